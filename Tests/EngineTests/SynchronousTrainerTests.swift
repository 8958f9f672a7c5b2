import Engine
import Testing
import Training

/// The trainer without a thread does what the one with a thread does.
@Suite struct SynchronousTrainerTests {
  private func still(
    _ values: [(String, SettingValue)] = [], events: [Event] = [],
    comparedRuns: [ComparedRunPlan] = [], pausesAtNotes: Bool = false
  ) throws -> SynchronousTrainer {
    try SynchronousTrainer(
      PreparedRun(
        try configuration(values), events: events, comparedRuns: comparedRuns,
        speed: .stepsPerSecond(10), pausesAtNotes: pausesAtNotes))
  }

  @Test func hasDoneACommandWhenSendReturns() throws {
    let trainer = try still()
    #expect(trainer.snapshot.position == 0)
    trainer.send(.step(5))
    #expect(trainer.snapshot.position == 5)
    #expect(try trainer.snapshot.parameters == parameters(of: Configuration(), after: 5))
    trainer.send(.go(to: 3))
    trainer.send(.change(name: "learning_rate", value: .number(0.3)))
    guard case .changed("learning_rate", .forked)? = trainer.takeReplies().first else {
      Issue.record("no reply of a fork")
      return
    }
    #expect(trainer.snapshot.ghosts.count == 1)
    #expect(trainer.snapshot.changeCount == 1)
  }

  @Test func takesBackAndDoesAgain() throws {
    let trainer = try still()
    trainer.send(.step(5))
    let start = trainer.snapshot.start
    trainer.send(.change(name: "start", value: .vector([3, 4])))
    #expect(trainer.snapshot.start == [3, 4])
    trainer.send(.note("new"))
    trainer.send(.step(3))
    _ = trainer.takeReplies()
    for _ in 0..<3 { trainer.send(.undo) }
    let snapshot = trainer.snapshot
    #expect(try snapshot.parameters == parameters(of: Configuration(), after: 5))
    #expect(snapshot.start == start && snapshot.head == 5)
    #expect(snapshot.changeCount == 5)
    let undone = trainer.takeReplies().map { reply in
      if case .undone(let entry) = reply { entry.map(\.position) } else { -1 }
    }
    #expect(undone == [0, 5, nil])
    trainer.send(.redo)
    trainer.send(.redo)
    #expect(trainer.snapshot.events == [Event(at: 0, .note("new"))])
    #expect(trainer.snapshot.start == [3, 4])
  }

  /// Ten steps a second, and no clock: the whole run is there at once.
  @Test func runsThroughWhatHasAPace() throws {
    let trainer = try still([("steps", .integer(3_000))])
    trainer.send(.run)
    #expect(trainer.snapshot.position == 3_000)
    #expect(!trainer.snapshot.isRunning)
    #expect(trainer.snapshot.speed == .stepsPerSecond(10))
  }

  /// Who waits can be told to pause, and the next command goes on from there.
  @Test func pausesWhenItIsTold() throws {
    let trainer = try still([("steps", .integer(1_000_000))])
    var looks = 0
    trainer.send(.go(to: 1_000_000)) {
      looks += 1
      return looks < 4
    }
    let position = trainer.snapshot.position
    #expect((1..<1_000_000).contains(position))
    #expect(
      try trainer.snapshot.parameters
        == parameters(of: configuration([("steps", .integer(1_000_000))]), after: position))
    trainer.send(.step(2))
    #expect(trainer.snapshot.position == position + 2)
  }

  /// Theory that takes longer than is waited for is left out, with a remark.
  @Test func waitsForTheoryAsLongAsItIsTold() throws {
    // More than a run that is prepared looks at by itself.
    let many = try configuration([
      ("samples", .integer(1_000)), ("features", .integer(64)), ("true_w", .automatic),
      ("start", .automatic),
    ])
    let prepared = { try PreparedRun(many, speed: .flatOut) }
    let patient = try SynchronousTrainer(try prepared()).snapshot.theoryReport.theory
    #expect(patient.stabilityBound(for: Configuration()) != nil)
    let hasty = try SynchronousTrainer(try prepared(), patience: 0).snapshot.theoryReport.theory
    #expect(hasty.stabilityBound(for: Configuration()) == nil && !hasty.remarks.isEmpty)
  }

  @Test func pausesAtNotes() throws {
    let trainer = try still(
      events: [7, 9].map { Event(at: $0, .note("look")) }, pausesAtNotes: true)
    trainer.send(.toggle)
    #expect(trainer.snapshot.position == 7)
    trainer.send(.toggle)
    #expect(trainer.snapshot.position == 9)
    trainer.send(.toggle)
    #expect(trainer.snapshot.position == 20)
  }

  /// More steps than are done between two looks at the clock.
  @Test func letsTheOthersCatchUp() throws {
    let slow = try configuration([("steps", .integer(2_000)), ("learning_rate", .number(0.01))])
    let trainer = try still(
      [("steps", .integer(2_000))],
      comparedRuns: [ComparedRunPlan(label: "slow", configuration: slow, events: [])])
    trainer.send(.end)
    #expect(trainer.snapshot.comparedRuns.map(\.history.count) == [2_000])
    trainer.send(.go(to: 5))
    trainer.send(.change(name: "learning_rate", value: .number(0.2)))
    trainer.send(.whatIf(true))
    #expect(trainer.snapshot.comparedRuns.map(\.history.count) == [2_000, 2_000])
  }

  /// A variant has its own events and its own target.
  @Test func comparesRunsAsTheyWouldBeByThemselves() throws {
    let short = try configuration([("steps", .integer(9))])
    let events = [Event(at: 3, .set(name: "learning_rate", value: .number(0.4)))]
    let trainer = try still(
      comparedRuns: [ComparedRunPlan(label: "short", configuration: short, events: events)])
    trainer.send(.end)
    let alone = try Run(configuration: short, events: events)
    alone.advance(to: 9)
    let comparedRun = try #require(trainer.snapshot.comparedRuns.first)
    #expect(comparedRun.history.count == 9)
    #expect(comparedRun.history.parameters(at: 8) == alone.parameters)
  }

  @Test func saysWhereARunThatBeganAnewStarts() throws {
    let trainer = try still()
    trainer.send(.step(4))
    trainer.send(.change(name: "start", value: .vector([3, -2.5])))
    #expect(trainer.snapshot.start == [3, -2.5])
    #expect(trainer.snapshot.position == 0)
  }

  @Test func isTheSameEveryTime() throws {
    let snapshots = try (0..<2).map { _ in
      let trainer = try still([("batch_size", .integer(10))])
      for command: Command in [.step(9), .scrub(-4), .fork, .run] { trainer.send(command) }
      return trainer.snapshot
    }
    #expect(snapshots[0].parameters == snapshots[1].parameters)
    #expect(snapshots[0].position == 20)
  }
}
