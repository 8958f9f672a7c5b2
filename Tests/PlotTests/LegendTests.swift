import GridSupport
import TerminalKit
import Testing

@testable import Plot

#if canImport(Glibc)
  import Glibc
#endif

/// Where the names of curves stand in a plot.
@Suite struct LegendTests {
  private func plot(_ curves: [[Double]]) -> LinePlot {
    let series = curves.enumerated().map {
      Series(ArraySamples($0.element), label: "curve \($0.offset)", level: 1)
    }
    let x = Axis(from: 0, to: Double(curves[0].count - 1), quantity: .count)
    return LinePlot(x: x, y: Axis(from: 0, to: 1), series: series)
  }

  /// Curves that leave one part of the plot free, none of its corners.
  private static let shapes: [(name: String, curves: [[Double]])] = [
    ("frame", [0.02, 0.98].map { Array(repeating: $0, count: 41) }),
    (
      "hill",
      [(0...40).map { 0.95 - pow(Double($0 - 20) / 21, 2) }, Array(repeating: 0.9, count: 41)]
    ),
    ("cross", [(0...40).map { Double($0) / 40 }, (0...40).map { 1 - Double($0) / 40 }]),
  ]

  @Test(arguments: shapes.map(\.name))
  func coversNoCurveWhereThereIsAPlace(name: String) throws {
    let curves = try #require(Self.shapes.first { $0.name == name }).curves
    var plot = plot(curves)
    // Ticks draw faint dots that names may cover; there are none without names of ticks.
    let named = Grid.showing(plot, width: 60, height: 20)
    let frame = plot.frame(in: named.bounds, glyphs: .braille)
    for index in plot.series.indices { plot.series[index].label = .empty }
    let bare = Grid.showing(plot, width: 60, height: 20)
    #expect(named.plainText.contains("curve 0") && named.plainText.contains("curve 1"))
    #expect(frame.plot == plot.frame(in: bare.bounds, glyphs: .braille).plot)
    let faint = Look.plain(.braille).style(.gridLine)
    let changed = zip(named.cells, bare.cells).filter { $0 != $1 }.map(\.1)
    #expect(changed.filter { $0.glyph != .space && $0.style != faint }.isEmpty)
  }

  /// Names of levels stand where no curve is, and not in one another.
  @Test func namesOfLevelsGetOutOfTheWay() {
    // A curve that leaves the row of the levels free in the middle alone.
    var plot = plot([(0...40).map { (12...28).contains($0) ? 0.9 : 0.5 }])
    plot.series[0].label = .empty
    plot.references = [ReferenceLine(y: 0.5, label: "floor")]
    let grid = Grid.showing(plot, width: 60, height: 20)
    let line = grid.lines.first { $0.contains("floor") } ?? ""
    let start = line.prefix(while: { $0 != "f" }).count
    #expect((24...40).contains(start), "\(line)")
    plot.references = ["one", "two", "three"].map { ReferenceLine(y: 0.3, label: $0) }
    let names = Grid.showing(plot, width: 60, height: 20).plainText
    #expect(["one", "two", "three"].allSatisfy { names.contains($0) })
  }

  @Test(arguments: [GlyphSet.braille, .halfBlock, .ascii])
  func fourCurvesAreToldApartWithoutColour(glyphs: GlyphSet) {
    let strokes = (5..<9).map(Series.Stroke.of)
    #expect(Set(strokes.map(\.pattern)).count == 4)
    #expect(Set(strokes.map { $0.sample(.plain(glyphs)) }).count == 4)
  }

  /// What is said where there is no curve stands beside the name of a level, not in it.
  @Test func thePlaceholderLeavesNamesOfLevelsAlone() {
    var plot = plot([Array(repeating: .nan, count: 41)])
    plot.placeholder = "nothing is here yet"
    plot.references = [ReferenceLine(y: 0.5, label: "floor")]
    for height in 3...20 {
      let lines = Grid.showing(plot, width: 40, height: height).lines
      let named = lines.filter { $0.contains("floor") }
      #expect(named.count == 1 && !named.contains { $0.contains("nothing") }, "\(lines)")
    }
  }

