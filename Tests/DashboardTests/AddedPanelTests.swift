import Engine
import Scenarios
import TerminalKit
import Testing

@testable import Dashboard

extension PanelName {
  fileprivate static let tally: PanelName = "tally"
}

/// A panel that the program does not have: a list of three entries, which stand for speeds.
private struct TallyPanel: Panel {
  let name = PanelName.tally
  var placement = Placement()

  func title(_ model: Model, in room: PanelRoom) -> SafeText { "tally" }

  func caption(_ model: Model, in room: PanelRoom) -> SafeText { "\(room.rect.width) columns" }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    for row in 0..<3 {
      grid.write("entry \(row)", in: room.rect.row(row), style: model.look.style(.text))
    }
  }

  func height(_ model: Model, width: Int) -> Int { 3 + 2 }

  func handle(_ key: Key, in model: inout Model) -> [Effect]? {
    key == .character("Q") ? model.change(to: .flatOut) : nil
  }

  func entry(at point: Point, _ model: Model, in room: PanelRoom) -> PanelEntry? {
    let row = point.y - room.rect.minY
    return room.rect.contains(point) && row < 3 ? PanelEntry(index: row, row: row) : nil
  }

  func click(_ entry: PanelEntry, in model: inout Model) -> [Effect] {
    model.change(to: .stepsPerSecond(Double(entry.index + 1)))
  }
}

/// A panel and a key are added by one value each: they are placed, drawn, told of, pressed and clicked.
@Suite struct AddedPanelTests {
  private static let sizes = [
    (40, 12), (60, 40), (80, 24), (120, 40), (160, 30), (160, 45), (200, 60),
  ].map { Size(width: $0.0, height: $0.1) }

  private func bench(_ size: Size, _ placement: Placement = Placement()) throws -> Bench {
    var scenario = Scenario()
    scenario.about = "A lesson."
    var bench = try Bench(scenario, size: size)
    bench.model.panels = PanelCatalogue(
      panels: PanelCatalogue.standard.panels + [TallyPanel(placement: placement)])
    return bench
  }

  private static let placements = [
    Placement(), Placement(area: .plots), Placement(leastWidth: 0, narrowShare: 5, column: .whole),
    Placement(column: .ifItFits), Placement(column: .text(least: 4)),
  ]

  /// Whatever its placement, the panels fill the screen between its first and its last rows, and none covers another.
  @Test(arguments: sizes, placements)
  func hasAPlaceInEveryArrangement(size: Size, placement: Placement) throws {
    var bench = try bench(size, placement)
    bench.model.focus = .tally
    let layout = ScreenLayout(bench.model, size: size)
    #expect(layout.reachable.contains(.tally) || placement.leastWidth > size.width)
    #expect(layout.rect(of: .tally) != nil || placement.leastWidth > size.width)
    var owners: [Point: Int] = [:]
    for placed in layout.panels {
      for y in placed.rect.minY..<placed.rect.maxY {
        for x in placed.rect.minX..<placed.rect.maxX { owners[Point(x: x, y: y), default: 0] += 1 }
      }
    }
    #expect(owners.values.allSatisfy { $0 == 1 })
    let body = size.height - (size.height >= 20 ? 3 : 2)
    // Where there are no borders a column may lie between two panels.
    let least = layout.hasBorders ? size.width * body : (size.width - 2) * body
    #expect(owners.count >= least && owners.count <= size.width * body)
    guard let room = layout.room(of: .tally) else { return }
    let text = bench.screen().plainText
    // A narrow column has the beginning of the name.
    #expect(text.contains("▸ ta"))
    #expect(room.rect.height < 1 || text.contains("entry 0"))
  }

  @Test func hasTheKeyboardAndTheMouse() throws {
    var bench = try bench(Size(width: 200, height: 60))
    bench.press(.character("Q"))
    #expect(bench.model.snapshot.speed == .stepsPerSecond(10))
    bench.press(.backTab)
    #expect(bench.model.focus == .tally)
    bench.press(.character("Q"))
    #expect(bench.model.snapshot.speed == .flatOut)
    // Other keys are those of the table.
    bench.press(.character("."))
    #expect(bench.model.snapshot.position == 1)
    bench.model.focus = .settings
    let room = try #require(bench.model.room(of: .tally))
    bench.click(room.rect.origin.moved(x: 2, y: 1))
    #expect(bench.model.focus == .tally && bench.model.snapshot.speed == .stepsPerSecond(2))
    bench.press(.character("z"))
    let text = bench.screen().plainText
    #expect(bench.model.zoomed == .tally && text.contains("\(200 - 4) columns"))
    let isThere = bench.model.maximize(panelNamed: "tally")
    #expect(isThere)
  }

  @Test func aKeyIsOneRow() throws {
    let row = KeyBinding(
      [.control("t")], "tally", "Count what there is", .screen, footer: .place(0),
      change: { $0.notice = .information("counted") })
    var bench = try bench(Size(width: 120, height: 40))
    bench.press(.control("t"))
    #expect(bench.model.notice == nil)
    bench.model.keys = KeyTable(rows: KeyTable.standard.rows + [row])
    #expect(bench.screen().plainText.contains("ctrl-t tally"))
    bench.press(.control("t"))
    #expect(bench.model.notice == .information("counted"))
    bench.press(.character("?"))
    for _ in 0..<10 { bench.press(.pageDown) }
    #expect(bench.screen().plainText.contains("Count what there is"))
    bench.press(.escape, .character(":"))
    bench.type("count")
    bench.press(.enter)
    #expect(bench.model.notice == .information("counted") && bench.model.overlay == nil)
  }
}
