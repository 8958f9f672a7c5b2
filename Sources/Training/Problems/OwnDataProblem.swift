import Autograd

/// A run's view of the rows of a file.
final class OwnDataProblem: Problem {
  private let training: FixedRowsProblem
  private let test: LinearObjective?
  let parameterNames: [String]?
  let dataLayout: DataLayout?

  /// Takes the columns that the configuration names, splits, standardises and adds the intercept.
  init(_ table: DataTable, _ configuration: Configuration) throws(DataError) {
    var columns = try DataColumns(table, configuration)
    let split = DataSplit(
      count: table.rowCount, testFraction: configuration.number(OwnData.testFraction),
      seed: configuration.integer(RunSettings.seed))
    guard !split.training.isEmpty else { throw .noTrainingRows }
    if configuration.choice(OwnData.standardize) == "on" { columns.standardize(by: split.training) }
    let rowLoss = RegressionSettings.rowLoss(configuration)
    let dtype = configuration.dtype
    training = FixedRowsProblem(columns.objective(split.training, rowLoss, dtype))
    test = split.test.isEmpty ? nil : columns.objective(split.test, rowLoss, dtype)
    parameterNames = columns.parameterNames
    dataLayout = columns.layout
  }

  var parameterShape: [Int] { training.parameterShape }
  var defaultStart: [Double] { training.defaultStart }
  var isQuadratic: Bool { training.isQuadratic }
  var testObjective: (any Objective)? { test }

  func objective(for configuration: Configuration, dtype: DType) -> any Objective {
    training.objective(for: configuration, dtype: dtype)
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }

  func theory(of objective: any Objective, at parameters: [Double]) -> Theory {
    training.theory(of: objective, at: parameters)
  }
}

/// Which rows train and which test.
struct DataSplit {
  let training: [Int]
  let test: [Int]

  init(count: Int, testFraction: Double, seed: Int) {
    let testCount = Int((Double(count) * testFraction).rounded())
    guard testCount > 0 else {
      training = Array(0..<count)
      test = []
      return
    }
    let order = EpochPermutation.rows(count: count, seed: seed, epoch: -1)
    test = order.prefix(testCount).sorted()
    training = order.dropFirst(testCount).sorted()
  }
}

/// The columns of a table that a run uses.
struct DataColumns {
  private let table: DataTable
  private let features: [Int]
  private let target: Int
  private let hasIntercept: Bool
  private let targetsAreZeroAndOne: Bool
  private var means: [Double]
  private var spreads: [Double]

  init(_ table: DataTable, _ configuration: Configuration) throws(DataError) {
    self.table = table
    let targetName = configuration.text(OwnData.targetColumn)
    target = targetName.isEmpty ? table.columnNames.count - 1 : try table.column(targetName)
    let names = try DataTable.names(inList: configuration.text(OwnData.featureColumns))
    var features: [Int] = []
    for name in names { features.append(try table.column(name)) }
    if names.isEmpty { features = table.columnNames.indices.filter { [target] in $0 != target } }
    guard !features.isEmpty else { throw .noFeatures }
    guard !features.contains(target) else {
      throw .targetAmongFeatures(table.columnNames[target])
    }
    for column in features + [target] { try table.checkNumbers(column) }
    self.features = features
    hasIntercept = configuration.choice(OwnData.intercept) == "on"
    means = Array(repeating: 0, count: features.count)
    spreads = Array(repeating: 1, count: features.count)
    targetsAreZeroAndOne =
      RegressionSettings.rowLoss(configuration) == .logistic
      ? try Self.checkLabels(table, target) : false
  }

  /// Whether the labels are 0 and 1 and not −1 and 1.
  private static func checkLabels(_ table: DataTable, _ target: Int) throws(DataError) -> Bool {
    var hasZero = false
    var hasMinusOne = false
    for row in 0..<table.rowCount {
      let value = table.value(row, target)
      guard value == 0 || value.magnitude == 1, !(value == 0 && hasMinusOne),
        !(value == -1 && hasZero)
      else {
        throw .notALabel(
          line: table.line(ofRow: row), column: table.columnNames[target], value: value)
      }
      if value == 0 { hasZero = true }
      if value == -1 { hasMinusOne = true }
    }
    return hasZero
  }

  /// The features' names, then `intercept`.
  var parameterNames: [String] {
    features.map { table.columnNames[$0] } + (hasIntercept ? ["intercept"] : [])
  }

  /// How the rows follow from the features, where there are few.
  var layout: DataLayout? {
    DataLayout(
      features: features.map { table.columnNames[$0] }, hasIntercept: hasIntercept,
      target: table.columnNames[target])
  }

  /// Brings the features to mean 0 and spread 1 over some rows; a constant feature to 0.
  mutating func standardize(by rows: [Int]) {
    let count = Double(rows.count)
    for (index, column) in features.enumerated() {
      let mean = rows.reduce(0) { $0 + table.value($1, column) } / count
      let squares = rows.reduce(0) { sum, row in
        let difference = table.value(row, column) - mean
        return sum + difference * difference
      }
      let spread = (squares / count).squareRoot()
      means[index] = mean
      spreads[index] = spread > 0 ? spread : 1
    }
  }

  /// The loss over some rows.
  func objective(_ rows: [Int], _ rowLoss: RowLoss, _ dtype: DType) -> LinearObjective {
    let width = features.count + (hasIntercept ? 1 : 0)
    var x: [Double] = []
    x.reserveCapacity(rows.count * width)
    for row in rows {
      for (index, column) in features.enumerated() {
        x.append((table.value(row, column) - means[index]) / spreads[index])
      }
      if hasIntercept { x.append(1) }
    }
    let y = rows.map { row in
      targetsAreZeroAndOne ? 2 * table.value(row, target) - 1 : table.value(row, target)
    }
    return LinearObjective(
      x: Tensor(x, [rows.count, width], dtype: dtype), y: Tensor(y, [rows.count, 1], dtype: dtype),
      rowLoss: rowLoss)
  }
}
