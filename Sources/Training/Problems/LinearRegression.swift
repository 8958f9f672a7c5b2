/// Linear regression as in the notebook: `y = X·true_w + noise·ε`, loss `norm(y − X·w)² / n`.
enum LinearRegression {
  static let samples = Setting(
    name: "samples", title: "samples", domain: .integer(1...Caps.elements),
    defaultValue: .integer(50), effect: .restart, help: "The number of rows n of the data.")

  static let features = Setting(
    name: "features", title: "features", domain: .integer(1...Caps.features),
    defaultValue: .integer(2), effect: .restart, help: "The number of columns d of X.")

  static let trueParameters = Setting(
    name: "true_w", title: "true w", domain: .vector(length: .features, automaticName: "drawn"),
    defaultValue: .vector([-1, 2]), effect: .restart,
    help: "The vector that generates y; drawn means from the normal distribution, after the noise.")

  static let noise = Setting(
    name: "noise", title: "noise", domain: .number(NumberRange(0), .linear(0.05)),
    defaultValue: .number(0.1), effect: .targets,
    help: "The standard deviation σ of what is added to y.")

  static let featureScale = Setting(
    name: "feature_scale", title: "feature scale",
    domain: .vector(length: .features, automaticName: "none"), defaultValue: .automatic,
    effect: .restart, help: "What each column of X is multiplied by, before y is made.")

  static let outlierCount = Setting(
    name: "outliers.count", title: "outliers", domain: .integer(0...Caps.elements),
    defaultValue: .integer(0), effect: .restart,
    help: "The number of rows, those of the largest x₁, whose y is moved.")

  static let outlierAmount = Setting(
    name: "outliers.add", title: "outliers add", domain: .number(NumberRange(), .linear(1)),
    defaultValue: .number(10), effect: .restart, help: "What is added to the y of each outlier.")

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
    let count = configuration.integer(features)
    return ProblemSizes(features: count, parameters: count)
  }

  @Sendable
  private static func validate(_ configuration: Configuration) throws(SettingError) {
    try configuration.checkElements(samples, features)
    if configuration.integer(outlierCount) > configuration.integer(samples) {
      throw .contradiction(
        names: [outlierCount.name, samples.name],
        message: "\(outlierCount.name): at most as many as there are samples, "
          + "\(configuration.integer(samples))")
    }
  }
}

extension Configuration {
  /// The size of data of which two settings say how many samples and features there are.
  func dataSize(_ samples: Setting, _ features: Setting) -> DataSize {
    DataSize(
      rows: integer(samples), columns: integer(features), settings: [samples.name, features.name])
  }

  /// Checks that samples times features are within the cap, before anything is allocated.
  func checkElements(_ samples: Setting, _ features: Setting) throws(SettingError) {
    let (product, overflow) = integer(samples).multipliedReportingOverflow(by: integer(features))
    if overflow || product > Caps.elements {
      throw .contradiction(
        names: [samples.name, features.name],
        message: "\(samples.name): \(samples.name) times \(features.name) are at most "
          + "\(Caps.elements), not \(integer(samples)) times \(integer(features))")
    }
  }
}
