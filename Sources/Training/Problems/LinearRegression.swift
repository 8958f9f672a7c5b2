import Autograd

/// Linear regression as in the notebook: `y = X·true_w + noise·ε`, loss `norm(y − X·w)² / n`.
enum LinearRegression {
  static let samples = SettingKey(
    name: "samples", title: "samples", domain: .integer(1...Caps.elements),
    default: 50, effect: .restart, help: "The number of rows n of the data.")

  static let features = SettingKey(
    name: "features", title: "features", domain: .integer(1...Caps.features),
    default: 2, effect: .restart, help: "The number of columns d of X.")

  static let trueParameters = SettingKey(
    name: "true_w", title: "true w", domain: .vector(length: .features, automaticName: "drawn"),
    default: [-1, 2], effect: .restart,
    help: "The vector that generates y; drawn means from the normal distribution, after the noise.")

  static let noise = RegressionSettings.noise(0.1)

  static let featureScale = SettingKey(
    name: "feature_scale", title: "feature scale",
    domain: .vector(length: .features, automaticName: "none"), default: nil,
    effect: .restart, help: "What each column of X is multiplied by, before y is made.")

  static let outlierCount = SettingKey(
    name: "outliers.count", title: "outliers", domain: .integer(0...Caps.elements),
    default: 0, effect: .restart,
    help: "The number of rows, those of the largest x₁, whose y is moved.")

  static let outlierAmount = SettingKey(
    name: "outliers.add", title: "outliers add", domain: .number(NumberRange(), .linear(1)),
    default: 10, effect: .restart, help: "What is added to the y of each outlier.")

  static let entry = CatalogueEntry(
    kind: "linear-regression", title: "linear regression",
    summary: "Fits y = X·w to generated data, by the mean of the squared residuals.",
    settings: [
      noise, samples, features, trueParameters, featureScale, outlierCount, outlierAmount,
      RegressionSettings.residualLoss, RegressionSettings.huberDelta,
    ])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: sizes,
    dataSize: { configuration, _ in configuration.dataSize(samples, features) },
    validate: validate,
    make: { configuration, _ in LinearRegressionProblem(configuration) }, drawsRows: true)

  @Sendable
  private static func sizes(_ configuration: Configuration) -> ProblemSizes {
    let count = configuration[features]
    return ProblemSizes(features: count, parameters: count)
  }

  @Sendable
  private static func validate(_ configuration: Configuration) throws(SettingError) {
    try configuration.checkElements(samples, features)
    if configuration[outlierCount] > configuration[samples] {
      throw .aboveCount(
        name: outlierCount.name, of: samples.name, count: configuration[samples])
    }
  }
}

extension Configuration {
  /// The size of data of which two settings say how many samples and features there are.
  func dataSize(_ samples: SettingKey<Int>, _ features: SettingKey<Int>) -> DataSize {
    DataSize(
      rows: self[samples], columns: self[features], settings: [samples.name, features.name])
  }

  /// Checks that samples times features are within the cap, before anything is allocated.
  func checkElements(
    _ samples: SettingKey<Int>, _ features: SettingKey<Int>
  ) throws(SettingError) {
    let values = [self[samples], self[features]]
    let (product, overflow) = values[0].multipliedReportingOverflow(by: values[1])
    if overflow || product > Caps.elements {
      throw .productAboveCap(
        names: [samples.name, features.name], values: values, cap: Caps.elements)
    }
  }
}

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
