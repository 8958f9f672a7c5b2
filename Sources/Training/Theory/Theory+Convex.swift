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
    } else if end.isUnique {
      minimizer = end.point
      floor = end.loss
    } else {
      floor = end.hasConverged ? end.loss : nil
      remark = "The data leave w* open: no one vector minimises the loss."
    }
  }

  /// So many rows for each parameter tell where the others will lead.
  private static let rowsPerParameter = 256
}
