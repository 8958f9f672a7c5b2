import Dispatch
import Engine
import Synchronization
import Testing
import Theory
import Training

@Suite struct TrainerTests {
  @Test func startsPausedAtPositionZero() throws {
    let watched = try Watched()
    let first = try watched.snapshot { _ in true }
    #expect(first.position == 0)
    #expect(first.head == 0)
    #expect(!first.isRunning)
    #expect(first.stepsPerSecond == 0)
  }

  @Test func setsItsThreadUpOnce() throws {
    let watched = try Watched()
    _ = try watched.snapshot { _ in true }
    watched.trainer.stop()
    #expect(watched.setups == 1)
  }

  @Test func stepsAsARunDoes() throws {
    let watched = try Watched()
    watched.trainer.send(.step(5))
    let snapshot = try watched.snapshot { $0.position == 5 }
    #expect(try snapshot.parameters == parameters(of: Configuration(), after: 5))
    #expect(snapshot.history.count == 5)
  }

  @Test func stepsAddUp() throws {
    let watched = try Watched()
    for _ in 0..<7 { watched.trainer.send(.step(2)) }
    watched.trainer.send(.step(-4))
    let line = try watched.line()
    #expect(line.position == 14)
    #expect(try watched.snapshot { _ in true }.position == 10)
  }

  @Test func runsToTheTargetAndPauses() throws {
    let watched = try Watched(speed: .stepsPerSecond(2_000))
    watched.trainer.send(.run)
    let snapshot = try watched.snapshot { $0.position == 20 && !$0.isRunning }
    #expect(snapshot.head == snapshot.target)
    #expect(try snapshot.parameters == parameters(of: Configuration(), after: 20))
  }

  @Test func neverPassesTheTarget() throws {
    let watched = try Watched()
    watched.trainer.send(.step(1_000))
    #expect(try watched.snapshot { $0.position == 20 }.head == 20)
    watched.trainer.send(.go(to: 5))
    watched.trainer.send(.go(to: Int.max))
    #expect(try watched.line().position == 20)
  }

