import Autograd
import Training

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

  /// Copies the rows x (n, d) of a loss and its targets y (n, 1).
  init(x: Tensor, y: Tensor, _ rowLoss: RowLoss) {
    self.rowLoss = rowLoss
    rowCount = x.shape[0]
    columns = x.shape[1]
    self.x = Numbers(x)
    self.y = Numbers(y)
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

extension ExactRows {
  /// The Hessian `Xᵀ·diag(ℓ″)·X`: each row's loss ℓ of its product with w is differentiated twice, and
  /// that product is linear in w.
  ///
  /// - Complexity: O(rows · parameters²), as one product of matrices a block.
  func hessian(at parameters: [Double], _ meter: WorkMeter) throws(Cancelled) -> SquareMatrix {
    let w = Tensor(parameters, [columns, 1])
    var sum = Array(repeating: 0.0, count: columns * columns)
    for rows in blocks {
      let x = Tensor(values(rows), [rows.count, columns])
      let y = Tensor(targets(rows), [rows.count, 1])
      if let curvatures = curvatures(of: noGrad { matmul(x, w) }, y) {
        let part = noGrad { matmul((x * curvatures).t(), x) }
        part.withUnsafeElements(as: Double.self) { part in
          for index in sum.indices { sum[index] += part[index] }
        }
      }
      try meter.advance(rows.count * columns * columns)
    }
    return SquareMatrix(size: columns, elements: sum).symmetrized
  }

  /// What the loss curves by along each row's product with w, (n, 1); nil where it does not.
  private func curvatures(of products: Tensor, _ targets: Tensor) -> Tensor? {
    let products = products.requiresGrad()
    let loss = rowLoss.values(products, targets).sum() / Double(rowCount)
    // A row's loss depends on its own product alone: the sum of all slopes has their slopes.
    let slopes = grad(of: loss, withRespectTo: products, createGraph: true)
    guard slopes.requiresGrad else { return nil }
    return grad(of: slopes.sum(), withRespectTo: products)
  }
}

extension ExactRows {
  /// Multiplications that many losses at once may take, each with a third of a logarithm: some tenths of a
  /// second's worth. The run waits for it, and so does a view that pans.
  static let surfaceWork = 1 << 26

  /// The losses at some places of a plane, over all rows, or over some of them where that is too
  /// much.
  ///
  /// A place is `origin + x·right + y·up`, so that of the data three columns are enough: their products
  /// with these.
  func losses(on plane: ParameterPlane, at places: [(x: Double, y: Double)]) -> [Double] {
    let work = rowCount.multipliedReportingOverflow(by: 3 * max(1, places.count))
    let step = work.overflow ? rowCount : max(1, work.partialValue / Self.surfaceWork)
    return every(step).restricted(to: plane).lossesOverRows(at: places)
  }

  /// The same loss as one of (1, x, y).
  private func restricted(to plane: ParameterPlane) -> ExactRows {
    let origin = plane.point(x: 0, y: 0)
    let (right, up) = (plane.vector(plane.right), plane.vector(plane.up))
    return mapped(by: (0..<columns).flatMap { [origin[$0], right[$0], up[$0]] }, width: 3)
  }

  private func lossesOverRows(at places: [(x: Double, y: Double)]) -> [Double] {
    // Places side by side as columns, few enough that a product stays some megabytes.
    let width = max(1, min(places.count, (1 << 19) / max(1, rowCount)))
    let x = Tensor(values(0..<rowCount), [rowCount, columns])
    let y = Tensor(targets(0..<rowCount), [rowCount, 1])
    var losses: [Double] = []
    for start in stride(from: 0, to: places.count, by: width) {
      let part = places[start..<min(start + width, places.count)]
      let columns = Tensor(part.flatMap { [1, $0.x, $0.y] }, [part.count, 3]).t()
      losses += noGrad {
        (rowLoss.values(matmul(x, columns), y).sum(0) / Double(rowCount)).toArray(of: Double.self)
      }
    }
    return losses
  }
}
