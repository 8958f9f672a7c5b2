import Autograd

/// Rows written in the scenario itself.
enum GivenRows {
  static let features = Setting(
    name: "columns", title: "columns", domain: .integer(1...Caps.features),
    defaultValue: .integer(2), effect: .restart,
    help: "The number of values of a row.")

  static let values = Setting(
    name: "x", title: "x", domain: .vector(length: .any, automaticName: nil),
    defaultValue: .vector([1, 2]), effect: .restart,
    help: "The values of the rows, one row after the other.")

  static let targets = Setting(
    name: "y", title: "y", domain: .vector(length: .any, automaticName: nil),
    defaultValue: .vector([3]), effect: .restart,
    help: "The target of each row; a label of −1 or 1 for the logistic loss.")

  static let entry = CatalogueEntry(
    kind: "given-rows", title: "given rows",
    summary: "Fits y = X·w to rows that are written out.",
    settings: [
      features, values, targets, RegressionSettings.intercept, RegressionSettings.anyLoss,
      RegressionSettings.huberDelta,
    ])

  static let row = ProblemCatalogue.Row(
    entry: entry, sizes: { RegressionSettings.sizes($0, features: features) },
    validate: validate, make: make)

  @Sendable
  private static func validate(_ configuration: Configuration) throws(SettingError) {
    let count = configuration.integer(features)
    let x = configuration.vector(values) ?? []
    let y = configuration.vector(targets) ?? []
    guard !y.isEmpty, x.count == y.count * count else {
      throw .contradiction(
        names: [values.name, targets.name],
        message: "\(values.name): \(x.count.counted("value")) in place of "
          + "\(y.count * count), for \(y.count.counted("row")) of \(count) "
          + "(\(targets.name), \(features.name))")
    }
    try configuration.checkLabels(y, of: targets)
  }

  @Sendable
  private static func make(
    _ configuration: Configuration, _: DataTable?
  ) throws(SettingError) -> any Problem {
    let count = configuration.integer(features)
    let y = configuration.vector(targets) ?? []
    var x = configuration.vector(values) ?? []
    var width = count
    let hasIntercept = configuration.choice(RegressionSettings.intercept) == "on"
    if hasIntercept {
      let given = x
      x = []
      for row in y.indices {
        x += given[row * count..<(row + 1) * count]
        x.append(1)
      }
      width += 1
    }
    return FixedRowsProblem(
      LinearObjective(
        x: Tensor(x, [y.count, width], dtype: configuration.dtype),
        y: Tensor(y, [y.count, 1], dtype: configuration.dtype),
        rowLoss: RegressionSettings.rowLoss(configuration)),
      dataLayout: DataLayout(features: count, hasIntercept: hasIntercept))
  }
}

extension Configuration {
  /// Checks that the targets of the logistic loss are labels.
  func checkLabels(_ targets: [Double], of setting: Setting) throws(SettingError) {
    guard RegressionSettings.rowLoss(self) == .logistic,
      let odd = targets.first(where: { $0.magnitude != 1 })
    else { return }
    throw .contradiction(
      names: [setting.name],
      message: "\(setting.name): \(odd) is no label; the logistic loss takes −1 and 1")
  }
}