  /// A new run from a new start, one behind the other as they were sent, and undone as any change.
  @Test func startsAgainAndRuns() throws {
    let watched = try Watched(speed: .stepsPerSecond(2_000))
    watched.trainer.send(.go(to: 20))
    watched.trainer.send(.change(name: "seed", value: .integer(3)))
    watched.trainer.send(.step(4))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.3)))
    watched.trainer.send(.startAgain)
    watched.trainer.send(.run)
    let snapshot = try watched.snapshot {
      $0.changeCount == 3 && $0.position == 20 && !$0.isRunning
    }
    var configuration = Configuration()
    try configuration.set("seed", to: .integer(3))
    try configuration.set("learning_rate", to: .number(0.3))
    #expect(try snapshot.parameters == parameters(of: configuration, after: 20))
    #expect(snapshot.events.isEmpty && snapshot.initialConfiguration == configuration)
    watched.trainer.send(.undo)
    #expect(try watched.snapshot { $0.changeCount == 4 }.position == 4)
    _ = try watched.reply { reply -> Bool? in if case .startedAgain = reply { true } else { nil } }
  }

  @Test func goesBackAndForthToTheSameBits() throws {
    let watched = try Watched()
    watched.trainer.send(.go(to: 20))
    watched.trainer.send(.go(to: 13))
    let back = try watched.snapshot { $0.position == 13 && $0.head == 20 }
    #expect(try back.parameters == parameters(of: Configuration(), after: 13))
    watched.trainer.send(.go(to: -3))
    #expect(try watched.snapshot { $0.position == 0 }.head == 20)
    watched.trainer.send(.go(to: 19))
    let forth = try watched.snapshot { $0.position == 19 }
    #expect(try forth.parameters == parameters(of: Configuration(), after: 19))
  }

  @Test func scrubsOnlyWhatIsRecorded() throws {
    let watched = try Watched()
    watched.trainer.send(.step(8))
    watched.trainer.send(.scrub(-3))
    watched.trainer.send(.scrub(10))
    #expect(try watched.line().position == 8)
    #expect(try watched.snapshot { _ in true }.position == 8)
    watched.trainer.send(.scrub(-100))
    #expect(try watched.snapshot { $0.position == 0 }.head == 8)
  }

  @Test func goesToTheHeadAndThenToTheTarget() throws {
    let watched = try Watched()
    watched.trainer.send(.step(8))
    watched.trainer.send(.go(to: 2))
    watched.trainer.send(.end)
    #expect(try watched.snapshot { $0.position == 8 }.head == 8)
    watched.trainer.send(.end)
    #expect(try watched.snapshot { $0.position == 20 }.head == 20)
  }

  @Test func togglesBetweenRunningAndPaused() throws {
    let watched = try Watched(speed: .stepsPerSecond(5))
    watched.trainer.send(.toggle)
    _ = try watched.snapshot { $0.isRunning }
    watched.trainer.send(.toggle)
    _ = try watched.snapshot { !$0.isRunning }
  }

  @Test func changesAtTheCursorAndForksBehindTheHead() throws {
    let watched = try Watched()
    watched.trainer.send(.go(to: 20))
    watched.trainer.send(.go(to: 13))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.7)))
    let outcome = try watched.reply { reply -> Run.Outcome? in
      if case .changed("learning_rate", let outcome) = reply { outcome } else { nil }
    }
    #expect(outcome == .forked)
    let snapshot = try watched.snapshot { $0.head == 13 && !$0.ghosts.isEmpty }
    #expect(snapshot.ghosts.count == 1)
    #expect(snapshot.events == [Event(at: 13, .set(name: "learning_rate", value: .number(0.7)))])
  }

  @Test func dropsTheFutureOnRequest() throws {
    let rate = Event(at: 9, .set(name: "learning_rate", value: .number(0.2)))
    let watched = try Watched(events: [rate])
    watched.trainer.send(.step(5))
    watched.trainer.send(.go(to: 2))
    watched.trainer.send(.fork)
    let forked = try watched.snapshot { $0.head == 2 && !$0.ghosts.isEmpty }
    #expect(forked.events.isEmpty)
    #expect(forked.ghosts.map(\.history.count) == [5])
    watched.trainer.send(.end)
    let plain = try watched.snapshot { $0.position == 20 }
    #expect(try plain.parameters == parameters(of: Configuration(), after: 20))
  }

  @Test func refusesWithoutChangingAnything() throws {
    let watched = try Watched()
    watched.trainer.send(.step(3))
    watched.trainer.send(.change(name: "learning_rate", value: .number(-1)))
    let name = try watched.reply { reply -> String? in
      if case .refused(let name, .notAccepted) = reply { name } else { nil }
    }
    #expect(name == "learning_rate")
    #expect(try watched.line().events.isEmpty)
  }

  @Test func pausesWhereTheRunDiverges() throws {
    let wild = try configuration([("learning_rate", .number(4)), ("steps", .integer(500))])
    let watched = try Watched(wild)
    watched.trainer.send(.run)
    let divergence = try watched.reply { reply -> Divergence? in
      if case .diverged(let divergence) = reply { divergence } else { nil }
    }
    let snapshot = try watched.snapshot { !$0.isRunning && $0.position > 0 }
    #expect(snapshot.position == divergence.step + 1)
    watched.trainer.send(.run)
    #expect(try watched.snapshot { $0.position == 500 }.divergence == divergence)
  }

  @Test func replacesARunByAnother() throws {
    let watched = try Watched()
    watched.trainer.send(.step(4))
    let other = try configuration([("seed", .integer(7))])
    let event = Event(at: 2, .set(name: "learning_rate", value: .number(0.3)))
    watched.trainer.send(
      .load(try PreparedRun(other, events: [event], speed: .flatOut, generation: 1)))
    watched.trainer.send(.step(4))
    let snapshot = try watched.snapshot { $0.generation == 1 && $0.position == 4 }
    let run = try Run(configuration: other, events: [event])
    run.advance(to: 4)
    #expect(snapshot.parameters == run.parameters)
    #expect(snapshot.ghosts.isEmpty)
  }

  /// A billion updates take longer than a test waits, and so does what was to be done after them.
  @Test func leavesWhatARunIsAboutToDoForAnother() throws {
    let watched = try Watched(try configuration([("steps", .integer(Caps.steps))]))
    watched.trainer.send(.end)
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.3)))
    watched.trainer.send(.end)
    _ = try watched.snapshot { $0.position > 0 }
    let prepared = try PreparedRun(
      try configuration([("seed", .integer(7))]), speed: .stepsPerSecond(3), generation: 9)
    watched.trainer.send(.load(prepared))
    watched.trainer.send(.step(2))
    let snapshot = try watched.snapshot { $0.generation == 9 && $0.position == 2 }
    #expect(snapshot.events.isEmpty && !snapshot.isRunning)
    #expect(snapshot.speed == .stepsPerSecond(3))
    // It was not done, and is none that is still to come.
    #expect(snapshot.changeCount == 1)
  }

  @Test func givesTheLineUpToItsHead() throws {
    let watched = try Watched()
    watched.trainer.send(.step(6))
    watched.trainer.send(.note("look"))
    watched.trainer.send(.go(to: 2))
    let line = try watched.line()
    #expect(line.position == 6)
    #expect(line.events == [Event(at: 6, .note("look"))])
    #expect(try line.parameters == parameters(of: Configuration(), after: 6))
    let run = try Run(configuration: Configuration())
    run.advance(to: 6)
    #expect(line.loss == run.evaluateLoss())
  }

  @Test func answersWithSurfaces() throws {
    let request = SurfaceRequest(
      plane: ParameterPlane(origin: [0, 0], right: .parameter(0), up: .parameter(1)),
      xRange: -1...1, yRange: 0...3, columns: 3, rows: 2)
    let watched = try Watched()
    watched.trainer.send(.surface(request))
    let surface = try watched.reply { reply -> Surface? in
      if case .surface(let surface) = reply { surface } else { nil }
    }
    #expect(surface.request == request)
    let theory = RunTheory(try Run(configuration: Configuration()))
    #expect(surface.values == theory.surface(request)?.values)
  }
}

extension Watched {
  /// The line after everything that was sent before.
  func line(_ location: SourceLocation = #_sourceLocation) throws -> RecordedLine {
    trainer.send(.line(1))
    return try reply(location) { reply -> RecordedLine? in
      if case .line(1, let line) = reply { line } else { nil }
    }
  }
}
