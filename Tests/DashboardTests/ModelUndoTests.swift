import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// `u` takes back what was done last, `U` does it again, and the screen says so.
@Suite struct ModelUndoTests {
  private func lesson() throws -> Bench {
    try Bench(
      Scenario(
        configuration: Configuration(),
        events: [
          Event(at: 10, .set(name: "learning_rate", value: .number(0.3))),
          Event(at: 15, .note("Back under 2/λmax")),
        ]), name: "rescue")
  }

  @Test func returnsToThePlaceOfAForkAfterGoingOn() throws {
    var bench = try Bench()
    bench.press(keys: [.character("$"), .character("H")])
    let before = bench.model.snapshot
    bench.press(keys: [.character("]"), .character("$")])
    #expect(bench.model.isUnsaved)
    let after = bench.model.snapshot
    #expect(before.history.loss(at: 15) != after.history.loss(at: 15))
    bench.press(.character("u"))
    let snapshot = bench.model.snapshot
    #expect(snapshot.position == 10 && snapshot.head == 20)
    #expect(snapshot.events.isEmpty && snapshot.ghosts.isEmpty)
    #expect((0..<20).allSatisfy { snapshot.history[$0] == before.history[$0] })
    #expect(!bench.model.isUnsaved)
    #expect(
      bench.model.notice?.text == "Undone at step 10: learning rate 0.1 → 0.2 (U does it again)")
    bench.press(.character("U"))
    #expect(bench.model.snapshot.position == 20)
    #expect((0..<20).allSatisfy { bench.model.snapshot.history[$0] == after.history[$0] })
    #expect(
      bench.model.notice?.text
        == "Done again at step 10: learning rate 0.1 → 0.2 (u takes it back)")
    bench.press(.control("r"))
    #expect(bench.model.notice?.text == "Nothing to redo")
  }

  @Test func bringsBackWhatAForkDropped() throws {
    var bench = try lesson()
    bench.press(keys: [.character("$"), .character("0"), .character("f")])
    #expect(bench.model.snapshot.events.isEmpty && bench.model.snapshot.head == 0)
    #expect(
      bench.model.notice?.text
        == "A fork at 0: what lay ahead stays as a ghost; u takes it back")
    bench.press(.character("u"))
    #expect(bench.model.snapshot.events == bench.model.document.scenario.events)
    #expect(bench.model.snapshot.head == 20 && bench.model.snapshot.ghosts.isEmpty)
    #expect(bench.model.notice?.text == "Undone at step 0: the fork (U does it again)")
    #expect(!bench.model.isUnsaved)
  }

  @Test func saysThatAForkOfAPlanDropsIt() throws {
    var bench = try lesson()
    bench.press(.character("f"))
    #expect(
      bench.model.notice?.text == "A fork at 0: what lay ahead is dropped; u takes it back")
  }

  @Test func returnsToTheRunBeforeANewOne() throws {
    var bench = try Bench()
    bench.press(.end)
    let before = bench.model.snapshot
    while bench.model.settingRows[bench.model.selectedRow].setting.name != "seed" {
      bench.press(.down)
    }
    bench.press(.character("]"))
    #expect(bench.model.snapshot.head == 0)
    bench.press(.home, .character("u"))
    let snapshot = bench.model.snapshot
    #expect(snapshot.position == 20 && snapshot.parameters == before.parameters)
    #expect(snapshot.start == before.start && !bench.model.isUnsaved)
    #expect(snapshot.ghosts.isEmpty)
  }

  @Test func theHeaderForgetsAForkThatIsTakenBack() throws {
    var bench = try Bench()
    bench.press(keys: [.end, .character("H"), .character("]")])
    #expect(RunStatus(bench.model) == .fork)
    bench.press(.character("u"))
    #expect(RunStatus(bench.model) == .paused)
    bench.press(.character("U"))
    #expect(RunStatus(bench.model) == .fork)
  }

  @Test func showsTheSettingThatIsPutBack() throws {
    var bench = try Bench()
    bench.press(keys: [.character("]"), .down, .down, .character("u")])
    #expect(bench.model.form.selected == "learning_rate")
  }

  @Test func takesANoteBackWithoutMoving() throws {
    var bench = try Bench()
    bench.press(.character("n"))
    bench.type("here")
    bench.press(.enter, .end, .character("u"))
    #expect(bench.model.snapshot.events.isEmpty && bench.model.snapshot.position == 20)
    #expect(bench.model.notice?.text == "Undone at step 0: a note (U does it again)")
    bench.press(.character("U"))
    #expect(bench.model.snapshot.events == [Event(at: 0, .note("here"))])
  }
}
