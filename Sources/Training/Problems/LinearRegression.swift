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
