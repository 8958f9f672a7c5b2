import Testing
import Theory
import Training

/// The recurrence in eigen-coordinates against runs of the optimiser itself, in double precision.
@Suite struct ExcessPredictionTests {
  /// Rounding of a hundred updates in double precision, relative to the first excess.
  private static let tolerance = 1e-12

  @Test(arguments: [
    [], [("momentum", SettingValue.number(0.6))],
    [("momentum", .number(0.9)), ("dampening", .number(0.2))],
    [("momentum", .number(0.7)), ("nesterov", .choice("on"))],
    [("weight_decay", .number(0.05))],
    [
      ("momentum", .number(0.6)),
      (
        "schedule",
        .component(
          Component(
            kind: "cosine", values: ["cosine_length": .integer(40), "warmup": .integer(10)]))
      ),
    ],
    [("momentum", .number(0.5)), ("weight_decay", .number(0.1)), ("nesterov", .choice("on"))],
  ])
  func foretellsWhatARunDoes(settings: [(String, SettingValue)]) throws {
    let run = try Run(configuration: try configuration(settings))
    let theory = run.theory
    var prediction = try #require(
      theory.prediction(for: run.configuration, from: run.parameters, after: nil))
    let first = try #require(theory.excess(at: run.parameters))
    for _ in 0..<100 {
      let excess = try #require(theory.excess(at: run.parameters))
      #expect(abs(prediction.excess - excess) <= Self.tolerance * first)
      prediction.update(learningRate: run.learningRate)
      run.step()
    }
  }

  @Test(arguments: [
    [("momentum", SettingValue.number(0.8))],
    [("momentum", .number(0.8)), ("nesterov", .choice("on")), ("weight_decay", .number(0.02))],
  ])
  func goesOnFromARunInMotion(settings: [(String, SettingValue)]) throws {
    let run = try Run(configuration: try configuration(settings))
    run.advance(to: 9)
    let before = run.parameters
    run.step()
    try run.change("learning_rate", to: .number(0.02))
    let theory = run.theory
    var prediction = try #require(
      theory.prediction(
        for: run.configuration, from: run.parameters, after: (before, 0.05)))
    let first = try #require(theory.excess(at: run.parameters))
    for _ in 0..<50 {
      let excess = try #require(theory.excess(at: run.parameters))
      #expect(abs(prediction.excess - excess) <= Self.tolerance * first)
      prediction.update(learningRate: run.learningRate)
      run.step()
    }
  }

  @Test func saysNothingOfOtherOptimizers() throws {
    let adam = try configuration([("optimizer", .component(Component(kind: "adam")))])
    let run = try Run(configuration: adam)
    #expect(run.theory.prediction(for: adam, from: run.parameters, after: nil) == nil)
  }

  private func configuration(_ settings: [(String, SettingValue)]) throws -> Configuration {
    var result = Configuration()
    try result.set("dtype", to: .choice("float64"))
    try result.set("steps", to: .integer(200))
    try result.set("learning_rate", to: .number(0.05))
    for (name, value) in settings { try result.set(name, to: value) }
    return result
  }
}
