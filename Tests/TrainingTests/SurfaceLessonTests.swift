import Testing

@testable import Theory
@testable import Training

/// Numbers of the lessons on surfaces, worked out with PyTorch and NumPy, in both dtypes.
@Suite(.serialized) struct SurfaceLessonTests {
  typealias Settings = [(String, SettingValue)]

  static let valley = Component(
    kind: "quadratic-bowl", values: ["eigenvalues": .vector([1, 100]), "rotation": .number(30)])
  static let valleyStart = SettingValue.vector([2.732050807568877, -0.7320508075688775])

  private func run(_ problem: Component, _ settings: Settings) throws -> Run {
    var configuration = Configuration()
    try configuration.set("problem", to: .component(problem))
    for (name, value) in settings { try configuration.set(name, to: value) }
    return try Run(configuration: configuration)
  }

  /// The smallest number of updates from which the loss stays at or below a target.
  private func stays(_ run: Run, below target: Double) -> Int? {
    run.advance(to: .max)
    let losses = run.history.losses(in: 0..<run.head) + [run.evaluateLoss()]
    guard let last = losses.lastIndex(where: { !($0 <= target) }) else { return 0 }
    return last == losses.count - 1 ? nil : last + 1
  }

  private func first(_ run: Run, below target: Double) -> Int? {
    run.advance(to: .max)
    return run.history.losses(in: 0..<run.head).firstIndex { $0 < target }
  }

  @Test(arguments: ["float32", "float64"])
  func oneShotAndQuarters(_ dtype: String) throws {
    let bowl = Component(kind: "quadratic-bowl", values: ["eigenvalues": .vector([2, 2])])
    for (rate, factor) in [(0.5, 0.0), (0.25, 0.25), (0.75, 0.25)] {
      let run = try run(
        bowl,
        [
          ("start", .vector([3, -2])), ("learning_rate", .number(rate)),
          ("dtype", .choice(dtype)),
        ])
      run.advance(to: 20)
      var expected = 13.0
      for loss in run.history.losses(in: 0..<20) {
        #expect(loss == expected)
        expected *= factor
      }
    }
  }

