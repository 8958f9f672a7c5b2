import Autograd

/// The rows of a loss as a value that any thread may look at, and the loss over them in float64.
///
/// They are kept in the run's dtype, and widened block by block: no copy in float64 of all is ever there.
struct ExactRows: SummedLoss, Sendable {
  let rowLoss: RowLoss
  let rowCount: Int
  let columns: Int
  private let x: Numbers
  private let y: Numbers

  fileprivate enum Numbers: Sendable {
    case single([Float])
    case double([Double])
  }

  /// Copies the rows of a loss.
  init(_ objective: LinearObjective) {
    rowLoss = objective.rowLoss
    rowCount = objective.rowCount
    columns = objective.parameterShape[0]
    x = Numbers(objective.x)
    y = Numbers(objective.y)
  }

  /// The rows with these numbers, row by row, and these targets.
  private init(x: Numbers, y: Numbers, rowCount: Int, columns: Int, rowLoss: RowLoss) {
    (self.x, self.y) = (x, y)
    (self.rowCount, self.columns, self.rowLoss) = (rowCount, columns, rowLoss)
  }

  var parameterShape: [Int] { [columns, 1] }

  func part(_ w: Tensor, rows: Range<Int>) -> Tensor {
    let products = matmul(Tensor(values(rows), [rows.count, columns]), w)
    return rowLoss.values(products, Tensor(targets(rows), [rows.count, 1])).sum() / Double(rowCount)
  }

  /// The numbers of some rows, row by row.
  func values(_ rows: Range<Int>) -> [Double] {
    x.widened(rows.lowerBound * columns..<rows.upperBound * columns)
  }

  /// The targets of some rows.
  func targets(_ rows: Range<Int>) -> [Double] { y.widened(rows) }

  /// One row of each `step`, evenly spread; the mean over them stands for that over all.
  func every(_ step: Int) -> ExactRows {
    guard step > 1 else { return self }
    let chosen = Array(SpreadRows(of: rowCount, step: step))
    return ExactRows(
      x: x.taking(chosen, width: columns), y: y.taking(chosen, width: 1), rowCount: chosen.count,
      columns: columns, rowLoss: rowLoss)
  }

  /// The same loss as one of other parameters v, w = `map`·v.
  ///
  /// - Parameter map: `columns` rows of `width` numbers each.
  func mapped(by map: [Double], width: Int) -> ExactRows {
    let map = Tensor(map, [columns, width])
    var products: [Double] = []
    products.reserveCapacity(rowCount * width)
    for rows in blocks {
      let block = Tensor(values(rows), [rows.count, columns])
      products += noGrad { matmul(block, map) }.toArray(of: Double.self)
    }
    return ExactRows(
      x: .double(products), y: y, rowCount: rowCount, columns: width, rowLoss: rowLoss)
  }
}

extension ExactRows.Numbers {
  init(_ tensor: Tensor) {
    self =
      tensor.dtype == .float32
      ? .single(tensor.toArray(of: Float.self)) : .double(tensor.toArray(of: Double.self))
  }

  func widened(_ range: Range<Int>) -> [Double] {
    switch self {
    case .single(let values):
      values.withUnsafeBufferPointer { values in
        [Double](unsafeUninitializedCapacity: range.count) { target, count in
          for index in 0..<range.count { target[index] = Double(values[range.lowerBound + index]) }
          count = range.count
        }
      }
    case .double(let values): Array(values[range])
    }
  }

  func taking(_ rows: [Int], width: Int) -> Self {
    switch self {
    case .single(let values): .single(rows.flatMap { values[$0 * width..<($0 + 1) * width] })
    case .double(let values): .double(rows.flatMap { values[$0 * width..<($0 + 1) * width] })
    }
  }
}
