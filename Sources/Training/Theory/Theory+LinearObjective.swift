import Autograd

extension Theory {
  /// The theory of a loss over rows; of the curvature at `parameters`, where that is not the same
  /// everywhere.
  init(of objective: any Objective, at parameters: [Double], trueParameters: [Double]?) {
    guard let objective = objective as? LinearObjective else {
      self.init(scope: .local, hessian: Curvature(of: objective, at: parameters).hessian)
      return
    }
    guard !Self.isTooMuch(objective) else {
      self.init(
        scope: objective.rowLoss == .squared ? .everywhere : .local, hessian: nil,
        trueParameters: trueParameters, remarks: [Self.workRemark])
      return
    }
    switch objective.rowLoss {
    case .squared: self.init(leastSquares: objective, trueParameters: trueParameters)
    case .huber, .logistic:
      self.init(convex: objective, at: parameters, trueParameters: trueParameters)
    case .absolute:
      self.init(
        scope: .local, hessian: nil, trueParameters: trueParameters,
        exactLoss: objective.exactLoss,
        remarks: ["The absolute loss does not curve: it has no useful Hessian and no rate."])
    }
  }
}

extension Theory {
  static let workRemark = "There is too much data to compute the curvature while you wait."

  /// Whether the data outgrow `workLimit`; power iteration takes no parameter squared.
  private static func isTooMuch(_ objective: LinearObjective) -> Bool {
    let count = objective.parameterShape[0]
    let (work, overflow) = (objective.rowCount * count).multipliedReportingOverflow(
      by: min(count, parameterLimit))
    return overflow || work > workLimit
  }
}

extension ExactLoss {
  /// The loss of an objective, over copies of its rows.
  init(_ objective: LinearObjective) {
    let (rowLoss, rows) = (objective.rowLoss, objective.rowCount)
    let columns = objective.parameterShape[0]
    let x = objective.x.toArray(of: Double.self)
    let y = objective.y.toArray(of: Double.self)
    self.init { parameters in
      let copy = LinearObjective(
        x: Tensor(x, [rows, columns]), y: Tensor(y, [rows, 1]), rowLoss: rowLoss)
      return Curvature(of: copy, at: parameters).loss
    }
  }
}
