import Autograd

/// Logistic regression of two generated clouds: loss `mean(log(1 + exp(−y·xᵀw)))`, labels y of ±1.
///
/// One generator, seeded with `seed`, draws X (n, d) in float32. Rows 0, 2, 4, … are of the label 1, the
/// others of −1; to every value of a row `y·separation/(2√d)` is added, so that the clouds' centres are
/// `separation` apart.
enum LogisticRegression {
  static let separation = SettingKey(
    name: "separation", title: "separation", domain: .number(NumberRange(0), .linear(0.25)),
    default: 2, effect: .restart,
    help: "The distance between the centres of the two clouds, whose spread is 1.")

  static let entry = CatalogueEntry(
    kind: "logistic-regression", title: "logistic regression",
    summary: "Tells two generated clouds apart, by the mean of log(1 + exp(−y·xᵀw)).",
    settings: [
      LinearRegression.samples, LinearRegression.features, separation,
      RegressionSettings.intercept,
    ])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: { RegressionSettings.sizes($0, features: LinearRegression.features) },
    dataSize: { configuration, _ in
      configuration.dataSize(LinearRegression.samples, LinearRegression.features)
    },
    validate: { configuration throws(SettingError) in
      try configuration.checkElements(LinearRegression.samples, LinearRegression.features)
    }, make: make, drawsRows: true)

  @Sendable
  private static func make(
    _ configuration: Configuration, _: DataTable?
  ) throws(SettingError) -> any Problem {
    let samples = configuration[LinearRegression.samples]
    let features = configuration[LinearRegression.features]
    let generator = Generator()
    generator.manualSeed(configuration[RunSettings.seed])
    let signs: [Float] = (0..<samples).map { $0.isMultiple(of: 2) ? 1 : -1 }
    let labels = Tensor(signs, [samples, 1])
    let offset: Double = configuration[separation] / 2 / Double(features).squareRoot()
    var x = Tensor.normals(samples, features, from: generator) + offset * labels
    let hasIntercept = configuration[RegressionSettings.intercept]
    if hasIntercept { x = x.appendingOnes() }
    let dtype = configuration.dtype
    return FixedRowsProblem(
      LinearObjective(x: x.to(dtype), y: labels.to(dtype), rowLoss: .logistic),
      dataLayout: DataLayout(features: features, hasIntercept: hasIntercept))
  }
}

extension Tensor {
  /// A float32 matrix with a column of ones after its own: a copy.
  func appendingOnes() -> Tensor {
    let (rows, columns) = (shape[0], shape[1])
    let result = ones([rows, columns + 1])
    withUnsafeElements(as: Float.self) { source in
      result.withUnsafeMutableElements(as: Float.self) { target in
        for row in 0..<rows {
          for column in 0..<columns {
            target[row * (columns + 1) + column] = source[row * columns + column]
          }
        }
      }
    }
    return result
  }
}
