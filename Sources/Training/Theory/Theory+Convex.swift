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