  struct ValleyCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let settings: Settings
    let steps: Int
    let stays: Int?
    var peak: Double?
  }

  static let valleyCases = [
    ValleyCase(
      testDescription: "2/101", settings: [("learning_rate", .number(0.019801980198019802))],
      steps: 400, stays: 346),
    ValleyCase(
      testDescription: "0.019", settings: [("learning_rate", .number(0.019))], steps: 400,
      stays: 240),
    ValleyCase(
      testDescription: "heavy ball",
      settings: [
        ("learning_rate", .number(0.03305785123966942)), ("momentum", .number(0.6694214876033058)),
      ], steps: 200, stays: 58, peak: 13.613),
    ValleyCase(
      testDescription: "momentum 0.6",
      settings: [("learning_rate", .number(0.03)), ("momentum", .number(0.6))], steps: 500,
      stays: 53, peak: 4.80),
    ValleyCase(
      testDescription: "momentum 0.5",
      settings: [("learning_rate", .number(0.0299)), ("momentum", .number(0.5))], steps: 500,
      stays: 391),
    ValleyCase(
      testDescription: "momentum 0.99",
      settings: [("learning_rate", .number(0.01)), ("momentum", .number(0.99))], steps: 3000,
      stays: 1389),
    ValleyCase(
      testDescription: "momentum 0.9",
      settings: [("learning_rate", .number(0.01)), ("momentum", .number(0.9))], steps: 3000,
      stays: 132),
    ValleyCase(
      testDescription: "0.01", settings: [("learning_rate", .number(0.01))], steps: 3000,
      stays: 458),
  ]

  @Test(arguments: valleyCases, ["float32", "float64"])
  func theValleyTakesTheCountedSteps(_ example: ValleyCase, _ dtype: String) throws {
    let run = try run(
      Self.valley,
      [("start", Self.valleyStart), ("dtype", .choice(dtype)), ("steps", .integer(example.steps))]
        + example.settings)
    let first = run.evaluateLoss()
    #expect(abs(first - 202) <= 1e-4)
    #expect(stays(run, below: 2.02e-4) == example.stays)
    if let peak = example.peak {
      let greatest = run.history.lossBounds(in: 0..<run.head)?.maximum ?? .nan
      #expect(abs(greatest / first - peak) <= 0.005)
    }
  }

  @Test func rotationDecidesForAdaptiveRules() throws {
    let adam = Component(kind: "adam")
    let adagrad = Component(kind: "adagrad")
    for (rotation, start, adamSteps, adagradSteps) in [
      (0.0, [2.0, -2], 125, 13), (30, [2.732050807568877, -0.7320508075688775], 634, 543),
      (45, [2.8284271247461903, 0], 731, 683),
    ] {
      let valley = Component(
        kind: "quadratic-bowl",
        values: ["eigenvalues": .vector([1, 100]), "rotation": .number(rotation)])
      for (optimizer, rate, steps) in [(adam, 0.1, adamSteps), (adagrad, 1.0, adagradSteps)] {
        let run = try run(
          valley,
          [
            ("start", .vector(start)), ("optimizer", .component(optimizer)),
            ("learning_rate", .number(rate)), ("steps", .integer(1000)),
          ])
        #expect(stays(run, below: 2.02e-4) == steps, "\(optimizer.kind) at \(rotation)")
      }
    }
  }

  @Test(arguments: ["float32", "float64"])
  func rmspropFlipsForEver(_ dtype: String) throws {
    let run = try run(
      Self.valley,
      [
        ("start", Self.valleyStart), ("optimizer", .component(Component(kind: "rmsprop"))),
        ("learning_rate", .number(0.03)), ("steps", .integer(3000)), ("dtype", .choice(dtype)),
      ])
    #expect(first(run, below: 2.02e-4) == 570)
    #expect(run.history.losses(in: 570..<700).contains { $0 > 0.1 })
    for loss in run.history.losses(in: 2500..<3000) where abs(loss - 0.0210) > 1e-4 {
      Issue.record("\(loss)")
    }
    #expect(abs(abs(run.parameters[0]) - 0.0150) <= 1e-4)
  }

  @Test(arguments: ["float32", "float64"])
  func rosenbrockIsSlowAndMomentumHelps(_ dtype: String) throws {
    let cases: [(Settings, Int)] = [
      ([("learning_rate", .number(0.001)), ("steps", .integer(7000))], 6543),
      (
        [("learning_rate", .number(0.001)), ("momentum", .number(0.9)), ("steps", .integer(700))],
        568
      ),
      (
        [
          ("optimizer", .component(Component(kind: "adam"))), ("learning_rate", .number(0.02)),
          ("steps", .integer(2500)),
        ], 1960
      ),
    ]
    for (settings, step) in cases {
      let run = try run(Component(kind: "rosenbrock"), settings + [("dtype", .choice(dtype))])
      #expect(first(run, below: 1e-3) == step)
    }
  }

  @Test func rosenbrocksHessianIsThatOfCalculus() throws {
    let run = try run(Component(kind: "rosenbrock"), [("start", .vector([1, 1]))])
    // [[802, −400], [−400, 200]] has trace 1002 and determinant 400.
    let discriminant = (1002.0 * 1002 - 4 * 400).squareRoot()
    let values = try #require(run.theory.eigenvalues)
    #expect(abs(values[1] - (1002 + discriminant) / 2) <= 1e-9)
    #expect(abs(values[0] - (1002 - discriminant) / 2) <= 1e-9)
    #expect(run.theory.minimizer == [1, 1] && run.theory.excess(at: [1, 1]) == 0)
  }

  @Test func bealeConvergesOrOverflows() throws {
    let run = try run(
      Component(kind: "beale"), [("learning_rate", .number(0.01)), ("steps", .integer(1000))])
    #expect(stays(run, below: 1e-3) == 549)
    for (dtype, step) in [("float32", 3), ("float64", 4)] {
      let run = try self.run(
        Component(kind: "beale"),
        [
          ("start", .vector([2, 2])), ("learning_rate", .number(0.01)), ("dtype", .choice(dtype)),
        ])
      run.advance(to: 8)
      for (loss, expected) in zip(run.history.losses(in: 0..<3), [356.703, 1.3992e5, 1.7656e25]) {
        #expect(abs(loss / expected - 1) <= 1e-4)
      }
      #expect(RunTheory(run).divergence?.step == step)
    }
  }

  @Test func himmelblausBasins() throws {
    for (start, end, steps) in [
      ([0.0, 0], [3.0, 2], 32), ([-1, 0], [-2.80512, 3.13131], 14),
      ([0, -2], [3.58443, -1.84813], 29), ([-1, -1], [-3.77931, -3.28319], 15),
    ] {
      let run = try run(
        Component(kind: "himmelblau"),
        [
          ("start", .vector(start)), ("learning_rate", .number(0.01)), ("steps", .integer(100)),
        ])
      #expect(stays(run, below: 1e-6) == steps)
      for (value, expected) in zip(run.parameters, end) { #expect(abs(value - expected) <= 1e-5) }
    }
  }

  @Test(arguments: zip(0..<4, [0.02431, 0.02483, 0.01897, 0.01495]))
  func eachMinimumOfHimmelblauHasItsBound(_ index: Int, _ bound: Double) throws {
    let minima = [
      [3.0, 2], [-2.805118086952745, 3.131312518250573], [3.584428340330492, -1.848126526964404],
      [-3.779310253377747, -3.283185991286170],
    ]
    let run = try run(Component(kind: "himmelblau"), [("start", .vector(minima[index]))])
    let value = try #require(run.theory.stabilityBound(for: run.configuration))
    #expect(abs(value - bound) <= 1e-5)
  }

  @Test func theSaddleIsLeftOnlyAlongItsUnstableDirection() throws {
    for (y, step) in [(0.0, nil), (1e-6, 139), (1e-3, 67 as Int?)] {
      let run = try run(
        Component(kind: "saddle"),
        [("start", .vector([1, y])), ("learning_rate", .number(0.1)), ("steps", .integer(300))])
      run.advance(to: 300)
      let first = (0..<300).first { abs(run.history.parameter(1, at: $0)) > 0.5 }.map { $0 + 1 }
      #expect(first == step)
      #expect(abs(run.evaluateLoss() - (step == nil ? 0 : -0.25)) <= 1e-7)
      if y == 0 { #expect(run.parameters[1] == 0) }
    }
  }

  @Test func theCatapultLandsWhereTheCurvatureIsLess() throws {
    for (rate, end, sharpness) in [
      (0.15, [3.49336, 0.28626], 12.2855), (0.2, [2.56456, 0.38993], 6.7290),
    ] {
      let run = try run(
        Component(kind: "catapult"), [("learning_rate", .number(rate)), ("steps", .integer(200))])
      #expect(abs(try #require(run.theory.largestEigenvalue) - 12.2631) <= 1e-4)
      run.advance(to: 200)
      for (value, expected) in zip(run.parameters, end) { #expect(abs(value - expected) <= 1e-5) }
      #expect(abs(try #require(run.theory.largestEigenvalue) - sharpness) <= 1e-4)
      if rate == 0.2 { #expect(abs(run.history.loss(at: 6) - 2.0735) <= 1e-4) }
    }
    for (dtype, step) in [("float32", 8), ("float64", 10)] {
      let run = try run(
        Component(kind: "catapult"),
        [
          ("learning_rate", .number(0.35)), ("steps", .integer(20)), ("dtype", .choice(dtype)),
        ])
      run.advance(to: 20)
      #expect(RunTheory(run).divergence?.step == step)
    }
  }
}
