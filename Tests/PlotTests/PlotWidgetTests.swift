import GridSupport
import TerminalKit
import Testing

@testable import Plot

@Suite struct PlotWidgetTests {
  /// Every plot, with contents that need room.
  static let all: [(name: String, widget: any Widget & Sendable)] = {
    let values = [6.4, 2, 0.3, .nan, 0.1, 0, -1, 1e300, .infinity]
    let series = [
      Series(ArraySamples(values), label: "loss", level: 1),
      Series(ArraySamples(values.map { $0 * 2 }), label: "before", role: .ghost, stroke: .dashed),
      Series(ArraySamples([]), label: "empty", stroke: .points),
    ]
    let x = Axis(from: 0, to: 8, quantity: .count)
    var plot = LinePlot(x: x, y: .fitting(series, over: x, scale: .logarithmic), series: series)
    plot.references = [ReferenceLine(y: 0.05, label: "floor"), ReferenceLine(y: .nan, label: "?")]
    plot.events = [PlotEvent(x: 3, label: "lr"), PlotEvent(x: .infinity, label: "never")]
    plot.points = [PlotPoints([PlanePoint(x: 1, y: 1)], label: "data")]
    plot.cursor = 4
    plot.placeholder = "nothing yet"
    let square = PlaneRect(minX: -1, maxX: 1, minY: -1, maxY: 1)
    var contours = ContourPlot(extent: square)
    contours.field = Field(
      columns: 3, rows: 3, values: [9, 1, 9, 1, 0, .nan, .infinity, 1, 9], extent: square)
    contours.levels = ContourLevels([0.5, 2, 5])
    contours.paths = [
      PlanePath([PlanePoint(x: -1, y: -1), PlanePoint(x: .nan, y: 0), PlanePoint(x: 1e300, y: 2)])
    ]
    contours.marks = [
      PlaneMark(PlanePoint(x: 0, y: 0), .at, label: "now", role: .current),
      PlaneMark(PlanePoint(x: 9, y: 0), .cross, label: "漢字", role: .target),
    ]
    return [
      ("Sparkline", Sparkline(values)), ("Sparkline, empty", Sparkline([.nan])),
      ("LinePlot", plot), ("ContourPlot", contours),
      ("Canvas", Canvas(size: Size(width: 5, height: 5))),
    ]
  }()

  private func contract(_ name: String) throws -> WidgetContract {
    WidgetContract(try #require(Self.all.first { $0.name == name }).widget)
  }

  @Test(arguments: all.map(\.name))
  func drawsInsideItsRectangle(name: String) throws {
    #expect(try contract(name).drawingOutside() == [])
  }

  @Test(arguments: all.map(\.name))
  func asciiIsEnough(name: String) throws {
    #expect(try contract(name).glyphsBeyondASCII(allowed: "漢字") == [])
  }

  @Test(arguments: all.map(\.name))
  func noColorsMeansNoColors(name: String) throws {
    #expect(try contract(name).colorsWithoutColors() == [])
  }

  @Test(arguments: all.map(\.name))
  func hugeRectanglesAreHarmless(name: String) throws {
    #expect(try contract(name).cellsOfHugeRectangles() == [24, 24, 24, 24])
  }
}
