import Testing

@testable import Engine
@testable import Theory
@testable import Training

/// Theory that takes long arrives while the run goes on.
@Suite struct TheoryServiceTests {
  private func configuration(
    _ kind: String, _ values: [String: SettingValue]
  ) throws -> Configuration {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(Component(kind: kind, values: values)))
    return configuration
  }

  private var many: Configuration {
    get throws {
      try configuration(
        "linear-regression",
        ["samples": .integer(4_000), "features": .integer(20), "true_w": .automatic])
    }
  }

  @Test func aRunOverManyRowsOpensBeforeItsTheory() throws {
    let configuration = try many
    let run = try Run(configuration: configuration)
    #expect(RunTheory(run).source.work > TheoryService.patience)
    let watched = try Watched(configuration)
    let first = try watched.snapshot { _ in true }
    #expect(first.theoryReport.progress != nil && first.theory.eigenvalues == nil)
    #expect(first.theory.trueParameters?.count == 20)
    _ = try watched.snapshot { $0.theory.eigenvalues != nil }
    #expect(watched.setups == 2)
    watched.trainer.send(.step(3))
    let last = try watched.snapshot { snapshot in
      // A quadratic curves everywhere as it does at the start.
      #expect(snapshot.theoryReport.position == nil)
      return snapshot.position == 3 && snapshot.theoryReport.progress == nil
    }
    #expect(last.theory.eigenvalues == run.theory.eigenvalues)
    #expect(last.theory.minimizer == run.theory.minimizer && last.theory.floor != nil)
    // What is known is not computed again.
    watched.trainer.send(.step(1))
    let next = try watched.snapshot { $0.position == 4 }
    #expect(next.theoryReport.progress == nil && next.theory.minimizer == run.theory.minimizer)
  }

  @Test func anotherNoiseHasTheoryOfItsOwn() throws {
    let watched = try Watched(try many)
    let first = try watched.snapshot { $0.theoryReport.progress == nil }
    watched.trainer.send(.change(name: "noise", value: .number(2)))
    let changed = try watched.snapshot { $0.changeCount == 1 }
    #expect(changed.theory.floor == nil || changed.theory.floor != first.theory.floor)
    let second = try watched.snapshot { $0.theoryReport.progress == nil }
    var configuration = try many
    try configuration.set("noise", to: .number(2))
    #expect(second.theory.floor == (try Run(configuration: configuration)).theory.floor)
  }

  @Test func aLocalCurvatureSaysWhereItWasLookedAt() throws {
    let configuration = try configuration(
      "logistic-regression", ["samples": .integer(3_000), "features": .integer(20)])
    let watched = try Watched(configuration)
    let first = try watched.snapshot { $0.theoryReport.progress == nil }
    #expect(first.theoryReport.position == nil)
    watched.trainer.send(.step(2))
    let moved = try watched.snapshot { $0.position == 2 }
    if moved.theoryReport.progress != nil { #expect(moved.theoryReport.position == 0) }
    let last = try watched.snapshot { $0.position == 2 && $0.theoryReport.progress == nil }
    let run = try Run(configuration: configuration)
    run.advance(to: 2)
    #expect(last.theoryReport.position == nil)
    #expect(last.theory.eigenvalues == run.theory.eigenvalues)
    #expect(last.theory.eigenvalues != first.theory.eigenvalues)
    #expect(last.theory.floor == first.theory.floor)
  }

  @Test func aDivergenceLearnsItsBoundWhenTheTheoryComes() throws {
    var configuration = try many
    try configuration.set("learning_rate", to: .number(50))
    try configuration.set("steps", to: .integer(200))
    let watched = try Watched(configuration)
    watched.trainer.send(.run)
    let last = try watched.snapshot { $0.divergence != nil && $0.theoryReport.progress == nil }
    let run = try Run(configuration: configuration)
    #expect(last.divergence?.bound == run.theory.stabilityBound(for: configuration))
  }
}
