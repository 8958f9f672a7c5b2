import Testing

@testable import Theory
@testable import Training

/// Numbers of the linear regression lessons, worked out with PyTorch and NumPy.
@Suite struct LessonNumbersTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let seed: Int
    let eigenvalues: [Double]
    let conditionNumber: Double
    let bound: Double
    let bestRate: Double
    let minimizer: [Double]
    let floor: Double
    let firstLoss: Double
    let loss19: Double
    /// The first loss that is not finite at learning rate 1, in float32 and in float64.
    let divergesAt: [Int]

    var testDescription: String { "seed \(seed)" }
  }

  static let rows = [
    Row(
      seed: 0, eigenvalues: [1.38008, 2.82334], conditionNumber: 2.04578, bound: 0.708380,
      bestRate: 0.475802, minimizer: [-1.007845, 2.028874], floor: 0.00840717,
      firstLoss: 6.439979, loss19: 0.02558064, divergesAt: [71, 588]),
    Row(
      seed: 7, eigenvalues: [1.39313, 2.29232], conditionNumber: 1.64545, bound: 0.872477,
      bestRate: 0.542674, minimizer: [-1.008463, 2.003586], floor: 0.01020494,
      firstLoss: 7.722833, loss19: 0.01830687, divergesAt: [163, 1373]),
    Row(
      seed: 42, eigenvalues: [1.80731, 2.05977], conditionNumber: 1.13969, bound: 0.970981,
      bestRate: 0.517186, minimizer: [-0.992911, 1.996392], floor: 0.00589206,
      firstLoss: 7.611397, loss19: 0.00858641, divergesAt: [720, 6069]),
  ]

  private func run(_ settings: [(String, SettingValue)]) throws -> Run {
    var configuration = Configuration()
    for (name, value) in settings { try configuration.set(name, to: value) }
    return try Run(configuration: configuration)
  }

  /// Whether a value is what a number says, to one unit of its last digit.
  private func agrees(_ value: Double?, _ expected: Double, digits: Double) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= digits
  }

  @Test(arguments: rows, ["float32", "float64"])
  func theoryIsThatOfTheData(_ row: Row, _ dtype: String) throws {
    let run = try run([("seed", .integer(row.seed)), ("dtype", .choice(dtype))])
    let theory = run.theory
    for (value, expected) in zip(try #require(theory.eigenvalues), row.eigenvalues) {
      #expect(agrees(value, expected, digits: 1e-5))
    }
    #expect(agrees(theory.conditionNumber, row.conditionNumber, digits: 1e-5))
    #expect(agrees(theory.stabilityBound(for: run.configuration), row.bound, digits: 1e-6))
    #expect(agrees(theory.bestFixedRate(for: run.configuration), row.bestRate, digits: 1e-6))
    for (value, expected) in zip(try #require(theory.minimizer), row.minimizer) {
      #expect(agrees(value, expected, digits: 1e-6))
    }
    #expect(agrees(theory.floor, row.floor, digits: 1e-8))
    #expect(agrees(run.loss(at: 0), row.firstLoss, digits: 1e-6))
    run.advance(to: 20)
    // Seven digits; float64 may differ by one in the seventh.
    #expect(agrees(run.loss(at: 19), row.loss19, digits: 1.5e-8))
  }

  @Test(arguments: rows)
  func learningRateOneDiverges(_ row: Row) throws {
    for (dtype, step) in zip(["float32", "float64"], row.divergesAt) {
      let run = try run([
        ("seed", .integer(row.seed)), ("dtype", .choice(dtype)), ("learning_rate", .number(1)),
        ("steps", .integer(10_000)),
      ])
      #expect(RunTheory(run).divergence == nil)
      run.advance(to: step + 3)
      let divergence = try #require(RunTheory(run).divergence)
      #expect(divergence.step == step)
      #expect(divergence.learningRate == 1)
      #expect(agrees(divergence.bound, row.bound, digits: 1e-6))
      #expect(divergence.step == step)
      #expect(run.position == step + 3, "the run goes on")
      run.rewind(to: 3)
      try run.change("learning_rate", to: .number(0.3))
      #expect(RunTheory(run).divergence == nil)
    }
  }

  @Test func tooTimidLeavesHalfOfTheExcess() throws {
    for (seed, part) in [(0, 0.51067), (7, 0.44867), (42, 0.46114)] {
      let run = try run([("seed", .integer(seed)), ("learning_rate", .number(0.01))])
      let first = try #require(run.theory.excess(at: run.parameters))
      run.advance(to: 20)
      let last = try #require(run.theory.excess(at: run.parameters))
      #expect(agrees(last / first, part, digits: 1e-5))
    }
  }

  @Test func theBestFixedRateShrinksAtTheRateOfTheTheory() throws {
    let rate = 0.47580249443673034
    let run = try run([("learning_rate", .number(rate)), ("steps", .integer(10))])
    let theory = run.theory
    #expect(agrees(theory.bestFixedRate(for: run.configuration), rate, digits: 1e-12))
    #expect(
      agrees(theory.rate(for: run.configuration, learningRate: rate), 0.34335, digits: 1e-5))
    let first = try #require(theory.excess(at: run.parameters))
    var last = first
    for step in 1...7 {
      run.step()
      let excess = try #require(theory.excess(at: run.parameters))
      if step <= 5 { #expect(agrees(excess / last, 0.11789, digits: 1e-5)) }
      #expect((excess <= 1e-6 * first) == (step == 7))
      last = excess
    }
  }

  @Test func onTheEdgeTheExcessStays() throws {
    let run = try run([
      ("learning_rate", .number(0.708379681040956)), ("steps", .integer(2000)),
    ])
    let theory = run.theory
    for _ in 0..<2000 {
      run.step()
      guard run.position >= 2 else { continue }
      guard let excess = theory.excess(at: run.parameters), abs(excess - 1.5831) <= 1e-4 else {
        Issue.record("excess at \(run.position)")
        return
      }
    }
  }

  @Test func aRescueConverges() throws {
    let run = try run([
      ("seed", .integer(7)), ("learning_rate", .number(1)), ("steps", .integer(40)),
    ])
    run.advance(to: 10)
    #expect(agrees(run.loss(at: 10), 906.59, digits: 0.01))
    try run.change("learning_rate", to: .number(0.3))
    run.advance(to: 11)
    #expect(agrees(run.loss(at: 11), 88.432, digits: 1e-3))
    run.advance(to: 16)
    while run.position <= 40 {
      #expect(try #require(run.theory.excess(at: run.parameters)) < 1e-3)
      if !run.step() { break }
    }
    #expect(agrees(run.parameters[0], -1.008463, digits: 1e-6))
    #expect(agrees(run.parameters[1], 2.003586, digits: 1e-6))
  }

  @Test func smallBatchesHaveANoiseFloorThatFallsWithTheRate() throws {
    for (rate, range) in [
      (0.1, 0.19...0.33), (0.05, 0.047...0.080), (0.02, 0.009...0.018), (0.01, 0.0025...0.0052),
    ] {
      let run = try run([
        ("noise", .number(1)), ("batch_size", .integer(1)), ("learning_rate", .number(rate)),
        ("steps", .integer(4000)),
      ])
      let theory = run.theory
      run.advance(to: 2000)
      var sum = 0.0
      for _ in 2000..<4000 {
        sum += try #require(theory.excess(at: run.parameters))
        run.step()
      }
      #expect(range.contains(sum / 2000), "\(rate): \(sum / 2000)")
    }
  }

  @Test func schedulesLowerTheFloor() throws {
    let schedules: [(Component, ClosedRange<Double>)] = [
      (Component(kind: "constant"), 0.13...0.55),
      (
        Component(
          kind: "multi-step", values: ["milestones": .vector([1000]), "gamma": .number(0.1)]),
        0.0014...0.0095
      ),
      (Component(kind: "cosine", values: ["cosine_length": .integer(2000)]), 4e-5...9e-4),
      (Component(kind: "inverse-time", values: ["tau": .number(50)]), 1e-4...8e-4),
    ]
    for (schedule, range) in schedules {
      let run = try run([
        ("noise", .number(1)), ("batch_size", .integer(1)), ("steps", .integer(2000)),
        ("schedule", .component(schedule)),
      ])
      let theory = run.theory
      run.advance(to: 1750)
      var sum = 0.0
      for _ in 1751...2000 {
        run.step()
        sum += try #require(theory.excess(at: run.parameters))
      }
      #expect(range.contains(sum / 250), "\(schedule.kind): \(sum / 250)")
    }
  }
}
