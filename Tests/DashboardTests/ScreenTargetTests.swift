import Scenarios
import TerminalKit
import Testing

@testable import Dashboard

/// Clicks on what is written on the screen, found where it is drawn.
@Suite struct ScreenTargetTests {
  /// The cell of the middle of a text on the screen, of the one furthest to the left.
  private func place(of text: String, in bench: Bench, after start: Int = 0) throws -> Point {
    var lines = bench.screen().plainText.split(separator: "\n", omittingEmptySubsequences: false)
    // What a box says is looked for there, though the footer says it too.
    if bench.model.overlay != nil,
      lines.dropFirst(start).dropLast(2).contains(where: { $0.contains(text) })
    {
      lines.removeLast(2)
    }
    let found = lines.enumerated().dropFirst(start).compactMap { y, line in
      line.range(of: text).map {
        Point(x: line.distance(from: line.startIndex, to: $0.lowerBound), y: y)
      }
    }
    guard let place = found.min(by: { $0.x < $1.x }) else { throw Missing(text: text) }
    return place.moved(x: text.count / 2)
  }

  private struct Missing: Error { let text: String }

  private func click(_ text: String, in bench: inout Bench) throws {
    bench.click(try place(of: text, in: bench))
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 12)])
  func aClickOnAnEntryOfTheBrowserSelectsItAndAnotherOpensIt(size: Size) throws {
    var bench = try Bench(size: size)
    bench.press(.character("o"))
    bench.send(
      .listed([
        ScenarioEntry(id: "a", name: "a", title: "Alpha", about: "one", group: "First steps"),
        ScenarioEntry(id: "b", name: "b", title: "Beta", about: "two", group: "First steps"),
        ScenarioEntry(id: "c", name: "c", title: "Gamma", about: "three", group: "Stability"),
      ]))
    try click("Gamma", in: &bench)
    #expect(bench.model.browser?.selected == 2)
    try click("Stability", in: &bench)
    #expect(bench.model.browser?.selected == 2)
    try click("Beta", in: &bench)
    #expect(bench.model.browser?.selected == 1)
    #expect(bench.opened.isEmpty)
    try click("Beta", in: &bench)
    #expect(bench.opened == ["b"])
  }

  /// The list stays where it is under the pointer; the keys take it along again.
  @Test func aLongListDoesNotMoveWhenItIsClicked() throws {
    var bench = try Bench()
    let entries = (10..<80).map {
      ScenarioEntry(id: "\($0)", name: "\($0)", title: "Lesson \($0)", about: "")
    }
    bench.press(.character("o"))
    bench.send(.listed(entries))
    // Below the middle, where the selection of a key would be.
    let place = try place(of: "Lesson 22", in: bench)
    bench.click(place)
    #expect(bench.model.browser?.selected == 12)
    #expect(try self.place(of: "Lesson 22", in: bench).y == place.y)
    bench.click(place)
    #expect(bench.opened == ["22"])
    bench.send(.unprepared(number: 1, "gone"))
    bench.press(.character("o"))
    bench.send(.listed(entries))
    bench.click(place)
    for _ in 0..<20 { bench.press(.down) }
    #expect(bench.screen().plainText.contains("Lesson 42"))
    bench.press(.up, .pageUp, .pageDown)
    bench.type("70")
    #expect(bench.model.browser?.selected == 0)
    bench.click(place)
    #expect(bench.model.browser?.selected == 0)
  }

  @Test func aClickOnACommandOfThePaletteSelectsItAndAnotherDoesIt() throws {
    var bench = try Bench()
    bench.press(.end, .character(":"))
    try click("Ten updates back", in: &bench)
    #expect(bench.model.snapshot.position == 20)
    try click("Ten updates back", in: &bench)
    #expect(bench.model.snapshot.position == 10)
    #expect(bench.model.overlay == nil)
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 12)])
  func aClickOnAnAnswerGivesIt(size: Size) throws {
    func asked() throws -> Bench {
      var bench = try Bench(size: size)
      bench.press(.character("]"), .character("q"))
      return bench
    }
    var bench = try asked()
    try click("changes", in: &bench)
    #expect(bench.model.overlay == .unsaved(.quit))
    try click("stay", in: &bench)
    #expect(bench.model.overlay == nil)
    bench = try asked()
    try click("discard", in: &bench)
    #expect(bench.quits)
    bench = try asked()
    try click("save first", in: &bench)
    guard case .save = bench.model.overlay else {
      Issue.record("no question for the name")
      return
    }
    bench.type("mine")
    bench.press(.enter)
    bench.send(.nameTaken(TakenName(name: "mine")))
    bench.click(try place(of: "replace", in: bench, after: size.height / 2))
    #expect(bench.saves.last?.replaces == true)
  }

  @Test func aClickOnAHintOfTheFooterIsAsItsKey() throws {
    var bench = try Bench(size: Size(width: 120, height: 40))
    try click(". step", in: &bench)
    #expect(bench.model.snapshot.position == 1)
    let scrub = try place(of: "←→", in: bench)
    bench.click(scrub.moved(x: -1))
    #expect(bench.model.snapshot.position == 0)
    bench.click(scrub)
    #expect(bench.model.snapshot.position == 1)
    try click("enter edit", in: &bench)
    #expect(bench.model.form.editor != nil)
    bench.click(try place(of: "esc leave", in: bench, after: 39))
    #expect(bench.model.form.editor == nil)
    try click("help", in: &bench)
    #expect(bench.model.overlay == .help(scroll: 0))
    bench.click(try place(of: "↑↓", in: bench))
    #expect(bench.model.overlay == .help(scroll: 1))
    try click("esc close", in: &bench)
    #expect(bench.model.overlay == nil)
    try click("q quit", in: &bench)
    #expect(bench.quits)
  }

  @Test func aSecondClickOnATitleGivesThePanelTheScreenAndBack() throws {
    var bench = try Bench()
    try click("w over the loss", in: &bench)
    #expect(bench.model.focus == .trajectory)
    #expect(bench.model.zoomed == nil)
    try click("w over the loss", in: &bench)
    #expect(bench.model.zoomed == .trajectory)
    try click("w over the loss", in: &bench)
    #expect(bench.model.zoomed == nil)
  }

  @Test func aLongListOfSettingsDoesNotMoveWhenItIsClicked() throws {
    var bench = try Bench(size: Size(width: 40, height: 12))
    for _ in 0..<4 { bench.press(.down) }
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .settings)).rect
    let last = Point(x: rect.minX + 3, y: rect.maxY - 1)
    let before = bench.model.selectedRow
    bench.click(last)
    #expect(bench.model.selectedRow > before)
    let selected = bench.model.form.selected
    bench.click(last)
    #expect(bench.model.form.selected == selected)
    #expect(bench.model.form.editor != nil)
    // A click on what is typed leaves it alone, one elsewhere leaves it and what was wrong with it.
    bench.type("nonsense")
    bench.press(.enter)
    #expect(bench.model.form.refusal != nil)
    bench.click(layout.header.origin)
    #expect(bench.model.form.editor != nil)
    bench.click(try #require(layout.rect(of: .loss)).origin.moved(y: 2))
    #expect(bench.model.form.editor == nil)
    #expect(bench.model.form.refusal == nil)
  }
}

extension Bench {
  mutating func click(_ point: Point) {
    for kind in [MouseEvent.Kind.press(.left), .release(.left)] {
      send(.input(.mouse(MouseEvent(position: point, kind: kind))))
    }
  }
}

extension Model {
  /// The browser, if it is open.
  var browser: Browser? {
    if case .browser(let browser) = overlay { browser } else { nil }
  }
}
