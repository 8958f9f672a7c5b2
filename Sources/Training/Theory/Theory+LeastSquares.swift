import Autograd

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
