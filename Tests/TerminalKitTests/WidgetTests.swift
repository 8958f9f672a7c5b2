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
    let items: [StyledText] = (0..<30).map { "entry \($0) 漢字" }
    return [
      ("Panel", Panel(title: "漢字 title", badge: "badge", lowerLeft: "left", lowerRight: "right")),
      ("KeyValueList", KeyValueList([.init("name 漢字", value: "value"), .init("b", "c")])),
      ("ListView", ListView(items, selection: 17)),
      ("ListView, empty", ListView([], placeholder: "none")),
      (
        "Table",
        Table(
          columns: [.init("a"), .init("b", .right)], rows: [["1", "2"], ["漢字"], []], selection: 1)
      ),
      ("TextField", TextField(TextEditor("0.1 漢字"))),
      ("TextField, empty", TextField(TextEditor(), isValid: false, placeholder: "漢字")),
      ("Paragraph", Paragraph("Some words 漢字漢字漢字 and averyveryverylongwordwithoutend\n\nmore")),
      ("StatusBar", StatusBar(left: [.init("漢字"), .init("b")], right: [.init("c", priority: 1)])),
      ("Footer", Footer([.init("q", "quit", isEssential: true), .init("漢", "字")])),
      ("Modal", Modal(title: "help", contentSize: Size(width: 20, height: 5), lowerRight: "esc")),
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

  @Test func panelsHaveBordersAndLabels() {
    let panel = Panel(title: "loss", badge: "log", lowerRight: "step")
    #expect(
      Grid.showing(panel, width: 20, height: 3).lines
        == [
          "╭─ loss ───── log ─╮", "│                  │", "╰─────────── step ─╯",
        ])
    #expect(
      Grid.showing(panel, width: 12, height: 2, look: .plain(.ascii)).lines == [
        "+- loss ---+", "+--- step -+",
      ])
    var focused = panel
    focused.isFocused = true
    #expect(Grid.showing(focused, width: 20, height: 2).lines[0] == "╭─ ▸ loss ─── log ─╮")
  }

  @Test func theSelectionIsAlwaysVisible() {
    let items: [StyledText] = (0..<40).map { "\($0)" }
    for height in 1...12 {
      var first = 0
      for selection in [0, 1, 5, 39, 38, 20, 3, 0, 100, -1] {
        let list = ListView(items, selection: selection, firstVisible: first)
        let shown = list.firstShown(height: height)
        if items.indices.contains(selection) {
          #expect((shown..<shown + height).contains(selection))
        }
        #expect(shown >= 0 && shown <= 40 - height)
        if (first..<first + height).contains(selection), first <= 40 - height {
          #expect(shown == first, "a list moves only when it must")
        }
        first = shown
      }
    }
  }

  @Test func clicksFindTheEntry() {
    let list = ListView((0..<9).map { "\($0)" }, selection: 7)
    let rect = Rect(x: 2, y: 3, width: 10, height: 4)
    #expect(list.index(at: Point(x: 5, y: 3), in: rect) == 4)
    #expect(list.index(at: Point(x: 5, y: 7), in: rect) == nil)
    #expect(list.index(at: Point(x: 1, y: 4), in: rect) == nil)
    #expect(ListView(["a"]).index(at: Point(x: 2, y: 4), in: rect) == nil)
  }

  @Test func wrappedTextIsAllThere() {
    var noise = Noise(seed: 8)
    for _ in 0..<300 {
      let words = (0..<Int(noise.next() % 12)).map { _ in
        String(repeating: ["a", "漢", "é"][Int(noise.next() % 3)], count: Int(noise.next() % 9) + 1)
      }
      let text = words.joined(separator: String(repeating: " ", count: Int(noise.next() % 2) + 1))
      let width = Int(noise.next() % 12) + 2
      let lines = StyledText(SafeText(text)).wrapped(to: width)
      let back = lines.map(\.text.string).joined()
      #expect(back.filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { $0.width <= width })
      if words.allSatisfy({ SafeText($0).width <= width }) {
        let pieces = lines.flatMap { $0.text.string.split(separator: " ") }.map(String.init)
        #expect(pieces == words, "words that fit stay whole")
      }
    }
    #expect(StyledText("abc").wrapped(to: 0).isEmpty)
    #expect(StyledText("漢字").wrapped(to: 1).count == 2)
    #expect(StyledText.empty.wrapped(to: 5) == [.empty])
    #expect(StyledText("one two").wrapped(to: 3).map(\.text.string) == ["one", "two"])
  }

  @Test func wrappingKeepsRoles() {
    let text = StyledText("one ", .label) + StyledText("two three", .bad)
    let lines = text.wrapped(to: 7)
    #expect(
      lines == [StyledText("one ", .label) + StyledText("two", .bad), StyledText("three", .bad)])
  }

  @Test func theLeastImportantPartsGoFirst() {
    let bar = StatusBar(
      left: [.init("piste", priority: 3), .init("notebook", priority: 1)],
      right: [.init("LIVE", priority: 3), .init("40/s", priority: 0), .init("seed 0", priority: 1)])
    let shown = { (width: Int) in
      Grid.showing(bar, width: width, height: 1).lines[0]
        .split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(shown(60) == ["piste", "notebook", "LIVE", "40/s", "seed", "0"])
    #expect(shown(38) == ["piste", "notebook", "LIVE", "seed", "0"])
    #expect(shown(30) == ["piste", "notebook", "LIVE"])
    #expect(shown(16) == ["piste", "LIVE"])
    #expect(shown(7) == ["piste"])
    let grid = Grid.showing(bar, width: 40, height: 1)
    #expect(grid.lines[0].hasPrefix(" piste   notebook ") && grid.lines[0].hasSuffix("seed 0"))
  }

  @Test func essentialHintsStay() {
    let footer = Footer([
      .init("space", "run"), .init("s", "save"), .init("?", "help", isEssential: true),
    ])
    let shown = { (width: Int) in Grid.showing(footer, width: width, height: 1).lines[0] }
    #expect(shown(40) == " space run  s save  ? help")
    #expect(shown(26) == " space run  ? help")
    #expect(shown(10) == " ? help")
    #expect(shown(5) == "")
  }

  @Test func progressReachesItsEnds() {
    let bar = { Grid.showing(ProgressBar($0), width: 5, height: 1).lines[0] }
    #expect(bar(0) == "●────")
    #expect(bar(1) == "━━━━●")
    #expect(bar(.nan) == "●────" && bar(7) == "━━━━●" && bar(-1) == "●────")
    let rect = Rect(x: 3, y: 2, width: 11, height: 1)
    #expect(ProgressBar.fraction(at: Point(x: 13, y: 2), in: rect) == 1)
    #expect(ProgressBar.fraction(at: Point(x: 8, y: 2), in: rect) == 0.5)
    #expect(ProgressBar.fraction(at: Point(x: 14, y: 2), in: rect) == nil)
  }

  @Test func sparklinesShowPeaks() {
    let values = (0..<100).map { $0 == 57 ? 9.0 : 1 }
    #expect(Grid.showing(Sparkline(values), width: 10, height: 1).lines == ["▁▁▁▁▁█▁▁▁▁"])
    #expect(Grid.showing(Sparkline([1, .nan, 2]), width: 10, height: 1).lines == ["▁ █"])
    #expect(Grid.showing(Sparkline([5, 5]), width: 2, height: 1).lines == ["▅▅"])
  }

  /// Lines in a box stand on the box's background, whatever the theme.
  @Test(arguments: Theme.all.map(\.name))
  func boxesHaveNoHoles(name: String) throws {
    var look = Look.plain(.braille)
    look.theme = try #require(Theme.named(name))
    var grid = Grid(size: Size(width: 40, height: 10), style: look.style(.text))
    let modal = Modal(title: "ask", contentSize: Size(width: 20, height: 4), lowerRight: "esc")
    grid.draw(modal, in: grid.bounds, look: look)
    let content = modal.content(in: grid.bounds)
    let rows = content.rows([.cells(2), .rest])
    grid.draw(KeyValueList([.init("a", value: "1"), .init("b", "c")]), in: rows[0], look: look)
    grid.draw(Paragraph("some words here and there"), in: rows[1], look: look)
    let box = modal.frame(in: grid.bounds)
    let backgrounds = Set(
      (box.minY..<box.maxY).flatMap { y in
        (box.minX..<box.maxX).map { grid[Point(x: $0, y: y)].style.background }
      })
    #expect(backgrounds == [look.style(.modal).background])
  }

  @Test func modalsCoverAndDim() {
    var grid = Grid(size: Size(width: 20, height: 6))
    grid.fill(grid.bounds, with: "x", style: Style(foreground: .indexed(1), .bold))
    let modal = Modal(title: "ask", contentSize: Size(width: 6, height: 2))
    grid.draw(modal, in: grid.bounds, look: .plain(.braille))
    #expect(modal.content(in: grid.bounds) == Rect(x: 7, y: 2, width: 6, height: 2))
    #expect(grid.lines[2] == "xxxxx│        │xxxxx")
    #expect(grid[.zero].style == Look.plain(.braille).style(.backdrop))
  }
}
