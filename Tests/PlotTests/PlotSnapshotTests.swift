import GridSupport
import TerminalKit
import Testing

@testable import Plot

#if canImport(Glibc)
  import Glibc
#endif

/// What plots look like, in text and styles, against golden files that were looked at.
@Suite struct PlotSnapshotTests {
  private static let looks: [(name: String, look: Look)] = [
    ("braille-24bit", .plain(.braille)), ("braille-none", .plain(.braille, .none)),
    ("half-256", .plain(.halfBlock, .palette256)), ("half-8", .plain(.halfBlock, .palette8)),
    ("ascii-8", .plain(.ascii, .palette8)),
    ("ascii-none", .plain(.ascii, .none)),
  ]

  private static func descent(_ rate: Double, from start: Double) -> [Double] {
    (0..<60).map { 0.01 + start * exp(-rate * Double($0)) }
  }

  private static var lossCurve: LinePlot {
    var values = descent(0.15, from: 6)
    values[20] = .nan
    values[22] = .nan
    values[40] = 3
    let series = [
      Series(ArraySamples(descent(0.05, from: 4)), label: "before", role: .ghost, stroke: .dotted),
      Series(
        ArraySamples(descent(0.12, from: 9)), label: "predicted", role: .series2, stroke: .dashed),
      Series(ArraySamples(values), label: "loss", level: 2),
    ]
    let x = Axis(from: 0, to: 60, quantity: .count)
    var plot = LinePlot(
      x: x, y: .fitting(series, over: x, scale: .logarithmic, including: [0.01]), series: series)
    plot.references = [ReferenceLine(y: 0.01, label: "floor")]
    plot.events = [PlotEvent(x: 12, label: "rate 0.3"), PlotEvent(x: 50, label: "batch 8")]
    plot.cursor = 30
    return plot
  }

  private static func contours(_ rect: Rect, _ glyphs: GlyphSet) -> ContourPlot {
    var plot = ContourPlot(extent: PlaneRect(minX: -2, maxX: 1.5, minY: -0.5, maxY: 2.5))
    let seen = plot.visibleExtent(in: rect, glyphs: glyphs)
    var values: [Double] = []
    for row in 0..<40 {
      for column in 0..<60 {
        let x = seen.minX + seen.width * Double(column) / 59 + 1
        let y = seen.minY + seen.height * Double(row) / 39 - 2
        values.append(x * x + 1.5 * y * y + x * y)
      }
    }
    plot.field = Field(columns: 60, rows: 40, values: values, extent: seen)
    plot.levels = plot.field.map { .logarithmic(of: $0, above: 0, count: 7) } ?? ContourLevels([])
    let path = (0..<12).map { step -> PlanePoint in
      let left = pow(0.72, Double(step))
      return PlanePoint(x: -1 + 2 * left, y: 2 - 2 * left * left)
    }
    plot.paths = [PlanePath(path, freshSegments: 4)]
    plot.marks = [
      PlaneMark(PlanePoint(x: -1, y: 2), .cross, label: "true_w", role: .target),
      PlaneMark(PlanePoint(x: -1.3, y: 1.9), .diamond, label: "w*", role: .goal),
      PlaneMark(path[11], .at, label: "w", role: .current),
    ]
    return plot
  }

  @Test(arguments: looks.map(\.name))
  func lossCurve(name: String) throws {
    let look = try #require(Self.looks.first { $0.name == name }).look
    let grid = Grid.showing(Self.lossCurve, width: 60, height: 16, look: look)
    try GoldenFile.check(GoldenFile.describe(grid), "loss-\(name)")
  }

  @Test(arguments: looks.map(\.name))
  func contours(name: String) throws {
    let look = try #require(Self.looks.first { $0.name == name }).look
    let rect = Rect(x: 0, y: 0, width: 56, height: 16)
    let grid = Grid.showing(Self.contours(rect, look.glyphs), width: 56, height: 16, look: look)
    try GoldenFile.check(GoldenFile.describe(grid), "contours-\(name)")
  }

  /// What has spoilt other people's charts: constant, single, missing, huge, zero and negative values.
  @Test(arguments: [Axis.Scale.linear, .logarithmic])
  func oddSeries(scale: Axis.Scale) throws {
    let rows: [(String, [Double])] = [
      ("constant", [3, 3, 3, 3]), ("single", [0.5]), ("missing", [.nan, .nan]),
      ("isolated", [1, .nan, 2, .nan, 3]), ("huge", [-1e300, 1e300, 0]),
      ("zero and negative", [8, 0, 4, -3, 2]), ("infinite", [1, .infinity, 2, -.infinity, 3]),
    ]
    var text = ""
    for (name, values) in rows {
      let series = [Series(ArraySamples(values))]
      let x = Axis(from: 0, to: 4, quantity: .count)
      let plot = LinePlot(x: x, y: .fitting(series, over: x, scale: scale), series: series)
      let grid = Grid.showing(plot, width: 30, height: 7)
      text += "\(name)\n" + grid.plainText
    }
    try GoldenFile.check(text, "odd-\(scale)")
  }

  @Test func offTheScale() throws {
    var values = (0..<200).map { (index: Int) -> Double in 1 + sin(Double(index) / 9) }
    values[90] = 1e6
    values[140] = -1e6
    let series = [Series(ArraySamples(values))]
    let x = Axis(from: 0, to: 199, quantity: .count)
    let plot = LinePlot(x: x, y: .fitting(series, over: x, scale: .linear), series: series)
    try GoldenFile.check(Grid.showing(plot, width: 50, height: 10).plainText, "off-scale")
  }
}
