import Testing

@testable import Theory
@testable import Training

@Suite struct RunTests {
  private func run(
    _ settings: [(String, SettingValue)] = [], events: [Event] = []
  ) throws -> Run {
    var configuration = Configuration()
    for (name, value) in settings { try configuration.set(name, to: value) }
    return try Run(configuration: configuration, events: events)
  }

  @Test func stepsStopAtTheTarget() throws {
    let run = try run([("steps", .integer(3))])
    #expect(run.step() && run.step() && run.step())
    #expect(!run.step())
    #expect(run.position == 3 && run.head == 3 && run.history.count == 3)
  }

  @Test func raisingStepsGoesOnAndLoweringThemBelowThePositionIsRefused() throws {
    let run = try run([("steps", .integer(3))])
    run.advance(to: 10)
    #expect(try run.change("steps", to: .integer(5)) == .applied)
    run.advance(to: 10)
    #expect(run.position == 5)
    #expect(throws: SettingError.self) { try run.change("steps", to: .integer(4)) }
    #expect(run.events.count == 1 && run.target == 5)
    #expect(try run.change("steps", to: .integer(6)) == .applied)
  }

  @Test func aRecordHoldsWhatThePositionsBesideItHave() throws {
    let run = try run()
    let before = run.evaluateLoss()
    run.step()
    #expect(run.history[0].loss == before)
    #expect(run.history[0].parameters == run.parameters)
    #expect(run.loss(at: 1) == run.evaluateLoss())
    #expect(run.loss(at: 2) == nil)
  }

  @Test func eventsApplyBeforeTheUpdateOfTheirPosition() throws {
    let run = try run(events: [
      Event(at: 2, .set(name: "learning_rate", value: .number(0.3))),
      Event(at: 0, .note("start")),
    ])
    run.advance(to: 3)
    #expect((0..<3).map { run.history.learningRate(at: $0) } == [0.1, 0.1, 0.3])
    #expect(run.events.map(\.position) == [0, 2])
  }

  @Test func anEventMayRaiseTheTargetThatStopsTheRun() throws {
    let run = try run(
      [("steps", .integer(2))],
      events: [Event(at: 2, .set(name: "steps", value: .integer(4)))])
    run.advance(to: 100)
    #expect(run.position == 4)
  }

  @Test func theLastOfSeveralSetsAtAPositionStays() throws {
    let run = try run()
    run.advance(to: 5)
    #expect(try run.change("learning_rate", to: .number(0.2)) == .applied)
    #expect(try run.change("learning_rate", to: .number(0.3)) == .applied)
    #expect(run.events == [Event(at: 5, .set(name: "learning_rate", value: .number(0.3)))])
    #expect(try run.change("learning_rate", to: .number(0.1)) == .applied)
    #expect(run.events.isEmpty, "back at what it was")
    #expect(try run.change("learning_rate", to: .number(0.1)) == .unchanged)
  }

  @Test func aChangeBehindTheHeadForks() throws {
    let run = try run(events: [
      Event(at: 5, .set(name: "noise", value: .number(0.2))), Event(at: 5, .note("kept")),
      Event(at: 8, .note("dropped")),
    ])
    run.advance(to: 10)
    let old = run.history
    run.rewind(to: 5)
    #expect(run.head == 10 && run.configuration[LinearRegression.noise] == 0.2)
    #expect(try run.change("learning_rate", to: .number(0.5)) == .forked)
    #expect(run.head == 5 && run.position == 5)
    #expect(run.events.map(\.position) == [5, 5, 5])
    let ghost = try #require(run.ghosts.first)
    #expect(run.ghosts.count == 1 && ghost.origin == 5 && ghost.history.count == 10)
    run.advance(to: 10)
    #expect(run.history[4] == old[4] && run.history[5] != old[5])
    #expect(ghost.history[7] == old[7], "the ghost keeps its records")
    #expect((0..<10).map { ghost.history[$0] } == (0..<10).map { old[$0] })
  }

  @Test func aNoteNeverForks() throws {
    let run = try run()
    run.advance(to: 10)
    run.rewind(to: 4)
    try run.note("look")
    #expect(run.head == 10 && run.ghosts.isEmpty)
    #expect(run.events == [Event(at: 4, .note("look"))])
    run.advance(to: 10)
    #expect(run.position == 10)
    #expect(throws: SettingError.self) { try run.note("") }
  }

  @Test(arguments: [
    ("seed", SettingValue.integer(3)), ("samples", .integer(20)), ("true_w", .automatic),
    ("start", .vector([0, 0])), ("dtype", .choice("float64")),
  ])
  func aRestartingChangeBeginsANewRun(_ name: String, _ value: SettingValue) throws {
    let run = try run()
    run.advance(to: 4)
    try run.change("learning_rate", to: .number(0.2))
    run.advance(to: 6)
    let old = run.history
    #expect(try run.change(name, to: value) == .restarted)
    #expect(run.position == 0 && run.head == 0 && run.events.isEmpty)
    #expect(run.initialConfiguration[RunSettings.learningRate] == 0.2)
    #expect(run.ghosts.map(\.origin) == [0])
    #expect(run.ghosts[0].history[5] == old[5])
    run.advance(to: 6)
    #expect(run.history[0] != old[0])
  }

