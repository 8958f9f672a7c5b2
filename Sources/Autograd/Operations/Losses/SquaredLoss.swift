extension Tensor.Checked {
  /// The squared differences (x − target)², broadcast. `F.mse_loss`.
  ///
  /// Gradients: 2 · (x − target) · g, divided by the count for the mean, and its negative.
  public static func mseLoss(
    _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let (a, b) = try broadcast(x, target)
    let type = Promotion.type(a, b)
    guard type.isFloatingPoint else {
      throw .notImplemented("\"mse_cpu\" not implemented for '\(type.scalarTypeName)'")
    }
    let difference = try Elementwise.binary(.subtract, a, b)
    let out = try reduction.value(
      of: try Elementwise.binary(.multiply, difference, difference))
    if records(a, b) {
      let factor = Tensor(wrapping: .double(2 * reduction.share(of: difference.numel)))
      try out.record("MseLossBackward0", from: a, b, saving: a, b) {
        (node, g) throws(TensorError) in
        let difference = try sub(try node.saved(0), try node.saved(1))
        let slope = try mul(try mul(difference, factor), g)
        return Gradients(node.needs(0) ? slope : nil, node.needs(1) ? try neg(slope) : nil)
      }
    }
    return out
  }
}

/// The mean, or the sum, of the squared differences; with `.none` they themselves. `F.mse_loss`.
public func mseLoss(
  _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.mseLoss(x, target, reduction: reduction)
  }
}
