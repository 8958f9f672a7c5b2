extension Tensor.Checked {
  /// The cross entropy of a probability `target` and the sigmoid of `x`, computed from `x` without
  /// overflow. `F.binary_cross_entropy_with_logits`.
  ///
  /// −w · (p · target · log σ(x) + (1 − target) · log(1 − σ(x))), where `weight` w and `positiveWeight` p are
  /// broadcast and get no gradient. Gradients: ((p · target + 1 − target) · σ(x) − p · target) · g · w and
  /// (log(1 − σ(x)) − p · log σ(x)) · g · w; divided by the count for the mean.
  public static func binaryCrossEntropyWithLogits(
    _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
    reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try checkLogits(x, target, weight, positiveWeight)
    let out = try noGrad { () throws(TensorError) in
      let rest = try mul(try rsub(target, Tensor(wrapping: 1)), x)
      var logarithm = try logSigmoid(x)
      if let positiveWeight {
        let excess = try sub(positiveWeight, Tensor(wrapping: 1))
        let factor = try add(try mul(excess, target), Tensor(wrapping: 1))
        logarithm = try mul(factor, logarithm)
      }
      var loss = try sub(rest, logarithm)
      if let weight { loss = try mul(loss, weight) }
      return try reduction.apply(to: loss)
    }
    if records(x, target) {
      let count = x.numel
      let extras = [weight, positiveWeight].compactMap { $0 }
      let hasWeight = weight != nil
      let hasPositiveWeight = positiveWeight != nil
      try out.record(
        "BinaryCrossEntropyWithLogitsBackward0", fromAll: [x, target],
        saving: [x, target] + extras
      ) { (node, g) throws(TensorError) in
        let (x, target) = (try node.saved(0), try node.saved(1))
        let positive = hasPositiveWeight ? try node.saved(hasWeight ? 3 : 2) : nil
        var spread = g
        if hasWeight { spread = try mul(spread, try node.saved(2)) }
        spread = try mul(spread, Tensor(wrapping: .double(reduction.share(of: count))))
        return Gradients(
          node.needs(0) ? try mul(try logitSlope(x, target, positive), spread) : nil,
          node.needs(1) ? try mul(try targetSlope(x, positive), spread) : nil)
      }
    }
    return out
  }

  private static func logitSlope(
    _ x: Tensor, _ target: Tensor, _ positiveWeight: Tensor?
  ) throws(TensorError) -> Tensor {
    guard let positiveWeight else { return try sub(try sigmoid(x), target) }
    let weighted = try mul(positiveWeight, target)
    let total = try sub(try add(weighted, Tensor(wrapping: 1)), target)
    return try sub(try mul(total, try sigmoid(x)), weighted)
  }

  private static func targetSlope(
    _ x: Tensor, _ positiveWeight: Tensor?
  ) throws(TensorError) -> Tensor {
    guard let positiveWeight else { return try neg(x) }
    return try sub(try logSigmoid(try neg(x)), try mul(positiveWeight, try logSigmoid(x)))
  }

  private static func checkLogits(
    _ x: Tensor, _ target: Tensor, _ weight: Tensor?, _ positiveWeight: Tensor?
  ) throws(TensorError) {
    guard x.shape == target.shape else {
      throw .value(
        "Target size (torch.Size(\(target.shape.listText))) must be the same as input size "
          + "(torch.Size(\(x.shape.listText)))")
    }
    for (name, extra) in [("weight", weight), ("pos_weight", positiveWeight)] {
      guard let extra else { continue }
      guard !extra.requiresGrad else {
        throw .runtime(
          "The function 'binary_cross_entropy_with_logits' is not differentiable with respect to argument "
            + "'\(name)'. This input cannot have requires_grad True.")
      }
    }
    try refuseWhole(x, "log_sigmoid_cpu")
    guard target.dtype.isFloatingPoint else {
      throw .runtime(
        "result type \(x.dtype.scalarTypeName) can't be cast to the desired output type "
          + target.dtype.scalarTypeName)
    }
  }
}

/// The cross entropy of a probability `target` and the sigmoid of `x`, computed from `x` without overflow.
/// `F.binary_cross_entropy_with_logits`.
///
/// - Parameters:
///   - weight: a weight for each loss, broadcast.
///   - positiveWeight: a weight for the part of the positive answers, broadcast; `pos_weight` in PyTorch.
public func binaryCrossEntropyWithLogits(
  _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
  reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.binaryCrossEntropyWithLogits(
      x, target, weight: weight, positiveWeight: positiveWeight, reduction: reduction)
  }
}
