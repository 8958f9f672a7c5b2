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
  /// What is added to y: (n, 1), nil where there are no outliers.
  private let shift: Tensor?
  let dataLayout: DataLayout?
  private let rowLoss: RowLoss
  private let features: Int

  init(_ configuration: Configuration) {
    let samples = configuration[LinearRegression.samples]
    features = configuration[LinearRegression.features]
    let generator = Generator()
    generator.manualSeed(configuration[RunSettings.seed])
    let drawn = Tensor.normals(samples, features, from: generator)
    unitNoise = .normals(samples, 1, from: generator)
    if let given = configuration[LinearRegression.trueParameters] {
      trueW = Tensor(given.map { Float($0) }, [features, 1])
    } else {
      trueW = .normals(features, 1, from: generator)
    }
    if let scale = configuration[LinearRegression.featureScale] {
      x = drawn * Tensor(scale.map { Float($0) }, [1, features])
    } else {
      x = drawn
    }
    rowLoss = RegressionSettings.rowLoss(configuration, RegressionSettings.residualLoss)
    let outliers = Self.outliers(
      of: x, count: configuration[LinearRegression.outlierCount])
    shift = Self.shift(
      outliers, of: samples, by: Float(configuration[LinearRegression.outlierAmount]))
    var layout = DataLayout(features: features, hasIntercept: false)
    layout?.outliers = Set(outliers)
    dataLayout = layout
  }

  var parameterShape: [Int] { [features, 1] }

  /// The first unit vector, which for two features is the notebook's start.
  var defaultStart: [Double] { [1] + Array(repeating: 0, count: features - 1) }

  func objective(for configuration: Configuration) -> any Objective {
    let dtype = configuration.dtype
    let noise = configuration[LinearRegression.noise]
    var y = matmul(x, trueW) + noise * unitNoise
    if let shift { y = y + shift }
    return LinearObjective(x: x.to(dtype), y: y.to(dtype), rowLoss: rowLoss)
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool {
    first[LinearRegression.noise] == second[LinearRegression.noise]
  }

  var trueParameters: [Double]? { trueW.toArray(of: Float.self).map { Double($0) } }

  /// The rows of the largest x₁, the first of equals first.
  private static func outliers(of x: Tensor, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let first = x.narrow(1, 0, 1).toArray(of: Float.self)
    let order = first.indices.sorted { (-first[$0], $0) < (-first[$1], $1) }
    return Array(order.prefix(count))
  }

  /// A column with `amount` in some rows, and else zeros; nil without such rows.
  private static func shift(_ rows: [Int], of count: Int, by amount: Float) -> Tensor? {
    guard !rows.isEmpty else { return nil }
    var shifts = Array(repeating: Float(0), count: count)
    for row in rows { shifts[row] = amount }
    return Tensor(shifts, [count, 1])
  }
}
