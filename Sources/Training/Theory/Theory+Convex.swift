import Autograd

extension Theory {
  /// The theory of a convex loss that is not quadratic: the curvature at a point, and the minimiser
  /// by Newton's method.
  init(convex objective: LinearObjective, at parameters: [Double], trueParameters: [Double]?) {
    let count = parameters.count
    let curvature = Curvature(of: objective, at: parameters)
    guard count <= Self.parameterLimit else {
      self.init(
        scope: .local, hessian: nil,
        largestEigenvalue: PowerIteration.largestEigenvalue(size: count, curvature.times),
        trueParameters: trueParameters, exactLoss: objective.exactLoss,
        remarks: [Self.limitRemark])
      return
    }
    let end = objective.convexEnd
    self.init(
      scope: .local, hessian: curvature.hessian, minimizers: end.minimizer.map { [$0] } ?? [],
      floor: end.floor, trueParameters: trueParameters, exactLoss: objective.exactLoss,
      remarks: end.remark.map { [$0] } ?? [])
  }
}

/// Where a convex loss over rows ends.
struct ConvexEnd: Sendable {
  /// The only minimiser.
  let minimizer: [Double]?
  /// The least loss, or what it comes ever nearer to.
  let floor: Double?
  /// Why there is no minimiser.
  let remark: String?

  init(_ objective: LinearObjective) {
    let origin = Array(repeating: 0.0, count: objective.parameterShape[0])
    let end = Newton(objective, from: origin)
    // A row on the wrong side adds at least log 2 to the sum.
    if objective.rowLoss == .logistic, end.loss < 0.69 / Double(objective.rowCount) {
      minimizer = nil
      floor = 0
      remark = "The data can be separated: w grows without end, and the loss never reaches 0."
    } else if end.isUnique {
      minimizer = end.point
      floor = end.loss
      remark = nil
    } else {
      minimizer = nil
      floor = end.hasConverged ? end.loss : nil
      remark = "The data leave w* open: no one vector minimises the loss."
    }
  }
}
