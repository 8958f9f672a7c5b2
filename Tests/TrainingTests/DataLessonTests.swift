import Testing

@testable import Theory
@testable import Training

/// Numbers of the lessons on other data and losses, worked out with PyTorch and NumPy.
@Suite struct DataLessonTests {
  typealias Settings = [(String, SettingValue)]

  private func run(_ problem: Component?, _ settings: Settings) throws -> Run {
    var configuration = Configuration()
    if let problem { try configuration.set("problem", to: .component(problem)) }
    for (name, value) in settings { try configuration.set(name, to: value) }
    return try Run(configuration: configuration)
  }

  private func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  static let separable = Component(
    kind: "given-rows",
    values: [
      "x": .vector([1, 1, 2, 1, 1, 2, -1, -1, -2, -1, -1, -2]),
      "y": .vector([1, 1, 1, -1, -1, -1]), "loss": .choice("logistic"),
    ])

  @Test(arguments: ["float32", "float64"])
  func separableLogisticGrowsAsTheLogarithm(_ dtype: String) throws {
    let run = try run(
      Self.separable,
      [("learning_rate", .number(0.5)), ("steps", .integer(10_000)), ("dtype", .choice(dtype))])
    for (step, length) in [(10, 1.5300), (100, 2.8337), (1000, 4.2670), (10_000, 5.7976)] {
      run.advance(to: step)
      #expect(abs(norm(run.parameters) - length) <= 1e-4)
    }
    #expect(abs(run.parameters[0] - run.parameters[1]) <= 1e-6)
    #expect(run.theory.minimizer == nil && run.theory.floor == 0)
    #expect(run.theory.remarks.contains { $0.contains("separated") })
    let decayed = try self.run(
      Self.separable,
      [
        ("learning_rate", .number(0.5)), ("steps", .integer(500)), ("dtype", .choice(dtype)),
        ("weight_decay", .number(0.01)),
      ])
    decayed.advance(to: 300)
    while decayed.step() { #expect(abs(norm(decayed.parameters) - 2.3991) <= 5e-4) }
  }

  @Test func polynomialsAreIllConditionedInPowersOfX() throws {
    for (degree, kappa, tolerance, steps) in [
      (1, 2.71429, 1e-5, 10), (2, 12.2666, 1e-4, 49), (3, 56.0268, 1e-4, 235),
      (5, 1505.75, 1e-2, nil), (7, 47_040, 1, nil as Int?),
    ] {
      let run = try run(
        Component(kind: "polynomial-regression", values: ["degree": .integer(degree)]),
        [("learning_rate", .number(0.7)), ("steps", .integer(2000))])
      #expect(abs(try #require(run.theory.conditionNumber) - kappa) <= tolerance)
      let first = run.evaluateLoss()
      run.advance(to: 2000)
      let losses = run.history.losses(in: 0..<2000)
      if let steps {
        #expect(losses.firstIndex { $0 <= 1e-6 * first } == steps)
      } else {
        let left = run.evaluateLoss() / first
        #expect(abs(left - (degree == 5 ? 0.00732 : 0.462)) <= (degree == 5 ? 1e-5 : 1e-3))
      }
    }
    let legendre = try run(
      Component(
        kind: "polynomial-regression",
        values: ["degree": .integer(7), "basis": .choice("legendre")]),
      [("learning_rate", .number(0.2)), ("steps", .integer(100))])
    #expect(abs(try #require(legendre.theory.conditionNumber) - 4.23736) <= 1e-5)
    let first = legendre.evaluateLoss()
    legendre.advance(to: 100)
    #expect(legendre.history.losses(in: 0..<100).firstIndex { $0 <= 1e-6 * first } == 14)
  }

  @Test func theTruthIsTheMinimizerWithoutNoise() throws {
    for basis in ["monomial", "legendre"] {
      let run = try run(
        Component(
          kind: "polynomial-regression",
          values: ["degree": .integer(5), "basis": .choice(basis)]),
        [("dtype", .choice("float64"))])
      let theory = run.theory
      let distance = theory.distanceToTruth(at: try #require(theory.minimizer))
      // κ times a rounding of double precision.
      #expect(try #require(distance) <= 1e-11)
    }
  }

  @Test func anUnscaledFeatureRaisesTheConditionNumber() throws {
    let scale: Settings = [
      ("feature_scale", .vector([1, 10])), ("true_w", .vector([-1, 0.2])),
    ]
    let run = try run(
      nil,
      scale + [
        ("seed", .integer(42)), ("learning_rate", .number(0.0096)), ("steps", .integer(600)),
      ])
    let theory = run.theory
    let values = try #require(theory.eigenvalues)
    #expect(abs(values[0] - 1.80903) <= 1e-5 && abs(values[1] - 205.781) <= 1e-3)
    #expect(abs(try #require(theory.conditionNumber) - 113.752) <= 1e-3)
    let bound = try #require(theory.stabilityBound(for: run.configuration))
    #expect(abs(bound - 0.00971906) <= 1e-8)
    let first = try #require(theory.excess(at: run.parameters))
    var reached: Int?
    while run.step() {
      let isBelow = try #require(theory.excess(at: run.parameters)) <= 1e-6 * first
      if isBelow, reached == nil { reached = run.position }
      if !isBelow { reached = nil }
    }
    #expect(reached == 374)
    for (seed, kappa) in [(0, 172.8), (7, 61.3)] {
      let other = try self.run(nil, scale + [("seed", .integer(seed))])
      #expect(abs(try #require(other.theory.conditionNumber) - kappa) <= 0.1)
    }
    for (dtype, step) in [("float32", 15), ("float64", 119)] {
      let wild = try self.run(
        nil,
        scale + [
          ("seed", .integer(42)), ("steps", .integer(130)), ("dtype", .choice(dtype)),
        ])
      wild.advance(to: 130)
      #expect(RunTheory(wild).divergence?.step == step)
    }
  }

  @Test func fewerRowsThanWeightsLeaveTheMinimizerOpen() throws {
    let row = Component(kind: "given-rows", values: ["x": .vector([1, 2]), "y": .vector([3])])
    let run = try run(
      row,
      [("start", .vector([1, 0])), ("learning_rate", .number(0.05)), ("steps", .integer(100))])
    let theory = run.theory
    let values = try #require(theory.eigenvalues)
    #expect(abs(values[0]) <= 1e-12 && abs(values[1] - 10) <= 1e-12)
    #expect(theory.conditionNumber == nil && theory.minimizer == nil)
    #expect(abs(try #require(theory.floor)) <= 1e-20)
    run.advance(to: 100)
    #expect(abs(run.parameters[0] - 1.4) <= 1e-6 && abs(run.parameters[1] - 0.8) <= 1e-6)
    #expect(try #require(theory.excess(at: run.parameters)) <= 1e-12)
    let decayed = try self.run(
      row,
      [
        ("start", .vector([1, 0])), ("learning_rate", .number(0.05)), ("steps", .integer(2000)),
        ("weight_decay", .number(0.1)),
      ])
    for (step, w) in [(50, [1.2167, 0.8768]), (2000, [0.5941, 1.1881])] {
      decayed.advance(to: step)
      for (value, expected) in zip(decayed.parameters, w) { #expect(abs(value - expected) <= 1e-4) }
    }
    let end = try #require(theory.decayedMinimizer(for: decayed.configuration))
    #expect(abs(end[0] - 0.5941) <= 1e-4 && abs(end[1] - 1.1881) <= 1e-4)
  }

  @Test(arguments: ["float32", "float64"])
  func outliersPullTheSquaredLossMoreThanHubers(_ dtype: String) throws {
    let outliers: Settings = [
      ("outliers.count", .integer(5)), ("steps", .integer(400)), ("dtype", .choice(dtype)),
    ]
    let squared = try run(nil, outliers)
    squared.advance(to: 400)
    for (value, expected) in zip(squared.parameters, [0.54703, 2.55866]) {
      #expect(abs(value - expected) <= 1e-5)
    }
    #expect(abs(try #require(squared.theory.floor) - 7.25065) <= 1e-5)
    let distance = try #require(squared.theory.distanceToTruth(at: squared.parameters))
    #expect(abs(distance - 1.6448) <= 1e-4)

    let huber = try run(nil, outliers + [("loss", .choice("huber"))])
    huber.advance(to: 400)
    for (value, expected) in zip(huber.parameters, [-0.79359, 2.11422]) {
      #expect(abs(value - expected) <= 1e-5)
    }
    #expect(abs(huber.evaluateLoss() - 0.933945) <= 1e-6)
    let theory = huber.theory
    for (value, expected) in zip(try #require(theory.eigenvalues), [0.5723, 1.0051]) {
      #expect(abs(value - expected) <= 1e-4)
    }
    #expect(abs(try #require(theory.floor) - 0.933945) <= 1e-6)
    #expect(try #require(theory.distanceToMinimizer(at: huber.parameters)) <= 1e-4)
    #expect(try #require(theory.excess(at: huber.parameters)) >= -1e-12)
    try huber.change("noise", to: .number(0))
    #expect(try #require(huber.theory.floor) > 0.5, "the outliers survive a change of noise")
  }

  @Test func theAbsoluteLossSaysThatItDoesNotCurve() throws {
    let run = try run(nil, [("loss", .choice("absolute")), ("steps", .integer(5))])
    run.advance(to: 5)
    #expect(run.history.count == 5 && run.history.loss(at: 4) < run.history.loss(at: 0))
    #expect(run.theory.eigenvalues == nil && !run.theory.remarks.isEmpty)
  }
}