  /// Names that are of unlike lengths take as few rows as they can, each whole.
  @Test func namesAboveAPlotAreWhole() {
    let noise = (0...400).map { Double($0 * 7919 % 101) / 100 }
    for width in 30..<70 {
      var plot = plot(Array(repeating: noise, count: 4))
      for (index, name) in ["a", "one that is long", "b", "c"].enumerated() {
        plot.series[index].label = SafeText("<\(name)>")
      }
      let grid = Grid.showing(plot, width: width, height: 20)
      let frame = plot.frame(in: grid.bounds, glyphs: .braille)
      let above = grid.lines[..<frame.plot.minY].joined(separator: "\n")
      for name in ["<a>", "<one that is long>", "<b>", "<c>"] { #expect(above.contains(name)) }
      #expect(frame.plot.minY <= 3)
    }
  }

  /// Without a free place the names get rows of their own, and hit tests know it.
  @Test(arguments: GlyphSet.allCases)
  func getsRowsOfItsOwnWhereThereIsNone(glyphs: GlyphSet) throws {
    let noise = (0...400).map { Double($0 * 7919 % 101) / 100 }
    let plot = plot([noise, noise.reversed(), noise])
    let grid = Grid.showing(plot, width: 60, height: 20, look: .plain(glyphs))
    let frame = plot.frame(in: grid.bounds, glyphs: glyphs)
    #expect(frame.plot.minY == 1 && frame.plot.maxY == 19)
    for index in 0..<3 { #expect(grid.lines[0].contains("curve \(index)")) }
    #expect(!grid.lines[1...].joined().contains("curve"))
    // Where that is too much, there are none.
    let low = Grid.showing(plot, width: 14, height: 6, look: .plain(glyphs))
    #expect(plot.frame(in: low.bounds, glyphs: glyphs).plot.minY == 0)
  }

  // MARK: Notes

  private func noted(_ count: Int, _ curves: [[Double]]) -> LinePlot {
    var plot = plot(Array(repeating: curves, count: count).joined().prefix(count).map { $0 })
    for index in plot.series.indices {
      plot.series[index].label = SafeText("<name \(index)>")
      plot.series[index].note = SafeText("\(index)7.25")
    }
    return plot
  }

  @Test func aNoteStandsAtTheRightEndOfItsName() throws {
    let plot = noted(3, [Array(repeating: 0.1, count: 41)])
    let lines = Grid.showing(plot, width: 60, height: 20).lines
    let ends = try (0..<3).map { index in
      let line = try #require(lines.first { $0.contains("<name \(index)>") })
      let range = try #require(line.range(of: "\(index)7.25"))
      #expect(try #require(line.range(of: ">")).upperBound < range.lowerBound)
      return line.distance(from: line.startIndex, to: range.upperBound)
    }
    #expect(Set(ends).count == 1)
  }

  /// A plot with room for names alone shows them whole, and no note.
  @Test func notesGiveWayToNames() {
    let noise = (0...400).map { Double($0 * 7919 % 101) / 100 }
    for width in 24..<70 {
      let grid = Grid.showing(noted(3, [noise]), width: width, height: 12)
      let text = grid.plainText
      let notes = (0..<3).count { text.contains("\($0)7.25") }
      #expect(notes == 0 || notes == 3)
      #expect((0..<3).allSatisfy { text.contains("<name \($0)>") }, "\(width)")
      if width < 40 { #expect(notes == 0) } else if width > 60 { #expect(notes == 3) }
    }
  }

  /// Where entries of unlike lengths are set one after another none is written over the end of the one before.
  @Test func notesAboveAPlotAreWhole() throws {
    let noise = (0...400).map { Double($0 * 7919 % 101) / 100 }
    for width in 50..<100 {
      var plot = noted(6, [noise])
      plot.series[5].label = "<one that is longer>"
      let lines = Grid.showing(plot, width: width, height: 24).lines
      for index in 0..<6 {
        let line = try #require(lines.first { $0.contains("\(index)7.25") }, "\(width): \(index)")
        let end = try #require(line.firstRange(of: "\(index)7.25")).upperBound
        #expect(line[end...].first.map { $0 == " " } ?? true, "\(width): \(line)")
      }
    }
  }

  /// A place for the names alone is better than rows of their own with the notes.
  @Test func namesStayInThePlotWhereNotesHaveNoPlace() {
    let noise = (0...400).map { $0 > 260 ? .nan : Double($0 * 7919 % 101) / 100 }
    let plot = noted(3, [noise])
    let grid = Grid.showing(plot, width: 60, height: 12)
    #expect(plot.frame(in: grid.bounds, glyphs: .braille).plot.minY == 0)
    #expect(grid.plainText.contains("<name 2>") && !grid.plainText.contains("27.25"))
  }

  /// Of very many names those that have room are there, with the last one, the run itself.
  @Test func ofManyNamesSomeAreShown() throws {
    let noise = (0...400).map { Double($0 * 7919 % 101) / 100 }
    let grid = Grid.showing(noted(20, [noise]), width: 50, height: 12)
    let text = grid.plainText
    let shown = (0..<20).filter { text.contains("<name \($0)>") }
    #expect(shown.count > 3 && shown.count < 20 && shown.last == 19)
    #expect(text.contains("+\(20 - shown.count) more"))
    let frame = noted(20, [noise]).frame(in: grid.bounds, glyphs: .braille)
    #expect(frame.plot.minY > 0 && frame.plot.height >= 6)
  }
}
