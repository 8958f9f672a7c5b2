import Autograd
import Training

/// Where a loss ends.
struct LossEnd: Sendable {
  /// The only minimiser.
  var minimizer: [Double]?
  /// A minimiser of many, where none is the only one.
  var someMinimizer: [Double]?
  /// The least loss, or what it comes ever nearer to.
  var floor: Double?
  /// Why there is no one minimiser.
  var remark: String?
  /// The eigenvalues and eigenvectors of the Hessian, where they are known better than from it.
  var eigen: SymmetricEigen?
}

extension LossEnd {
  /// Where a convex loss over rows ends, by Newton's method.
  ///
  /// Of many rows it looks at some first: from where those end it is not far.
  init(convex rows: ExactRows, _ meter: WorkMeter) throws(Cancelled) {
    var origin = Array(repeating: 0.0, count: rows.columns)
    let step = rows.rowCount / max(rows.columns * Self.rowsPerParameter, 1)
    if step >= 8 {
      let near = try Newton(rows.every(step), from: origin, meter)
      if near.isUnique { origin = near.point }
    }
    let end = try Newton(rows, from: origin, meter)
    // A row on the wrong side adds at least log 2 to the sum.
    if rows.rowLoss == .logistic, end.loss < 0.69 / Double(rows.rowCount) {
      floor = 0
      remark = "The data can be separated: w grows without end, and the loss never reaches 0."
    } else if rows.rowLoss == .logistic, end.isUnique,
      try Self.isFlattened(rows, at: end.point, meter)
    {
      floor = end.loss
      remark =
        "Some rows can be separated: w grows without end, and the loss comes ever nearer to its floor."
    } else if end.isUnique {
      minimizer = end.point
      floor = end.loss
    } else {
      floor = end.hasConverged ? end.loss : nil
      remark = "The data leave w* open: no one vector minimises the loss."
    }
  }

  /// Whether in some direction nothing is left of the curvature at w = 0: there the loss falls for ever, and where
  /// Newton's method ended is no minimiser (Albert and Anderson, "On the existence of maximum likelihood
  /// estimates in logistic regression models", 1984, https://doi.org/10.1093/biomet/71.1.1).
  private static func isFlattened(
    _ rows: ExactRows, at point: [Double], _ meter: WorkMeter
  ) throws(Cancelled) -> Bool {
    var hessian = try rows.hessian(at: point, meter)
    let first = try rows.hessian(at: Array(repeating: 0, count: point.count), meter)
    for row in 0..<first.size {
      for column in 0..<first.size { hessian[row, column] -= 1e-10 * first[row, column] }
    }
    return Cholesky(hessian) == nil
  }

  /// So many rows for each parameter tell where the others will lead.
  private static let rowsPerParameter = 256
}

extension LossEnd {
  /// Where a least-squares loss ends, by orthogonal reflections of the rows.
  init(
    leastSquares rows: ExactRows, _ hessian: SquareMatrix, _ meter: WorkMeter
  ) throws(Cancelled) {
    let squares = try LeastSquares(rows, meter)
    let nullity = squares.dependentColumns
    minimizer = nullity == 0 ? squares.solution : nil
    if rows.columns <= SymmetricEigen.jacobiLimit {
      // The loss is the mean of the squares: its Hessian is 2XᵀX/n.
      eigen = SymmetricEigen(
        gramOf: squares.factor, scale: 2 / Double(rows.rowCount), nullity: nullity)
    }
    if minimizer == nil {
      let origin = Array(repeating: 0.0, count: rows.columns)
      let gradient = try Curvature(of: rows, at: origin, meter).gradient
      let eigen = eigen ?? SymmetricEigen(hessian, terms: rows.rowCount)
      someMinimizer = eigen.flatMap { Self.leastNormSolution(of: $0, gradient) }
      remark = "The data leave w* open: many parameters fit equally well."
    }
    if let end = minimizer ?? someMinimizer {
      floor = try Curvature(of: rows, at: end, meter).value
    }
  }

