import GridSupport
import Randomness
import TerminalKit
import Testing

@testable import Plot

@Suite struct ContourPlotTests {
  private static func field(
    _ extent: PlaneRect, _ columns: Int = 60, _ rows: Int = 40, _ height: (Double, Double) -> Double
  ) throws -> Field {
    var values: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        values.append(
          height(
            extent.minX + extent.width * Double(column) / Double(columns - 1),
            extent.minY + extent.height * Double(row) / Double(rows - 1)))
      }
    }
    return try #require(Field(columns: columns, rows: rows, values: values, extent: extent))
  }

  private static let square = PlaneRect(minX: -2, maxX: 2, minY: -1, maxY: 3)

  /// Bilinear interpolation is exact for a + bx + cy + dxy.
  @Test func fieldsInterpolate() throws {
    let height = { (x: Double, y: Double) in 1 + 2 * x - 3 * y + 0.5 * x * y }
    let field = try Self.field(Self.square, 7, 5, height)
    var random = SplitMix64(seed: 2)
    for _ in 0..<200 {
      let (x, y) = (random.between(-2, 2), random.between(-1, 3))
      // A few roundings of numbers of size 10.
      #expect(abs(field.value(x: x, y: y) - height(x, y)) < 1e-12)
    }
    #expect(field.value(x: -2, y: -1) == height(-2, -1))
    #expect(field.value(x: 2, y: 3) == height(2, 3))
    #expect(field.value(x: 2.1, y: 0).isNaN && field.value(x: 0, y: -1.1).isNaN)
    #expect(field.value(x: .nan, y: 0).isNaN && field.value(x: .infinity, y: 0).isNaN)
  }

  @Test func fieldsOfTheWrongSizeAreRefused() {
    #expect(Field(columns: 2, rows: 2, values: [1, 2, 3], extent: Self.square) == nil)
    #expect(Field(columns: 1, rows: 4, values: [1, 2, 3, 4], extent: Self.square) == nil)
    #expect(Field(columns: .max, rows: 2, values: [], extent: Self.square) == nil)
  }

  @Test func bandsCountTheLevelsReached() {
    let levels = ContourLevels([3, 1, 2, .nan, 2, .infinity])
    #expect(levels.values == [1, 2, 3])
    #expect([0, 1, 1.5, 2, 3, 9].map { levels.band(of: $0) } == [0, 1, 1, 2, 3, 3])
    #expect(levels.band(of: .infinity) == 3 && levels.band(of: -.infinity) == 0)
    #expect(levels.band(of: .nan) == nil)
  }

  /// Axes are named in their corners, clear of signs and of the names of these.
  @Test func axesAreNamedClearOfSigns() {
    var plot = ContourPlot(extent: Self.square)
    plot.hasEqualUnits = false
    plot.xLabel = "east"
    plot.yLabel = "north"
    var lines = Grid.showing(plot, width: 40, height: 10).plainText.split(separator: "\n")
    #expect(lines[0].contains("north") && lines[8].hasSuffix("east"))
    plot.marks = [
      PlaneMark(PlanePoint(x: 2, y: -1), .disc, label: "here", role: .current),
      PlaneMark(PlanePoint(x: -2, y: 3), .cross, role: .target),
    ]
    lines = Grid.showing(plot, width: 40, height: 10).plainText.split(separator: "\n")
    #expect(lines[7].hasSuffix("east") && lines[8].hasSuffix("●"))
    #expect(lines[0].contains("here") && lines[0].contains("✕") && lines[1].contains("north"))
  }

  /// On a bowl, heights in equal ratios are circles whose radii are in equal ratios.
  @Test func logarithmicLevelsAreInEqualRatios() throws {
    let field = try Self.field(Self.square) { x, y in x * x + y * y + 5 }
    let levels = ContourLevels.logarithmic(of: field, above: 5, count: 8).values
    #expect(levels.count == 8)
    let ratios = zip(levels, levels.dropFirst()).map { ($1 - 5) / ($0 - 5) }
    for ratio in ratios { #expect(abs(ratio / ratios[0] - 1) < 1e-9) }
    #expect(ContourLevels.logarithmic(of: field, above: 1e9, count: 8).values.isEmpty)
    #expect(ContourLevels.logarithmic(of: field, above: .nan, count: 8).values.isEmpty)
    #expect(ContourLevels.logarithmic(of: field, above: 5, count: 0).values.isEmpty)
  }

  @Test(arguments: [
    Size(width: 40, height: 10), Size(width: 10, height: 30), Size(width: 80, height: 40),
  ])
  func unitsAreEqual(size: Size) {
    let plane = PlaneRect(minX: 0, maxX: 3, minY: -1, maxY: 1).withEqualUnits(on: size)
    // A cell is twice as high as wide, so a unit spans twice as many columns as rows; both count between dots.
    let across = Double(size.width * 2 - 1) / plane.width
    let down = Double(size.height * 4 - 1) / plane.height
    #expect(abs(across / down - 1) < 1e-12)
    #expect(plane.minX <= 0 && plane.maxX >= 3 && plane.minY <= -1 && plane.maxY >= 1)
    #expect(abs(plane.minX + plane.maxX - 3) < 1e-12 && abs(plane.minY + plane.maxY) < 1e-12)
  }

  @Test func equalUnitsHoldOnTheScreen() {
    let plot = ContourPlot(extent: Self.square)
    let rect = Rect(x: 0, y: 0, width: 70, height: 20)
    let frame = plot.frame(in: rect, glyphs: .braille)
    let origin = (frame.dotX(0), frame.dotY(0))
    let right = frame.dotX(1).map { $0 - (origin.0 ?? 0) }
    let up = frame.dotY(1).map { (origin.1 ?? 0) - $0 }
    #expect(abs((right ?? 0) - (up ?? 9)) <= 1)
    let seen = plot.visibleExtent(in: rect, glyphs: .braille)
    #expect(seen.minX <= -2 && seen.maxX >= 2 && seen.minY <= -1 && seen.maxY >= 3)
  }

  /// The dots between two bands are next to a dot of another band: worked out from the heights themselves.
  @Test func linesRunWhereTheBandChanges() throws {
    let plot = ContourPlot(extent: Self.square)
    let rect = Rect(x: 0, y: 0, width: 60, height: 20)
    let frame = plot.frame(in: rect, glyphs: .braille)
    let seen = plot.visibleExtent(in: rect, glyphs: .braille)
    let field = try Self.field(seen, 200, 160) { x, y in x * x + y * y }
    let map = BandMap(field: field, levels: ContourLevels([1]), frame: frame)
    var canvas = Canvas(size: frame.plot.size)
    map.drawLines(on: &canvas, look: .plain(.braille))
    var found = 0
    for y in 0..<canvas.dotHeight {
      for x in 0..<canvas.dotWidth where canvas.isSet(x: x, y: y) {
        found += 1
        let (px, py) = (
          frame.x.value(Double(x) / Double(canvas.dotWidth - 1)),
          frame.y.value(1 - Double(y) / Double(canvas.dotHeight - 1))
        )
        let unit = seen.width / Double(canvas.dotWidth - 1)
        #expect(abs((px * px + py * py).squareRoot() - 1) < 1.5 * unit)
      }
    }
    // A circle of radius r dots has about 8r/√2 dots on its edge.
    let radius = Double(canvas.dotWidth - 1) / seen.width
    #expect(Double(found) > 4 * radius && Double(found) < 8 * radius)
  }

  /// A valley narrower than a cell is still clear ground, in every row that it crosses.
  @Test func aNarrowValleyStaysOpen() throws {
    let plot = ContourPlot(extent: Self.square)
    let rect = Rect(x: 0, y: 0, width: 40, height: 12)
    let frame = plot.frame(in: rect, glyphs: .braille)
    let seen = plot.visibleExtent(in: rect, glyphs: .braille)
    let field = try Self.field(seen, 300, 300) { x, y in 1e4 * (x - y + 1) * (x - y + 1) }
    var canvas = Canvas(size: frame.plot.size)
    BandMap(field: field, levels: ContourLevels([30, 1e3, 1e4]), frame: frame).shade(&canvas)
    for halfRow in 0..<canvas.size.height * 2 {
      let y = frame.y.value(1 - (Double(halfRow) + 0.25) / Double(canvas.size.height * 2))
      guard y - 1 > seen.minX + 0.2, y - 1 < seen.maxX - 0.2 else { continue }
      let steps = (0..<canvas.size.width).compactMap {
        canvas.shades[(halfRow / 2 * canvas.size.width + $0) * 2 + halfRow % 2]
      }
      #expect(steps.min() == 0, "half row \(halfRow)")
    }
  }

  @Test func aValleyShowsOnEveryTerminal() throws {
    let rect = Rect(x: 0, y: 0, width: 40, height: 12)
    var plot = ContourPlot(extent: Self.square)
    let field = try Self.field(plot.visibleExtent(in: rect, glyphs: .braille), 300, 300) { x, y in
      (x - y + 1) * (x - y + 1)
    }
    plot.field = field
    plot.levels = .logarithmic(of: field, above: 0, count: 9)
    for look in Look.everyTerminal {
      var grid = Grid(size: rect.size)
      grid.draw(plot, in: rect, look: look)
      let frame = plot.frame(in: rect, glyphs: look.glyphs)
      let distinct = Set(
        (frame.plot.minX..<frame.plot.maxX).map { grid[Point(x: $0, y: frame.plot.minY + 6)] })
      #expect(distinct.count >= 3, "\(look.glyphs) \(look.colors)")
    }
  }

  @Test func marksOutOfSightBecomeArrows() {
    var plot = ContourPlot(extent: PlaneRect(minX: 0, maxX: 1, minY: 0, maxY: 1))
    plot.hasEqualUnits = false
    for (x, y, arrow) in [(5.0, 0.5, "▶"), (-5, 0.5, "◀"), (0.5, 9, "▲"), (0.5, -9, "▼")] {
      plot.marks = [PlaneMark(PlanePoint(x: x, y: y), .diamond, role: .goal)]
      let text = Grid.showing(plot, width: 30, height: 8).plainText
      #expect(text.contains(arrow) && !text.contains("◆"))
    }
    plot.marks = [PlaneMark(PlanePoint(x: .nan, y: 0), .diamond, role: .goal)]
    #expect(!Grid.showing(plot, width: 30, height: 8).plainText.contains("◆"))
  }

  @Test func aLongPathOnOneDotIsOneDot() {
    var plot = ContourPlot(extent: Self.square)
    plot.paths = [PlanePath(Array(repeating: PlanePoint(x: 0, y: 0), count: 10_000))]
    let text = Grid.showing(plot, width: 30, height: 10).plainText
    #expect(text.unicodeScalars.filter { (0x2801...0x28FF).contains($0.value) }.count < 40)
  }
}
