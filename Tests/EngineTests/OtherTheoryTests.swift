import Testing

@testable import Engine
@testable import Theory
@testable import Training

/// Theory of the losses of runs beside the main one.
@Suite struct OtherTheoryTests {
  private func plan(_ label: String, _ values: [(String, SettingValue)]) throws -> ComparedRunPlan {
    ComparedRunPlan(label: label, configuration: try configuration(values), events: [])
  }

  private func floor(_ values: [(String, SettingValue)]) throws -> Double {
    try #require(try Run(configuration: configuration(values)).theory.floor)
  }

  private func isKnown(_ snapshot: Snapshot) -> Bool {
    (snapshot.comparedRuns.map(\.configuration) + snapshot.recentGhosts.map(\.configuration))
      .allSatisfy { snapshot.theory(of: $0)?.floor != nil }
  }

  /// A picture waits for it: there is no thread that could be late.
  @Test func eachRunHasTheFloorOfItsOwnData() throws {
    let trainer = try SynchronousTrainer(
      PreparedRun(
        Configuration(),
        comparedRuns: [
          plan("noisy", [("noise", .number(0.7))]), plan("fast", [("learning_rate", .number(0.3))]),
          plan("absolute", [("loss", .choice("absolute"))]),
        ], speed: .flatOut))
    let first = trainer.snapshot
    let floors = first.comparedRuns.map { first.theory(of: $0.configuration)?.floor }
    #expect(try floors == [floor([("noise", .number(0.7))]), floor([]), nil])
    #expect(first.theory(of: first.comparedRuns[2].configuration) != nil)
    trainer.send(.step(5))
    trainer.send(.change(name: "seed", value: .integer(5)))
    let second = trainer.snapshot
    let ghost = try #require(second.ghosts.first)
    #expect(try second.theory.floor == floor([("seed", .integer(5))]))
    #expect(try second.theory(of: ghost.configuration)?.floor == floor([]))
    #expect(second.theory(of: second.comparedRuns[1].configuration)?.floor == floors[1])
  }

  /// Every background task sets a thread up; with the trainer's that tells how often something is computed.
  /// What is tried from the start is made by one of its own.
  @Test func aLossIsLookedAtOnceForAllThatShareIt() throws {
    let noisy = [("noise", SettingValue.number(0.7))]
    let watched = try Watched(
      comparedRuns: [
        plan("fast", [("learning_rate", .number(0.3))]), plan("noisy", noisy),
        plan("noisy and fast", noisy + [("learning_rate", .number(0.3))]),
      ])
    // What is tried from the start differs from the run.
    watched.trainer.send(.step(3))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.2)))
    watched.trainer.send(.whatIf(true))
    let first = try watched.snapshot { $0.comparedRuns.count == 4 && isKnown($0) }
    #expect(try first.theory(of: first.comparedRuns[2].configuration)?.floor == floor(noisy))
    #expect(watched.setups == 3)
    // The run that was becomes a ghost, and its theory is there.
    watched.trainer.send(.change(name: "seed", value: .integer(5)))
    watched.trainer.send(.step(3))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.1)))
    let second = try watched.snapshot { $0.ghosts.count == 1 && $0.comparedRuns.count == 4 }
    #expect(isKnown(second))
    #expect(try second.theory(of: second.ghosts[0].configuration)?.floor == floor([]))
    #expect(watched.setups == 4)
  }

  /// Over rows that are not gone through while the run waits.
  @Test func aLossOfAVariantThatTheRunTakesOnIsKnown() throws {
    let many: [(String, SettingValue)] = [
      ("samples", .integer(4_000)), ("true_w", .automatic), ("features", .integer(20)),
    ]
    let problem = SettingValue.component(
      Component(
        kind: "linear-regression",
        values: Dictionary(uniqueKeysWithValues: many)))
    let noisy: [(String, SettingValue)] = [("problem", problem), ("noise", .number(2))]
    let watched = try Watched(
      try configuration([("problem", problem)]), comparedRuns: [plan("noisy", noisy)])
    let first = try watched.snapshot { isKnown($0) && $0.theoryReport.progress == nil }
    // The trainer's, and those of two background tasks.
    #expect(watched.setups == 3)
    watched.trainer.send(.step(1))
    watched.trainer.send(.change(name: "noise", value: .number(2)))
    let changed = try watched.snapshot { $0.changeCount == 1 }
    #expect(changed.theoryReport.progress == nil)
    #expect(changed.theory.floor == first.theory(of: first.comparedRuns[0].configuration)?.floor)
    #expect(changed.theory.floor != first.theory.floor)
  }

  /// Another scenario may have other rows under the same name.
  @Test func anotherTableUnderTheSameNameIsAnotherLoss() throws {
    func prepared(_ rows: [String]) throws -> PreparedRun {
      let text = "x,y,z\n" + rows.joined(separator: "\n")
      var main = try Configuration(dataFile: "rows.csv")
      try main.set("feature_columns", to: .text("x"))
      try main.set("target_column", to: .text("y"))
      var other = main
      try other.set("target_column", to: .text("z"))
      return try PreparedRun(
        main, data: ["rows.csv": try DataTable(bytes: Array(text.utf8))],
        comparedRuns: [ComparedRunPlan(label: "z", configuration: other, events: [])],
        speed: .flatOut)
    }
    // With x in {−1, 1}, twice each, and an intercept: the residuals are ±1, then ±3.
    let trainer = try SynchronousTrainer(prepared(["-1,0,0", "-1,0,2", "1,0,4", "1,0,6"]))
    func floor() throws -> Double {
      let snapshot = trainer.snapshot
      return try #require(snapshot.theory(of: snapshot.comparedRuns[0].configuration)?.floor)
    }
    #expect(abs(try floor() - 1) <= 1e-12)
    trainer.send(.load(try prepared(["-1,0,0", "-1,0,6", "1,0,4", "1,0,10"])))
    #expect(abs(try floor() - 9) <= 1e-12)
  }
}
