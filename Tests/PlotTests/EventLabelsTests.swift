import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

@Suite struct EventLabelsTests {
  @Test func labelsNeverTouch() {
    var random = SplitMix64(seed: 21)
    for _ in 0..<500 {
      let width = random.below(100)
      let count = random.below(12)
      let columns = (0..<count).map { _ in random.below(max(width, 1)) }.sorted()
      let labels = (0..<count).map { _ in
        SafeText(String(repeating: "x", count: random.below(15)))
      }
      let placed = EventLabels.place(labels, at: columns, width: width, rows: 3)
      for (index, one) in placed.enumerated() {
        #expect(one.column >= 0 && one.column + one.label.width <= width && one.row < 3)
        let cells = one.column..<one.column + one.label.width
        #expect(!columns.contains { cells.contains($0) && $0 != columns[one.event] })
        for other in placed[(index + 1)...] where other.row == one.row {
          #expect(other.column > cells.upperBound || other.column + other.label.width < one.column)
        }
      }
    }
  }

  @Test func aLabelStandsBesideItsLine() {
    let placed = EventLabels.place(["lr", "noise"], at: [4, 18], width: 20, rows: 3)
    #expect(placed.map(\.column) == [5, 13])
    #expect(placed.map(\.row) == [0, 0])
    #expect(EventLabels.place(["lr"], at: [4], width: 20, rows: 0).isEmpty)
  }

  @Test func aLabelCoversNoSign() {
    let placed = EventLabels.place(["lr 0.1"], at: [4], width: 20, rows: 3) { column, row in
      row == 0 && column == 7
    }
    #expect(placed.map(\.row) == [1])
    // A lone first point in the corner stays, and so does a name that has another row.
    let x = Axis(from: 0, to: 20, quantity: .count)
    var plot = LinePlot(
      x: x, y: Axis(from: 0, to: 1), series: [Series(ArraySamples([.nan, .nan, 1]))])
    plot.events = [PlotEvent(x: 0, label: "lr 0.1")]
    let text = Grid.showing(plot, width: 40, height: 12).plainText
    #expect(text.contains("•") && text.contains("lr 0.1"))
  }

  @Test func aLegendCoversNoSign() {
    let x = Axis(from: 0, to: 20, quantity: .count)
    var plot = LinePlot(x: x, y: Axis(from: 0, to: 1), series: [])
    let places = [18.0, 19, 20].map { PlanePoint(x: $0, y: 1) }
    plot.points = [PlotPoints(places, label: "outliers", mark: .cross)]
    let text = Grid.showing(plot, width: 40, height: 12).plainText
    // Three, and one in the legend.
    #expect(text.count { $0 == "✕" } == 4)
  }

  @Test func crowdedLabelsGoToFurtherRows() {
    let placed = EventLabels.place(
      ["aaaa", "bbbb", "cccc", "dddd"], at: [0, 6, 6, 6], width: 12, rows: 3)
    #expect(Set(placed.map { [$0.column, $0.row] }).count == placed.count)
    #expect(placed.count >= 3)
  }
}
