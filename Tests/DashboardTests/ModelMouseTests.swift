import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

@Suite struct ModelMouseTests {
  private func mouse(_ kind: MouseEvent.Kind, _ point: Point) -> Action {
    .input(.mouse(MouseEvent(position: point, kind: kind)))
  }

  @Test func givesThePanelThatIsClickedTheKeyboard() throws {
    var bench = try Bench()
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    for panel in layout.panels {
      let corner = Point(x: panel.rect.maxX - 2, y: panel.rect.maxY - 2)
      bench.send(mouse(.press(.left), corner))
      #expect(bench.model.focus == panel.name)
    }
  }

  @Test func movesTheCursorAlongTheTimeline() throws {
    var bench = try Bench()
    bench.press(.end)
    let timeline = ScreenLayout(bench.model, size: bench.model.size).timeline
    let middle = Point(x: timeline.minX + timeline.width / 2, y: timeline.minY)
    bench.send(mouse(.press(.left), middle))
    #expect((9...11).contains(bench.model.snapshot.position))
    bench.send(mouse(.drag(.left), Point(x: timeline.minX, y: 0)))
    #expect(bench.model.snapshot.position == 0)
    bench.send(mouse(.drag(.left), Point(x: timeline.maxX + 5, y: 0)))
    #expect(bench.model.snapshot.position == 20)
    bench.send(mouse(.release(.left), .zero))
    bench.send(mouse(.drag(.left), middle))
    #expect(bench.model.snapshot.position == 20)
  }

  @Test func movesTheCursorOnTheLossCurve() throws {
    var bench = try Bench()
    bench.press(.end)
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .loss)).rect
    let frame = LossCurve(bench.model).plot.frame(in: rect, glyphs: .braille)
    let column = try #require(frame.column(of: 7))
    bench.send(mouse(.press(.left), Point(x: column, y: rect.minY + 2)))
    #expect((6...8).contains(bench.model.snapshot.position))
  }

  @Test func selectsAndEditsTheSettingThatIsClicked() throws {
    var bench = try Bench()
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .settings)).rect
    let second = Point(x: rect.minX + 3, y: rect.minY + 1)
    bench.send(mouse(.press(.left), second))
    #expect(bench.model.form.selected == "steps")
    #expect(bench.model.form.editor == nil)
    bench.send(mouse(.press(.left), second))
    #expect(bench.model.form.editor?.text == "20")
  }

  @Test func scrollsListsAndZoomsPlotsByTheWheel() throws {
    var bench = try Bench()
    bench.press(.end)
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let settings = try #require(layout.rect(of: .settings)).origin
    bench.send(mouse(.wheel(.down), settings))
    #expect(bench.model.form.selected == "steps")
    let loss = try #require(layout.rect(of: .loss)).origin
    bench.send(mouse(.wheel(.up), loss))
    #expect(bench.model.lossView.window != nil)
    bench.send(mouse(.wheel(.down), loss))
    #expect(bench.model.lossView.window == nil)
  }

  @Test func doesNothingBehindABox() throws {
    var bench = try Bench()
    bench.press(.character("?"))
    let before = bench.model.focus
    bench.send(mouse(.press(.left), Point(x: 60, y: 5)))
    #expect(bench.model.focus == before)
  }

  @Test func goesToTheEventThatIsClicked() throws {
    let events = [3, 9].map { Event(at: $0, .note("at \($0)")) }
    var bench = try Bench(Scenario(events: events), size: Size(width: 120, height: 40))
    bench.press(.end)
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .events)).rect
    // Under the start stands the first note.
    let second = Point(x: rect.minX + 6, y: rect.minY + 1)
    bench.send(mouse(.press(.left), second))
    #expect(bench.model.eventList.selected == 1)
    #expect(bench.model.snapshot.position == 20)
    bench.send(mouse(.press(.left), second))
    #expect(bench.model.snapshot.position == 3)
    bench.send(mouse(.press(.left), Point(x: rect.minX, y: rect.maxY - 1)))
    #expect(bench.model.eventList.selected == 1)
  }

  /// What is clicked stays under the pointer, unless part of it would not be seen.
  @Test func theListOfEventsStaysUnderThePointer() throws {
    let words = String(repeating: "word ", count: 12)
    let events = (0..<20).map { Event(at: $0, .note("note \($0) \($0 % 3 == 0 ? words : "")")) }
    var bench = try Bench(Scenario(events: events), size: Size(width: 120, height: 40))
    bench.press(.end)
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let room = try #require(layout.room(of: .events))
    let rect = room.rect
    func rows() -> [String] {
      bench.screen().plainText.split(separator: "\n").map { line in
        String(line.dropFirst(rect.minX).prefix(rect.width - 1)).replacing("▸", with: " ")
      }[rect.minY..<rect.maxY].map { String($0) }
    }
    for y in [rect.minY + 1, rect.minY + 4, rect.maxY - 3, rect.minY + 2] {
      let before = rows()
      let point = Point(x: rect.minX + 8, y: y)
      let entry = try #require(EventsPanel().entry(at: point, bench.model, in: room)).index
      bench.send(mouse(.press(.left), point))
      #expect(bench.model.eventList.selected == entry)
      let moved = rows() != before
      let first = try #require(EventsPanel().entry(at: rect.origin, bench.model, in: room))
      let isCut =
        before.first.map { !$0.contains("@") } == true
        || EventsPanel().entry(at: Point(x: rect.minX, y: rect.maxY - 1), bench.model, in: room)?
          .index == entry
        || first.index == entry
      #expect(!moved || isCut)
      // The second click finds the same entry.
      #expect(EventsPanel().entry(at: point, bench.model, in: room)?.index == entry)
      bench.send(mouse(.press(.left), point))
      #expect(bench.model.snapshot.position == bench.model.eventEntries[entry].position)
      #expect(EventsPanel().entry(at: point, bench.model, in: room)?.index == entry)
    }
  }

  /// An entry that is cut off at the edge comes in whole, and no further.
  @Test(arguments: 4..<30)
  func anEntryThatIsCutOffComesIn(wordCount: Int) throws {
    let words = String(repeating: "word ", count: wordCount)
    let events = (0..<20).map { Event(at: $0, .note("note \($0) " + words)) }
    var bench = try Bench(Scenario(events: events), size: Size(width: 120, height: 40))
    bench.press(.home)
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let room = try #require(layout.room(of: .events))
    let rect = room.rect
    let last = Point(x: rect.minX + 8, y: rect.maxY - 1)
    let entry = try #require(EventsPanel().entry(at: last, bench.model, in: room))
    let count = SafeText(bench.model.eventEntries[entry.index].text)
      .wrapped(to: rect.width - "@19".count - 4).count
    bench.send(mouse(.press(.left), last))
    let found = try #require(EventsPanel().entry(at: last, bench.model, in: room))
    #expect(found.index == entry.index && found.row == min(entry.row, rect.height - count))
  }

  @Test func scrollsWhatLiesOnTopByTheWheel() throws {
    var bench = try Bench()
    bench.press(.character("?"))
    bench.send(mouse(.wheel(.down), .zero))
    bench.send(mouse(.wheel(.down), .zero))
    bench.send(mouse(.wheel(.up), .zero))
    #expect(bench.model.overlay == .help(scroll: 1))
    bench.press(.escape, .character(":"))
    bench.send(mouse(.wheel(.down), .zero))
    bench.send(mouse(.press(.left), .zero))
    guard case .palette(let palette) = bench.model.overlay else {
      Issue.record("the palette is gone")
      return
    }
    #expect(palette.selected == 1)
  }
}
