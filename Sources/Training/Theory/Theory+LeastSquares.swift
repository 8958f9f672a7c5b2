import Autograd

extension Theory {
  /// The theory of a least-squares loss: its Hessian by differentiating twice, its minimiser by
  /// orthogonal reflections of the rows.
  init(leastSquares objective: LinearObjective, trueParameters: [Double]?) {
    let count = objective.parameterShape[0]
    let origin = Array(repeating: 0.0, count: count)
    let curvature = Curvature(of: objective, at: origin)
    guard count <= Self.parameterLimit else {
      self.init(
        scope: .everywhere, hessian: nil,
        largestEigenvalue: PowerIteration.largestEigenvalue(size: count, curvature.times),
        trueParameters: trueParameters, remarks: [Self.limitRemark])
      return
    }
    let hessian = curvature.hessian
    let unique = LeastSquares(objective).solution
    let some = unique ?? Self.leastNormSolution(of: hessian, curvature)
    self.init(
      scope: .everywhere, hessian: hessian, minimizers: unique.map { [$0] } ?? [],
      someMinimizer: some,
      floor: some.map { Curvature(of: objective, at: $0).loss },
      trueParameters: trueParameters,
      remarks: unique == nil ? ["The data leave w* open: many parameters fit equally well."] : [])
  }

  static let limitRemark =
    "Above \(parameterLimit) parameters only the largest eigenvalue is computed."

  /// The minimiser of least norm, by the eigenvectors whose eigenvalues are not zero.
  private static func leastNormSolution(
    of hessian: SquareMatrix, _ curvature: Curvature
  ) -> [Double]? {
    guard let eigen = SymmetricEigen(hessian), let largest = eigen.values.last else { return nil }
    let gradient = curvature.gradient
    var solution = Array(repeating: 0.0, count: hessian.size)
    for (value, vector) in zip(eigen.values, eigen.vectors) where value > largest * zeroFraction {
      let part = -zip(vector, gradient).reduce(0) { $0 + $1.0 * $1.1 } / value
      for index in solution.indices { solution[index] += part * vector[index] }
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}

extension LeastSquares {
  /// Takes in the rows of an objective, block by block.
  init(_ objective: LinearObjective) {
    let columns = objective.parameterShape[0]
    self.init(columns: columns)
    let length = max(columns, (1 << 16) / columns)
    for start in stride(from: 0, to: objective.rowCount, by: length) {
      let count = min(length, objective.rowCount - start)
      add(
        rows: objective.x.narrow(0, start, count).toArray(of: Double.self),
        targets: objective.y.narrow(0, start, count).toArray(of: Double.self))
    }
  }
}
