import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Opening a note shows what its author wants to be seen with it.
@Suite struct NoteViewsTests {
  private func bench(isReplay: Bool = false) throws -> Bench {
    var scenario = Scenario(
      configuration: try configuration([("steps", .integer(40))]),
      events: [
        Event(at: 4, .note("one")), Event(at: 9, .note("two")), Event(at: 20, .note("three")),
      ])
    scenario.view = ScenarioView(steps: .log, curve: .one(.excess))
    scenario.noteViews = [
      4: ScenarioView(
        panels: ["trajectory"], steps: .linear, curve: .one(.gradientNorm), smoothing: 0.6,
        trajectory: .parameters, window: 0...8),
      20: ScenarioView(panels: ["loss", "now"], window: 10...30),
    ]
    return try Bench(scenario, isReplay: isReplay, size: Size(width: 120, height: 40))
  }

  private func expectsFirst(_ bench: Bench) {
    let model = bench.model
    #expect(model.snapshot.position == 4)
    #expect(model.lossView.quantity == .gradientNorm && model.lossView.smoothing == 0.6)
    #expect(!model.lossView.isStepLogarithmic && model.lossView.window == 0...8)
    #expect(model.trajectoryMode == .parameters)
    #expect(model.focus == .trajectory && model.zoomed == .trajectory)
  }

  @Test func theKeyToTheNextEventOpensIt() throws {
    var bench = try bench()
    bench.press(.character("w"))
    expectsFirst(bench)
    // A note without a view leaves the screen as it is, but for a window that goes along.
    bench.press(.character("w"))
    #expect(bench.model.snapshot.position == 9)
    #expect(bench.model.lossView.quantity == .gradientNorm)
    // What a view leaves out is as in the scenario's, and so many panels show together.
    bench.press(.character("w"))
    #expect(bench.model.snapshot.position == 20)
    #expect(bench.model.lossView.quantity == .excess && bench.model.lossView.smoothing == 0)
    #expect(bench.model.lossView.isStepLogarithmic && bench.model.lossView.window == 10...30)
    #expect(bench.model.trajectoryMode == .plane)
    #expect(bench.model.focus == .loss && bench.model.zoomed == nil)
    bench.press(.character("b"), .character("b"))
    expectsFirst(bench)
  }

  /// Step by step nothing is opened: what was chosen by hand stays.
  @Test func steppingOverItOpensNothing() throws {
    var bench = try bench()
    for _ in 0..<4 { bench.press(.character(".")) }
    #expect(bench.model.snapshot.position == 4)
    #expect(bench.model.lossView.quantity == .excess && bench.model.zoomed == nil)
    bench.press(.character(">"), .left, .right)
    #expect(bench.model.lossView.quantity == .excess)
  }

  @Test func aReplayThatPausesAtItOpensIt() throws {
    var bench = try bench(isReplay: true)
    for _ in 0..<4 { bench.press(.character(".")) }
    expectsFirst(bench)
  }

  /// Its words may be others by now; where it was deleted there is nothing to open.
  @Test func aNoteKeepsItsViewWhileItIsThere() throws {
    var bench = try bench()
    bench.press(.character("w"))
    bench.model.focus = .events
    bench.press(.enter)
    bench.type(" more")
    bench.press(.enter)
    #expect(bench.model.snapshot.events.first?.action == .note("one more"))
    bench.press(.home)
    bench.model.lossView = LossView()
    bench.press(.character("w"))
    expectsFirst(bench)
    bench.model.focus = .events
    bench.press(.delete, .home)
    bench.model.lossView = LossView()
    bench.model.openNotes(at: 4)
    for _ in 0..<4 { bench.send(.input(.key(.character(".")))) }
    bench.model.openNotes(at: 4)
    bench.send(.snapshot(bench.model.snapshot))
    #expect(bench.model.snapshot.position == 4)
    #expect(bench.model.lossView == LossView())
  }

  /// What is to be opened at a position is not opened anywhere else, and not after another key.
  @Test func nothingIsOpenedElsewhere() throws {
    var bench = try bench()
    bench.model.openNotes(at: 4)
    bench.send(.snapshot(bench.model.snapshot))
    #expect(bench.model.lossView.quantity == .excess)
    bench.press(.character("."), .character("."), .character("."), .character("."))
    #expect(bench.model.snapshot.position == 4 && bench.model.lossView.quantity == .excess)
  }
}
