import Autograd

/// Data drawn as the notebook draws them, and the loss on them.
///
/// One generator, seeded with `seed`, draws X (n, d) first, then ε (n, 1), then a `true_w` (d, 1) that is
/// not given, all in float32. `y = X·true_w + σ·ε`, in float32 and in this order of operations; a
/// float64 run has the same numbers widened.
final class LinearRegressionProblem: Problem {
  private let x: Tensor
  private let unitNoise: Tensor
  private let trueW: Tensor
  private let features: Int

  init(_ configuration: Configuration) {
    let samples = configuration.integer(LinearRegression.samples)
    features = configuration.integer(LinearRegression.features)
    let generator = Generator()
    generator.manualSeed(configuration.integer(RunSettings.seed))
    x = .normals(samples, features, from: generator)
    unitNoise = .normals(samples, 1, from: generator)
    if let given = configuration.vector(LinearRegression.trueParameters) {
      trueW = Tensor(given.map { Float($0) }, [features, 1])
    } else {
      trueW = .normals(features, 1, from: generator)
    }
  }

  var parameterShape: [Int] { [features, 1] }

  /// The first unit vector, which for two features is the notebook's start.
  var defaultStart: [Double] { [1] + Array(repeating: 0, count: features - 1) }

  var isQuadratic: Bool { true }

  func objective(for configuration: Configuration, dtype: DType) -> any Objective {
    let noise = configuration.number(LinearRegression.noise)
    let y = matmul(x, trueW) + noise * unitNoise
    return LeastSquaresObjective(x: x.to(dtype), y: y.to(dtype))
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool {
    first[LinearRegression.noise] == second[LinearRegression.noise]
  }

  func theory(of objective: any Objective, at parameters: [Double]) -> Theory {
    guard let objective = objective as? LeastSquaresObjective else {
      return Theory(scope: .everywhere, hessian: nil)
    }
    return Theory(
      leastSquares: objective,
      trueParameters: trueW.toArray(of: Float.self).map { Double($0) })
  }
}
