import Autograd

/// The columns of a table that a run uses.
struct DataColumns {
  private let table: DataTable
  private let features: [Int]
  private let target: Int
  private let hasIntercept: Bool
  private let targetsAreZeroAndOne: Bool
  private var isStandardized = false
  private var means: [Double]
  private var spreads: [Double]

  init(_ table: DataTable, _ configuration: Configuration) throws(DataError) {
    self.table = table
    let targetName = configuration[OwnData.targetColumn]
    target = targetName.isEmpty ? table.columnNames.count - 1 : try table.column(targetName)
    let names = try DataTable.names(inList: configuration[OwnData.featureColumns])
    var features: [Int] = []
    for name in names {
      let column = try table.column(name)
      guard !features.contains(column) else { throw .repeatedFeature(name) }
      features.append(column)
    }
    if names.isEmpty { features = table.columnNames.indices.filter { [target] in $0 != target } }
    guard !features.isEmpty else { throw .noFeatures }
    guard !features.contains(target) else {
      throw .targetAmongFeatures(table.columnNames[target])
    }
    for column in features + [target] { try table.checkNumbers(column) }
    self.features = features
    hasIntercept = configuration[OwnData.intercept]
    means = Array(repeating: 0, count: features.count)
    spreads = Array(repeating: 1, count: features.count)
    targetsAreZeroAndOne =
      RegressionSettings.rowLoss(configuration, RegressionSettings.anyLoss) == .logistic
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

  /// That the target is 0 in some rows and 1 in all others, for a person who may want the loss for that; nil where it
  /// is not so.
  ///
  /// - Complexity: O(rows), and O(1) for most targets that are numbers.
  var labelRemark: String? {
    var (hasZero, hasOne) = (false, false)
    for row in 0..<table.rowCount {
      switch table.value(row, target) {
      case 0: hasZero = true
      case 1: hasOne = true
      default: return nil
      }
    }
    guard hasZero, hasOne else { return nil }
    return
      "\(table.columnNames[target]) is 0 or 1 in every row: labels, for which there is the loss"
      + " logistic"
  }

  /// What standardising takes away from the features; nil where they are as they were.
  var scaling: FeatureScaling? {
    isStandardized ? FeatureScaling(means: means, spreads: spreads) : nil
  }

  /// The features' names, then `intercept`.
  var parameterNames: [String] {
    features.map { table.columnNames[$0] } + (hasIntercept ? ["intercept"] : [])
  }

  /// How the rows follow from the features, where there are few.
  var layout: DataLayout? {
    DataLayout(
      features: features.map { table.columnNames[$0] + (isStandardized ? " (standardized)" : "") },
      hasIntercept: hasIntercept, target: table.columnNames[target])
  }

  /// Brings the features to mean 0 and spread 1 over some rows; a constant feature to 0.
  ///
  /// - Throws: `DataError.tooSpread` where a mean or a spread is no finite number.
  mutating func standardize(by rows: [Int]) throws(DataError) {
    isStandardized = true
    let count = Double(rows.count)
    means = sums(over: rows) { value, _ in value }.map { $0 / count }
    let squares = sums(over: rows) { [means] value, index in
      let difference = value - means[index]
      return difference * difference
    }
    spreads = squares.map { ($0 / count).squareRoot() }
    for (index, column) in features.enumerated()
    where !(means[index].isFinite && spreads[index].isFinite) {
      throw .tooSpread(column: table.columnNames[column])
    }
    for index in spreads.indices where spreads[index] == 0 { spreads[index] = 1 }
  }

  /// What the rows add up to in each feature, in the order of the rows.
  private func sums(over rows: [Int], _ term: (_ value: Double, _ index: Int) -> Double) -> [Double]
  {
    table.withRows { values in
      var sums = Array(repeating: 0.0, count: features.count)
      for row in rows {
        let start = row * table.columnNames.count
        for (index, column) in features.enumerated() {
          sums[index] += term(values[start + column], index)
        }
      }
      return sums
    }
  }

  /// The loss over some rows.
  ///
  /// - Throws: `DataError.beyondType` for a number that is infinite in the dtype.
  func objective(
    _ rows: [Int], _ rowLoss: RowLoss, _ dtype: DType
  ) throws(DataError) -> LinearObjective {
    let width = features.count + (hasIntercept ? 1 : 0)
    let (x, y) = (zeros([rows.count, width], dtype: dtype), zeros([rows.count, 1], dtype: dtype))
    if dtype == .float32 {
      try fill(x, y, from: rows, as: Float.self)
    } else {
      try fill(x, y, from: rows, as: Double.self)
    }
    return LinearObjective(x: x, y: y, rowLoss: rowLoss)
  }

  private func fill<Scalar: RunScalar>(
    _ x: Tensor, _ y: Tensor, from rows: [Int], as _: Scalar.Type
  ) throws(DataError) {
    let bad = table.withRows { values in
      x.withUnsafeMutableElements(as: Scalar.self) { x in
        y.withUnsafeMutableElements(as: Scalar.self) { y in
          fill(x, y, from: rows, of: values)
        }
      }
    }
    guard let bad else { return }
    throw .beyondType(
      line: table.line(ofRow: bad.row), column: table.columnNames[bad.column],
      dtype: x.dtype == .float32 ? "float32" : "float64")
  }

  /// Returns the place of the first number that is infinite in the type.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func fill<Scalar: RunScalar>(
    _ x: UnsafeMutableBufferPointer<Scalar>, _ y: UnsafeMutableBufferPointer<Scalar>,
    from rows: [Int], of values: UnsafeBufferPointer<Double>
  ) -> (row: Int, column: Int)? {
    var place = 0
    for (index, row) in rows.enumerated() {
      let start = row * table.columnNames.count
      for (feature, column) in features.enumerated() {
        let value = Scalar((values[start + column] - means[feature]) / spreads[feature])
        guard value.isFinite else { return (row, column) }
        x[place] = value
        place += 1
      }
      if hasIntercept {
        x[place] = 1
        place += 1
      }
      let target = values[start + target]
      y[index] = Scalar(targetsAreZeroAndOne ? 2 * target - 1 : target)
      guard y[index].isFinite else { return (row, self.target) }
    }
    return nil
  }
}
