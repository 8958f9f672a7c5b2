import Engine
import Foundation
import Testing
import Training

@Suite struct ComparedRunTests {
  @Test func goesInStepWithTheMainRun() throws {
    let fast = try configuration([("learning_rate", .number(0.3))])
    let watched = try Watched(
      comparedRuns: [ComparedRunPlan(label: "fast", configuration: fast, events: [])])
    watched.trainer.send(.step(7))
    let snapshot = try watched.snapshot { $0.comparedRuns.first?.history.count == 7 }
    #expect(snapshot.comparedRuns.map(\.label) == ["fast"])
    #expect(
      try snapshot.comparedRuns[0].history.parameters(at: 6) == parameters(of: fast, after: 7))
  }

  /// The loss behind its last record is that of its own arithmetic: a float32 that overflows is infinite. The
  /// sum of the squares does so at 36, fifty times the loss that float64 has there.
  @Test func saysTheLossAtItsHead() throws {
    let plans = try ["float32", "float64"].map { dtype in
      ComparedRunPlan(
        label: dtype,
        configuration: try configuration([
          ("learning_rate", .number(1.5)), ("steps", .integer(40)), ("dtype", .choice(dtype)),
        ]), events: [])
    }
    let watched = try Watched(
      try configuration([("steps", .integer(40))]), comparedRuns: plans)
    watched.trainer.send(.step(36))
    let snapshot = try watched.snapshot { snapshot in
      snapshot.comparedRuns.allSatisfy { $0.history.count == 36 }
    }
    let losses = snapshot.comparedRuns.map(\.loss)
    #expect(losses[0] == .infinity)
    // 198,749.3 at 5, times (1.5·2.82334 − 1)² = 10.465 a step.
    let expected = 198_749.3 * pow(10.465, 31)
    #expect(abs((losses[1] ?? 0) / expected - 1) < 0.01)
  }

  @Test func staysWhereItWasWhenTheMainRunRewinds() throws {
    let watched = try Watched(
      comparedRuns: [ComparedRunPlan(label: "same", configuration: Configuration(), events: [])])
    watched.trainer.send(.step(7))
    watched.trainer.send(.step(-5))
    let snapshot = try watched.snapshot {
      $0.comparedRuns.first?.history.count == 7 && $0.position == 2
    }
    #expect(snapshot.head == 7)
  }

  @Test func triesTheSettingsInForceFromTheStart() throws {
    let watched = try Watched()
    watched.trainer.send(.step(10))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.4)))
    watched.trainer.send(.whatIf(true))
    let changed = try configuration([("learning_rate", .number(0.4))])
    let snapshot = try watched.snapshot {
      $0.comparedRuns.first?.history.count == 20 && $0.comparedRuns[0].configuration == changed
    }
    #expect(snapshot.comparedRuns[0].kind == .whatIf)
    #expect(
      try snapshot.comparedRuns[0].history.parameters(at: 19) == parameters(of: changed, after: 20))
    watched.trainer.send(.whatIf(false))
    #expect(try watched.snapshot { $0.comparedRuns.isEmpty }.position == 10)
  }

  /// The run itself is not drawn twice, however far its target was moved; it is tried as soon as it differs.
  @Test func triesNothingThatIsTheRun() throws {
    let watched = try Watched()
    watched.trainer.send(.change(name: "steps", value: .integer(30)))
    watched.trainer.send(.change(name: "momentum", value: .number(0.5)))
    watched.trainer.send(.whatIf(true))
    watched.trainer.send(.step(10))
    let same = try watched.snapshot { $0.position == 10 }
    #expect(same.comparedRuns.isEmpty && !same.whatIfDiffers)
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.4)))
    let other = try watched.snapshot { !$0.comparedRuns.isEmpty }
    #expect(other.whatIfDiffers)
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.1)))
    watched.trainer.send(.step(10))
    let back = try watched.snapshot { $0.position == 20 }
    #expect(back.comparedRuns.isEmpty == !back.whatIfDiffers)
  }

  @Test func pausesAtNotesWhereAsked() throws {
    let note = Event(at: 4, .note("look"))
    let watched = try Watched(events: [note], pausesAtNotes: true)
    watched.trainer.send(.run)
    _ = try watched.snapshot { !$0.isRunning && $0.position == 4 }
    watched.trainer.send(.run)
    _ = try watched.snapshot { !$0.isRunning && $0.position == 20 }
  }
}
