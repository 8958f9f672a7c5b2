import Testing

@testable import Theory
@testable import Training

@Suite struct TheoryTests {
  private func run(_ settings: [(String, SettingValue)]) throws -> Run {
    var configuration = Configuration()
    for (name, value) in settings { try configuration.set(name, to: value) }
    return try Run(configuration: configuration)
  }

  private static let rules: [[(String, SettingValue)]] = [
    [], [("momentum", .number(0.6))],
    [("momentum", .number(0.6)), ("nesterov", .choice("on"))],
    [("momentum", .number(0.6)), ("dampening", .number(0.3))],
    [("weight_decay", .number(0.2))],
    [("momentum", .number(0.4)), ("weight_decay", .number(0.2))],
  ]

  @Test(arguments: rules.indices)
  func aboveTheBoundItGrowsAndBelowItShrinks(_ index: Int) throws {
    for factor in [0.999, 1.001] {
      let run = try run(
        Self.rules[index] + [("dtype", .choice("float64")), ("steps", .integer(100_000))])
      let bound = try #require(run.theory.stabilityBound(for: run.configuration))
      try run.change("learning_rate", to: .number(bound * factor))
      let rate = try #require(
        run.theory.rate(for: run.configuration, learningRate: bound * factor))
      #expect((rate > 1) == (factor > 1))
      run.advance(to: 12_000)
      let goal = run.theory.decayedMinimizer(for: run.configuration) ?? run.theory.minimizer
      let end = try #require(goal)
      let distance = zip(run.parameters, end).reduce(0) { $0 + abs($1.0 - $1.1) }
      #expect((distance < 0.5) == (factor < 1), "\(distance)")
    }
  }

  @Test(arguments: rules.indices)
  func theRateIsThatOfTheRunInTheEnd(_ index: Int) throws {
    let settings: [(String, SettingValue)] = [
      ("dtype", .choice("float64")), ("learning_rate", .number(0.3)), ("steps", .integer(1000)),
    ]
    let run = try run(Self.rules[index] + settings)
    let rate = try #require(run.theory.rate(for: run.configuration, learningRate: 0.3))
    let goal = run.theory.decayedMinimizer(for: run.configuration) ?? run.theory.minimizer
    let end = try #require(goal)
    // A complex pair turns as it shrinks: the greatest distance of a dozen updates tells.
    func greatest(from position: Int) -> Double {
      run.advance(to: position)
      return (0..<12).map { _ in
        run.step()
        return zip(run.parameters, end).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }.reduce(0, max).squareRoot()
    }
    let first = greatest(from: 5)
    let measured = LibraryFunctions.power(greatest(from: 35) / first, 1.0 / 30)
    #expect(abs(measured - rate) <= 0.02, "\(measured) and \(rate)")
  }

  @Test func theExcessSplitsAlongTheEigenvectors() throws {
    let run = try run([("features", .integer(6)), ("true_w", .automatic)])
    #expect(run.theory.splitsExcess)
    let parts = (0..<6).compactMap { run.theory.excessPart(along: $0, at: run.parameters) }
    let excess = try #require(run.theory.excess(at: run.parameters))
    #expect(parts.count == 6 && abs(parts.reduce(0, +) - excess) <= 1e-12)
    // Quadratic: the excess is the loss above the floor.
    let floor = try #require(run.theory.floor)
    #expect(abs(run.evaluateLoss() - floor - excess) <= 1e-5)
  }

  @Test func aboveTheLimitOnlyTheLargestEigenvalueIsComputed() throws {
    let run = try run([
      ("features", .integer(LossTheory.parameterLimit + 1)), ("samples", .integer(40)),
      ("true_w", .automatic),
    ])
    #expect(run.theory.eigenvalues == nil && run.theory.minimizer == nil)
    let largest = try #require(run.theory.largestEigenvalue)
    // The same by the small matrix: XXᵀ has the same eigenvalues as XᵀX.
    let x = try #require(run.objective as? LinearObjective).x.toArray(of: Float.self).map(
      Double.init)
    let width = LossTheory.parameterLimit + 1
    var gram = SquareMatrix(size: 40)
    for i in 0..<40 {
      for j in 0..<40 {
        gram[i, j] = (0..<width).reduce(0) { $0 + x[i * width + $1] * x[j * width + $1] } * 2 / 40
      }
    }
    let expected = try #require(SymmetricEigen(gram)?.values.last)
    #expect(abs(largest / expected - 1) <= 1e-6)
    #expect(!run.theory.remarks.isEmpty)
  }

  @Test func surfacesOfQuadraticsAndOthersAreTheLoss() throws {
    for kind in ["linear-regression", "himmelblau", "logistic-regression"] {
      let run = try run([
        ("problem", .component(Component(kind: kind))), ("dtype", .choice("float64")),
      ])
      let request = SurfaceRequest(
        plane: ParameterPlane(origin: [0, 0], right: .parameter(0), up: .parameter(1)),
        xRange: -2...2, yRange: -1...3, columns: 5, rows: 3)
      let surface = try #require(RunTheory(run).surface(request))
      #expect(surface.values.count == 15)
      #expect(request.point(row: 0, column: 4) == [2, 3])
      #expect(request.point(row: 2, column: 0) == [-2, -1])
      for (row, column) in [(0, 0), (1, 2), (2, 4)] {
        let other = try self.run([
          ("problem", .component(Component(kind: kind))), ("dtype", .choice("float64")),
          ("start", .vector(request.point(row: row, column: column))),
        ])
        #expect(abs(surface[row, column] - other.evaluateLoss()) <= 1e-9)
      }
    }
  }

  /// The largest eigenvalue of P⁻¹H after five updates of `torch.optim`'s, by NumPy.
  @Test(arguments: [
    ("adam", "off", 0.9605435028534637, 380.0), ("adamw", "off", 0.9613667709936213, 380),
    ("rmsprop", "off", 7.5677857567355895, 20), ("rmsprop", "on", 7.698713807121634, 20),
    ("adagrad", "off", 0.4194433470575777, 20),
  ])
  func adaptiveRulesHaveAGuide(
    kind: String, centered: String, sharpness: Double, limit: Double
  ) throws {
    var optimizer = Component(kind: kind)
    if kind == "rmsprop" { optimizer.values["centered"] = .choice(centered) }
    let run = try run([("optimizer", .component(optimizer)), ("dtype", .choice("float64"))])
    #expect(RunTheory(run).adaptiveGuide == nil)
    run.advance(to: 5)
    let guide = try #require(RunTheory(run).adaptiveGuide)
    #expect(abs(guide.limit - limit) <= 1e-9)
    #expect(abs(guide.sharpness - sharpness) <= 1e-9)
    try run.change("optimizer", to: .component(Component(kind: "sgd")))
    #expect(RunTheory(run).adaptiveGuide == nil)
  }

  @Test func logisticHasAMinimizerWhereTheCloudsOverlap() throws {
    let run = try run([
      ("problem", .component(Component(kind: "logistic-regression"))),
      ("learning_rate", .number(1)), ("steps", .integer(3000)), ("dtype", .choice("float64")),
    ])
    let theory = run.theory
    let minimizer = try #require(theory.minimizer)
    run.advance(to: 3000)
    #expect(zip(run.parameters, minimizer).allSatisfy { abs($0 - $1) <= 1e-6 })
    let excess = try #require(run.theory.excess(at: run.parameters))
    #expect(excess >= -1e-15 && excess <= 1e-10)
  }

  @Test func divergenceOfACurvedLossNamesTheLocalBound() throws {
    let run = try run([
      ("problem", .component(Component(kind: "catapult"))), ("learning_rate", .number(0.35)),
    ])
    run.advance(to: 20)
    let divergence = try #require(RunTheory(run).divergence)
    // 2/λmax with λmax = 12.2631 at the start.
    #expect(abs(try #require(divergence.bound) - 2 / 12.2631) <= 1e-5)
    #expect(!divergence.boundHoldsEverywhere)
  }
}
