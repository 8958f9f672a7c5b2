import Autograd

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
