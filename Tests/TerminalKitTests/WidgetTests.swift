import Testing

@testable import TerminalKit

@Suite struct WidgetTests {
  /// Every widget, with contents that need room.
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
      ("Panel", Panel(title: "漢字 title", lowerLeft: "left", lowerRight: "right")),
      ("TextField", TextField(TextEditor("0.1 漢字"))),
      ("TextField, empty", TextField(TextEditor(), isValid: false, placeholder: "漢字")),
      ("StatusBar", StatusBar(left: [.init("漢字"), .init("b")], right: [.init("c", priority: 1)])),
      ("Footer", Footer([.init("q", "quit", isEssential: true), .init("漢", "字")])),
      ("Modal", Modal(title: "help", contentSize: Size(width: 20, height: 5))),
      ("ProgressBar", ProgressBar(0.4, known: 0.8, marks: [0, 0.5, 1, .nan])),
      ("ProgressBar, NaN", ProgressBar(.nan, known: .infinity)),
      ("Sparkline", Sparkline(values)), ("Sparkline, empty", Sparkline([.nan])),
      ("ScrollBar", ScrollBar(first: 3, visible: 5, total: 50)),
      ("LinePlot", plot), ("ContourPlot", contours),
      ("Canvas", Canvas(size: Size(width: 5, height: 5))),
    ]
  }()

  private static let canary = Cell("#", Style(foreground: .indexed(9), background: .indexed(3)))

  /// A grid of canaries stays what it is outside of the rectangle, at every size down to nothing.
  @Test(arguments: all.map(\.name))
  func drawsInsideItsRectangle(name: String) throws {
    let widget = try #require(Self.all.first { $0.name == name }).widget
    var sizes = (0...8).flatMap { width in (0...6).map { Size(width: width, height: $0) } }
    sizes += [Size(width: 13, height: 4), Size(width: 31, height: 9), Size(width: 60, height: 17)]
    let looks = [Look.plain(.braille), .plain(.halfBlock, .palette8), .plain(.ascii, .none)]
    for look in looks {
      for size in sizes {
        for origin in [Point(x: 2, y: 1), Point(x: -3, y: -2)] {
          let rect = Rect(origin: origin, size: size)
          var grid = Grid(size: Size(width: size.width + 4, height: size.height + 2))
          grid.fill(grid.bounds, with: Self.canary.glyph, style: Self.canary.style)
          widget.render(into: &grid, in: rect, look: look)
          expectCanaries(grid, outside: rect, "\(name) at \(size)")
        }
      }
    }
  }

  private func expectCanaries(_ grid: Grid, outside rect: Rect, _ comment: String) {
    for y in 0..<grid.size.height {
      for (x, cell) in grid.row(y).enumerated() where !rect.contains(Point(x: x, y: y)) {
        if cell != Self.canary { Issue.record("\(comment): touched \(x), \(y)") }
      }
    }
  }

  /// In ASCII nothing else is drawn, but for the texts that were passed in.
  @Test(arguments: all.map(\.name))
  func asciiIsEnough(name: String) throws {
    let widget = try #require(Self.all.first { $0.name == name }).widget
    for colors in ColorDepth.allCases {
      var grid = Grid(size: Size(width: 50, height: 14))
      widget.render(into: &grid, in: grid.bounds, look: .plain(.ascii, colors))
      let beyond = grid.cells.map(\.glyph.scalar).filter {
        !$0.isASCII && !"漢字".unicodeScalars.contains($0)
      }
      #expect(beyond.isEmpty, "\(name) draws \(beyond)")
    }
  }

  @Test func noColorsMeansNoColors() {
    for (name, widget) in Self.all {
      for theme in Theme.all {
        var look = Look.plain(.braille, .none)
        look.theme = theme
        var grid = Grid(size: Size(width: 50, height: 14))
        widget.render(into: &grid, in: grid.bounds, look: look)
        let colored = grid.cells.contains {
          !$0.style.foreground.isNone || !$0.style.background.isNone
        }
        #expect(!colored, "\(name) in \(theme.name)")
      }
    }
  }

  /// Rectangles far beyond the grid cost no more than the grid.
  @Test(arguments: all.map(\.name))
  func hugeRectanglesAreHarmless(name: String) throws {
    let widget = try #require(Self.all.first { $0.name == name }).widget
    for rect in [
      Rect(x: 0, y: 0, width: .max, height: 3), Rect(x: .min, y: .min, width: .max, height: .max),
      Rect(x: -5, y: 0, width: 9, height: .max), Rect(x: .max, y: 0, width: 5, height: 5),
    ] {
      var grid = Grid(size: Size(width: 6, height: 4))
      widget.render(into: &grid, in: rect, look: .plain(.braille))
      #expect(grid.cells.count == 24)
    }
  }
}