  @Test func anErrorChangesNothing() throws {
    let run = try run()
    run.advance(to: 6)
    run.rewind(to: 3)
    for (name, value) in [
      ("learning_rate", SettingValue.number(-1)), ("features", .integer(3)),
      ("nesterov", .choice("on")), ("nothing", .number(1)), ("steps", .integer(2)),
    ] {
      #expect(throws: SettingError.self) { try run.change(name, to: value) }
    }
    #expect(run.position == 3 && run.head == 6 && run.events.isEmpty && run.ghosts.isEmpty)
  }

  @Test func noiseMovesTheTargetsAndKeepsTheRest() throws {
    let run = try run()
    run.advance(to: 5)
    let (w, theory) = (run.parameters, run.theory)
    #expect(try run.change("noise", to: .number(0.5)) == .applied)
    #expect(run.parameters == w)
    #expect(run.theory.eigenvalues == theory.eigenvalues)
    #expect(run.theory.minimizer != theory.minimizer)
    let other = try self.run([("noise", .number(0.5))])
    #expect(run.theory.minimizer == other.theory.minimizer, "X and ε are the same")
  }

  @Test func eventsPastTheTargetAreNotReached() throws {
    let run = try run(
      [("steps", .integer(2))],
      events: [
        Event(at: 5, .set(name: "learning_rate", value: .number(0.3))),
        Event(at: 7, .note("far")),
      ])
    run.advance(to: 10)
    #expect(run.position == 2 && run.configuration[RunSettings.learningRate] == 0.1)
    #expect(run.events.count == 2)
  }

  /// A lesson's notes lie ahead: a nudge that is taken back does not cost them.
  @Test func whatAChangeAtTheHeadDropsIsBackWhenItIsTakenBack() throws {
    let events = [
      Event(at: 2, .note("look")), Event(at: 9, .set(name: "learning_rate", value: .number(0.3))),
    ]
    for position in [0, 2, 5] {
      let run = try run(events: events)
      let whole = try self.run(events: events)
      run.advance(to: position)
      for value in [0.2, 0.4, 0.2] {
        try run.change("learning_rate", to: .number(value))
        #expect(!run.events.contains { $0.position > position })
      }
      try run.change("learning_rate", to: .number(0.1))
      #expect(run.events == events, "\(position)")
      run.advance(to: 12)
      whole.advance(to: 12)
      #expect(run.parameters == whole.parameters)
    }
  }

  @Test func whatWasDroppedOtherwiseStaysAway() throws {
    let events = [Event(at: 9, .note("far"))]
    // The way went on with the change: it is another run now.
    let passed = try run(events: events)
    try passed.change("learning_rate", to: .number(0.2))
    passed.advance(to: 3)
    passed.rewind(to: 0)
    try passed.change("learning_rate", to: .number(0.1))
    #expect(passed.events.isEmpty)
    // It was dropped by name.
    let forked = try run(events: events)
    try forked.change("learning_rate", to: .number(0.2))
    forked.fork()
    forked.advance(to: 1)
    forked.rewind(to: 0)
    forked.fork()
    try forked.change("learning_rate", to: .number(0.1))
    #expect(forked.events.isEmpty)
  }

  @Test func theLastOfSeveralSetsAtOnePositionStays() throws {
    let run = try run(events: [
      Event(at: 1, .set(name: "learning_rate", value: .number(0.2))),
      Event(at: 1, .note("between")),
      Event(at: 1, .set(name: "learning_rate", value: .number(0.3))),
      Event(at: 2, .set(name: "learning_rate", value: .number(0.4))),
    ])
    #expect(run.events.map(\.position) == [1, 1, 2])
    run.advance(to: 3)
    #expect((0..<3).map { run.history.learningRate(at: $0) } == [0.1, 0.3, 0.4])
  }

  @Test func eventsThatCannotBeAreRefusedWithTheirPosition() throws {
    let bad: [(Event, String)] = [
      (Event(at: 3, .set(name: "seed", value: .integer(1))), "new run"),
      (Event(at: 7, .set(name: "steps", value: .integer(6))), "from 7"),
      (Event(at: 1, .set(name: "learning_rate", value: .number(-1))), "at least 0"),
      (Event(at: -1, .note("no")), "0 or more"),
    ]
    for (event, words) in bad {
      do {
        _ = try run(events: [event])
        Issue.record("\(event) was taken")
      } catch let error as SettingError {
        #expect(error.description.hasPrefix("at \(event.position): "))
        #expect(error.description.contains(words), "\(error)")
      }
    }
  }
}
