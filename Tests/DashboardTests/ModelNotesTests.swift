import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Notes are corrected and deleted where they are listed.
@Suite struct ModelNotesTests {
  /// Step 12, the panel of events with the keyboard; its entries are the start, a note, a change, a note.
  private func bench(_ text: String = "one", isReplay: Bool = false) throws -> Bench {
    let events = [
      Event(at: 3, .note(text)), Event(at: 5, .set(name: "learning_rate", value: .number(0.3))),
      Event(at: 15, .note("two")),
    ]
    var bench = try Bench(
      Scenario(configuration: Configuration(), events: events), isReplay: isReplay)
    for _ in 0..<12 { bench.press(.character(".")) }
    bench.press(.backTab)
    #expect(bench.model.focus == .events)
    return bench
  }

  private func notes(_ bench: Bench) -> [String] {
    bench.model.snapshot.events.compactMap {
      if case .note(let text) = $0.action { text } else { nil }
    }
  }

  @Test func enterOpensANoteWithItsText() throws {
    var bench = try bench()
    bench.press(.up, .enter)
    guard case .note(let prompt) = bench.model.overlay else {
      Issue.record("no note is open")
      return
    }
    #expect(prompt.editor.text == "one")
    let screen = bench.screen().plainText
    #expect(screen.contains("note at step 3") && screen.contains("delete it if empty"))
    bench.type(" more")
    bench.press(.enter)
    #expect(notes(bench) == ["one more", "two"])
    #expect(bench.model.snapshot.position == 12 && bench.model.isUnsaved)
    #expect(bench.model.notice?.text == "The note at 3 has other words: u takes that back")
    bench.press(.character("u"))
    #expect(notes(bench) == ["one", "two"] && !bench.model.isUnsaved)
    #expect(
      bench.model.notice?.text == "Undone at step 3: other words of a note (U does it again)")
  }

  @Test func anEmptyTextDeletesTheNote() throws {
    var bench = try bench()
    bench.press(.down, .enter, .control("u"))
    #expect(bench.screen().plainText.contains("left empty, the note is deleted"))
    bench.press(.enter)
    #expect(notes(bench) == ["one"])
    bench.press(.character("u"))
    #expect(notes(bench) == ["one", "two"])
  }

  @Test(arguments: [Key.delete, .backspace])
  func aKeyDeletesTheSelectedNote(key: Key) throws {
    var bench = try bench()
    bench.press(.up, key)
    #expect(notes(bench) == ["two"])
    #expect(bench.model.notice?.text == "The note at 3 is deleted: u takes that back")
    bench.press(.character("u"))
    #expect(notes(bench) == ["one", "two"])
    #expect(
      bench.model.notice?.text == "Undone at step 3: the deletion of a note (U does it again)")
  }

  @Test func onlyNotesAreDeleted() throws {
    var bench = try bench()
    bench.press(.delete)
    #expect(bench.model.snapshot.events.count == 3, "a change is selected")
    bench.press(.up, .tab)
    #expect(bench.model.focus != .events)
    bench.press(.delete)
    #expect(bench.model.snapshot.events.count == 3)
    #expect(bench.model.notice?.text.string.hasPrefix("Select a note") == true)
  }

  @Test func escapeLeavesANoteAsItWas() throws {
    var bench = try bench()
    bench.press(.up, .enter)
    bench.type("!")
    bench.press(.escape)
    #expect(notes(bench) == ["one", "two"])
  }

  /// The field shows one line; the note keeps its own where nothing is typed.
  @Test func aNoteOfSeveralLinesStaysIfNothingIsTyped() throws {
    var bench = try bench("one\ntwo")
    bench.press(.up, .enter, .enter)
    #expect(notes(bench) == ["one\ntwo", "two"])
    #expect(!bench.model.isUnsaved)
  }

  @Test func enterOnAChangeGoesThere() throws {
    var bench = try bench()
    bench.press(.enter)
    #expect(bench.model.overlay == nil && bench.model.snapshot.position == 5)
  }

  /// What a replay keeps to itself is neither shown nor deleted: enter goes there, and then it is read.
  @Test func aReplayKeepsANoteAheadToItself() throws {
    var bench = try bench(isReplay: true)
    bench.press(.down, .delete)
    #expect(notes(bench) == ["one", "two"])
    bench.press(.enter)
    #expect(bench.model.overlay == nil && bench.model.snapshot.position == 15)
  }
}
