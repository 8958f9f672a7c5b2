import CKernels

extension Tensor.Checked {
  /// The absolute differences |x − target|, broadcast. `F.l1_loss`. Gradients: sign(x − target) · g, and its
  /// negative.
  public static func l1Loss(
    _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let (a, b) = try broadcast(x, target)
    return try reduction.apply(to: try abs(try sub(a, b)))
  }

  /// The absolute differences less `beta` / 2, and where they are below `beta` their squares divided by
  /// 2 · `beta`; broadcast. `F.smooth_l1_loss`. With a `beta` of 0 the same as ``l1Loss(_:_:reduction:)``.
  ///
  /// Gradients: (x − target) / beta · g within ±1 · g, and its negative; divided by the count for the mean.
  public static func smoothL1Loss(
    _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean, beta: Double = 1
  ) throws(TensorError) -> Tensor {
    guard beta >= 0 else {
      throw .runtime("smooth_l1_loss does not support negative values for beta.")
    }
    if beta == 0 { return try l1Loss(x, target, reduction: reduction) }
    let (a, b) = try broadcast(x, target)
    let type = Promotion.type(a, b)
    guard type.isFloatingPoint else {
      throw .notImplemented("\"smooth_l1_cpu\" not implemented for '\(type.scalarTypeName)'")
    }
    let out = try noGrad { () throws(TensorError) in
      let size = try abs(try sub(a, b))
      let half = Tensor(wrapping: 0.5)
      let width = Tensor(wrapping: .double(beta))
      let curve = try div(try mul(try mul(size, half), size), width)
      let line = try sub(size, Tensor(wrapping: .double(0.5 * beta)))
      return try reduction.apply(to: try `where`(try lt(size, width), curve, line))
    }
    if records(a, b) {
      let share = reduction.share(of: a.numel)
      out.record("SmoothL1LossBackward0", from: a, b, saving: a, b) {
        (node, g) throws(TensorError) in
        let difference = try sub(try node.saved(0), try node.saved(1))
        let slope = try bounded(difference, g, at: beta, inner: share / beta, outer: share)
        return Gradients(node.needs(0) ? slope : nil, node.needs(1) ? try neg(slope) : nil)
      }
    }
    return out
  }

  /// Half the squared differences up to `delta`, above it `delta` · (|x − target| − `delta` / 2); broadcast.
  /// `F.huber_loss`. The result has the type of `x`.
  ///
  /// Gradients: (x − target) · g within ±delta · g, and its negative; divided by the count for the mean.
  public static func huberLoss(
    _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean, delta: Double = 1
  ) throws(TensorError) -> Tensor {
    guard delta > 0 else {
      throw .runtime("huber_loss does not support non-positive values for delta.")
    }
    let (a, b) = try broadcast(x, target)
    try refuseWhole(a, "huber_cpu")
    let out = try noGrad { () throws(TensorError) in
      let size = try abs(try sub(a, b.cast(to: a.dtype)))
      let half = Tensor(wrapping: 0.5)
      let width = Tensor(wrapping: .double(delta))
      let curve = try mul(try mul(size, half), size)
      let line = try mul(try sub(size, Tensor(wrapping: .double(0.5 * delta))), width)
      return try reduction.apply(to: try `where`(try le(size, width), curve, line))
    }
    if records(a, b) {
      let share = reduction.share(of: a.numel)
      out.record("HuberLossBackward0", from: a, b, saving: a, b) {
        (node, g) throws(TensorError) in
        let difference = try sub(try node.saved(0), try node.saved(1))
        let slope = try bounded(
          difference, g, at: delta, inner: share, outer: share * delta)
        return Gradients(node.needs(0) ? slope : nil, node.needs(1) ? try neg(slope) : nil)
      }
    }
    return out
  }

  /// `inner` · d · g where d is between ±`bound`, ±`outer` · g beyond.
  private static func bounded(
    _ d: Tensor, _ g: Tensor, at bound: Double, inner: Double, outer: Double
  ) throws(TensorError) -> Tensor {
    let edge = Tensor(wrapping: .double(outer))
    let line = try mul(try mul(d, Tensor(wrapping: .double(inner))), g)
    let above = try ge(d, Tensor(wrapping: .double(bound)))
    let below = try le(d, Tensor(wrapping: .double(-bound)))
    let upper = try `where`(above, try mul(g, edge), line)
    return try `where`(below, try mul(try neg(g), edge), upper)
  }
}

/// The mean, or the sum, of the absolute differences; with `.none` they themselves. `F.l1_loss`.
public func l1Loss(
  _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.l1Loss(x, target, reduction: reduction)
  }
}

/// The absolute differences, rounded off to squares below `beta`. `F.smooth_l1_loss`.
public func smoothL1Loss(
  _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean, beta: Double = 1
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.smoothL1Loss(x, target, reduction: reduction, beta: beta)
  }
}

/// Half the squared differences, straight lines above `delta`. `F.huber_loss`.
public func huberLoss(
  _ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean, delta: Double = 1
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.huberLoss(x, target, reduction: reduction, delta: delta)
  }
}