  /// The minimiser of least norm, by the eigenvectors whose eigenvalues are not zero.
  private static func leastNormSolution(
    of eigen: SymmetricEigen, _ gradient: [Double]
  ) -> [Double]? {
    var solution = Array(repeating: 0.0, count: gradient.count)
    for (value, vector) in zip(eigen.values, eigen.vectors) where value > eigen.zeroLimit {
      let part = -zip(vector, gradient).reduce(0) { $0 + $1.0 * $1.1 } / value
      for index in solution.indices { solution[index] += part * vector[index] }
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}

extension LeastSquares {
  /// Takes in rows, block by block.
  init(_ rows: ExactRows, _ meter: WorkMeter) throws(Cancelled) {
    self.init(columns: rows.columns)
    let length = max(rows.columns, (1 << 16) / rows.columns)
    for start in stride(from: 0, to: rows.rowCount, by: length) {
      let block = start..<min(start + length, rows.rowCount)
      add(rows: rows.values(block), targets: rows.targets(block))
      try meter.advance(block.count * rows.columns * rows.columns)
    }
  }
}

/// The minimiser of a convex loss by Newton's method with a backtracking line search (Boyd and
/// Vandenberghe, "Convex Optimization", 2004, §9.5).
struct Newton {
  /// Where it ended.
  private(set) var point: [Double]
  /// The loss there.
  private(set) var loss: Double
  /// Whether the gradient vanished there.
  private(set) var hasConverged = false
  /// Whether it did, and the Hessian is positive definite there, so that no other point is as low.
  private(set) var isUnique = false

  private static let iterationLimit = 200

  /// Goes downhill from a point.
  init(
    _ rows: ExactRows, from start: [Double], _ meter: WorkMeter = WorkMeter()
  ) throws(Cancelled) {
    point = start
    loss = try Curvature(of: rows, at: start, meter).value
    // What counts as little is measured by the loss at w = 0.
    let origin = Array(repeating: 0.0, count: start.count)
    let scale = try start == origin ? loss : Curvature(of: rows, at: origin, meter).value
    for _ in 0..<Self.iterationLimit where loss.isFinite {
      let gradient = try Curvature(of: rows, at: point, meter).gradient
      let hessian = try rows.hessian(at: point, meter)
      guard let direction = Self.direction(hessian, gradient) else { return }
      let decrement = -zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let next = try Self.search(
        rows, point, direction, loss: loss, decrement: decrement, meter)
      if decrement <= 1e-20 * scale || next == nil {
        // Nothing lower within rounding is the end too, if only little was to be gained.
        hasConverged = decrement <= 1e-12 * scale
        isUnique = hasConverged && Cholesky(hessian) != nil
        // A last step, too small to see in the loss.
        if isUnique {
          point = zip(point, direction).map { $0 + $1 }
          loss = try Curvature(of: rows, at: point, meter).value
        }
        return
      }
      if let next { (point, loss) = next }
    }
  }

  /// `−H⁻¹g`, with a small multiple of the identity added where H is not positive definite.
  private static func direction(_ hessian: SquareMatrix, _ gradient: [Double]) -> [Double]? {
    let downhill = gradient.map { -$0 }
    let scale = (0..<hessian.size).map { hessian[$0, $0].magnitude }.max() ?? 0
    var shift = 0.0
    for _ in 0..<40 {
      var shifted = hessian
      for i in 0..<hessian.size { shifted[i, i] += shift }
      if let factor = Cholesky(shifted) { return factor.solve(downhill) }
      shift = max(shift * 10, max(scale, 1) * 1e-8)
    }
    return nil
  }

  private static func search(
    _ rows: ExactRows, _ point: [Double], _ direction: [Double], loss: Double,
    decrement: Double, _ meter: WorkMeter
  ) throws(Cancelled) -> (point: [Double], loss: Double)? {
    var length = 1.0
    for _ in 0..<60 {
      let next = zip(point, direction).map { $0 + length * $1 }
      let value = try Curvature(of: rows, at: next, meter).value
      if value <= loss - 0.25 * length * decrement, value < loss { return (next, value) }
      length /= 2
    }
    return nil
  }
}
