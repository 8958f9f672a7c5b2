import Autograd

/// Rows written in the scenario itself.
enum GivenRows {
  static let features = SettingKey(
    name: "columns", title: "columns", domain: .integer(1...Caps.features),
    default: 2, effect: .restart,
    help: "The number of values of a row.")

  static let values = SettingKey(
    name: "x", title: "x", domain: .vector(length: .any),
    default: [1, 2], effect: .restart,
    help: "The values of the rows, one row after the other.")

  static let targets = SettingKey(
    name: "y", title: "y", domain: .vector(length: .any),
    default: [3], effect: .restart,
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
    let count = configuration[features]
    let x = configuration[values]
    let y = configuration[targets]
    guard !y.isEmpty, x.count == y.count * count else {
      throw .notInRows(
        name: values.name, count: x.count, targets: targets.name, rows: y.count,
        columns: features.name, width: count)
    }
    let isLogistic = configuration[RegressionSettings.anyLoss] == .logistic
    if isLogistic, let odd = y.first(where: { $0.magnitude != 1 }) {
      throw .notALabel(name: targets.name, value: odd)
    }
  }

  @Sendable
  private static func make(
    _ configuration: Configuration, _: DataTable?
  ) throws(SettingError) -> any Problem {
    let count = configuration[features]
    let y = configuration[targets]
    var x = configuration[values]
    var width = count
    let hasIntercept = configuration[RegressionSettings.intercept]
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
        rowLoss: RegressionSettings.rowLoss(configuration, RegressionSettings.anyLoss)),
      dataLayout: DataLayout(features: count, hasIntercept: hasIntercept))
  }
}
