import Engine
import Testing
import Theory
import Training

/// A run before a trainer has it.
@Suite struct PreparedRunTests {
  @Test func hasThePictureOfItsStart() throws {
    let fast = try configuration([("learning_rate", .number(0.3))])
    let prepared = try PreparedRun(
      Configuration(),
      comparedRuns: [ComparedRunPlan(label: "fast", configuration: fast, events: [])],
      speed: .stepsPerSecond(7), generation: 3)
    let run = try Run(configuration: Configuration())
    #expect(prepared.snapshot.parameters == run.parameters)
    #expect(prepared.snapshot.theory.minimizer == run.theory.minimizer)
    #expect(prepared.snapshot.generation == 3)
    #expect(prepared.snapshot.speed == .stepsPerSecond(7))
    #expect(prepared.snapshot.comparedRuns.map(\.label) == ["fast"])
  }

  @Test func isNoneWhereOneOfItsRunsCannotBe() throws {
    let contradiction = try configuration([("features", .integer(3))])
    #expect(throws: SettingError.self) { try PreparedRun(contradiction, speed: .flatOut) }
    #expect(throws: SettingError.self) {
      try PreparedRun(
        Configuration(),
        comparedRuns: [ComparedRunPlan(label: "no", configuration: contradiction, events: [])],
        speed: .flatOut)
    }
  }

  @Test func belongsToOneTrainer() throws {
    let prepared = try PreparedRun(Configuration(), speed: .flatOut)
    let first = try SynchronousTrainer(prepared)
    #expect(throws: PreparedRun.Taken.self) { try SynchronousTrainer(prepared) }
    first.send(.load(prepared))
    first.send(.step(3))
    #expect(first.snapshot.position == 3)
  }
}
