extension Tensor.Checked {
  /// The cross entropy of `target` and the softmax of `x` along the classes. `F.cross_entropy`.
  ///
  /// - Parameters:
  ///   - x: `[C]`, `[N, C]` or `[N, C, …]`.
  ///   - target: numbers of classes, as for ``nllLoss(_:_:weight:ignoreIndex:reduction:)``, or probabilities in
  ///     the shape of `x`. Only the latter get a gradient.
  ///   - weight: a weight for each class, `[C]`. No gradient.
  ///   - ignoreIndex: a class that counts for nothing.
  ///   - labelSmoothing: the share of the target, 0…1, that is spread evenly over all classes.
  ///
  /// Gradients: (softmax(x) − target) · g for targets that add up to 1; divided by the count, or by the sum
  /// of the weights, for the mean.
  public static func crossEntropy(
    _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    reduction: LossReduction = .mean, labelSmoothing: Double = 0
  ) throws(TensorError) -> Tensor {
    let classes = x.ndim == 1 ? 0 : 1
    if x.shape == target.shape {
      guard target.dtype.isFloatingPoint else {
        throw .runtime(
          "Expected floating point type for target with class probabilities, got "
            + target.dtype.scalarTypeName)
      }
      guard ignoreIndex < 0 else {
        throw .runtime("ignore_index is not supported for floating point target")
      }
      return try entropy(x, target, weight, reduction, labelSmoothing, classes)
    }
    try checkSmoothing(labelSmoothing)
    let logarithms = try logSoftmax(x, classes)
    let loss = try nllLoss(
      logarithms, target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    if labelSmoothing <= 0 { return loss }
    let even = try evenLoss(logarithms, target, weight, ignoreIndex, reduction, classes)
    let share = labelSmoothing / Double(x.shape[classes])
    return try add(
      try mul(loss, Tensor(wrapping: .double(1 - labelSmoothing))),
      try mul(even, Tensor(wrapping: .double(share))))
  }

  /// −Σ w · target · log softmax(x) over the classes, where the targets are probabilities.
  private static func entropy(
    _ x: Tensor, _ target: Tensor, _ weight: Tensor?, _ reduction: LossReduction,
    _ smoothing: Double, _ classes: Int
  ) throws(TensorError) -> Tensor {
    let logarithms = try logSoftmax(x, classes)
    let count = x.shape[classes]
    var goal = target
    if smoothing > 0 {
      try checkSmoothing(smoothing)
      let kept = try mul(goal, Tensor(wrapping: .double(1 - smoothing)))
      goal = try add(kept, Tensor(wrapping: .double(smoothing / Double(count))))
    }
    var terms = try mul(logarithms, goal)
    if let weight {
      guard weight.ndim == 1 && weight.numel == count else {
        throw .runtime(
          "cross_entropy: weight tensor should be defined either for all \(count) classes or no classes "
            + "but got weight tensor of shape: \(weight.shape.listText)")
      }
      terms = try mul(terms, try alongClasses(weight, x, classes))
    }
    switch reduction {
    case .none: return try neg(try sum(terms, [classes]))
    case .sum: return try neg(try sum(terms))
    case .mean:
      return try divided(try neg(try sum(terms)), by: count == 0 ? 0 : x.numel / count)
    }
  }

  /// The loss against targets that are spread evenly over all classes, times their number.
  private static func evenLoss(
    _ logarithms: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int,
    _ reduction: LossReduction, _ classes: Int
  ) throws(TensorError) -> Tensor {
    let isIgnored = try eq(target, Tensor(wrapping: .int(ignoreIndex)))
    let weighted =
      try weight.map { weight throws(TensorError) in
        try mul(logarithms, try alongClasses(weight, logarithms, classes))
      } ?? logarithms
    let losses = try maskedFill(try neg(try sum(weighted, [classes])), isIgnored, 0)
    switch reduction {
    case .none: return losses
    case .sum: return try sum(losses)
    case .mean:
      let counted = try logicalNot(isIgnored)
      guard let weight else { return try div(try sum(losses), try sum(counted)) }
      let places = try maskedFill(target.cast(to: .int64), isIgnored, 0)
      let weights = try indexSelect(weight, 0, try reshape(places, [places.numel]))
      let total = try sum(try mul(weights, try reshape(counted, [counted.numel])))
      return try div(try sum(losses), total)
    }
  }

  /// A weight for each class in the shape that is broadcast along the classes of `x`.
  private static func alongClasses(
    _ weight: Tensor, _ x: Tensor, _ classes: Int
  ) throws(TensorError) -> Tensor {
    var shape = Shape(repeating: 1, count: x.ndim)
    shape[classes] = weight.numel
    return try view(weight, shape)
  }

  /// The mean from the sum: PyTorch names the node of a division by a size differently.
  private static func divided(_ x: Tensor, by count: Int) throws(TensorError) -> Tensor {
    let number = Tensor(wrapping: .int(count))
    let out = try noGrad { () throws(TensorError) in try div(x, number) }
    if records(x) {
      try out.record("DivBackward1", from: x) { (_, g) throws(TensorError) in
        Gradients(try div(g, number))
      }
    }
    return out
  }

  private static func checkSmoothing(_ smoothing: Double) throws(TensorError) {
    guard smoothing <= 1 else {
      throw .runtime("label_smoothing must be between 0.0 and 1.0. Got: \(smoothing)")
    }
  }
}

/// The cross entropy of `target` and the softmax of `x` along the classes. `F.cross_entropy`.
///
/// - Parameters:
///   - x: `[C]`, `[N, C]` or `[N, C, …]`, before any softmax.
///   - target: numbers of classes, `[]`, `[N]` or `[N, …]`, or probabilities in the shape of `x`.
///   - weight: a weight for each class, `[C]`.
///   - ignoreIndex: a class that counts for nothing.
///   - labelSmoothing: the share of the target, 0…1, that is spread evenly over all classes.
public func crossEntropy(
  _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean, labelSmoothing: Double = 0
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.crossEntropy(
      x, target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction,
      labelSmoothing: labelSmoothing)
  }
}

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
