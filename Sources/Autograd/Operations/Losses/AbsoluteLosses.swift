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
      try out.record("SmoothL1LossBackward0", from: a, b, saving: a, b) {
        (node, g) throws(TensorError) in
        let difference = try sub(try node.saved(0), try node.saved(1))
        let line = try smoothLine(difference, g, share: share, beta: beta)
        let edge = try mul(g, Tensor(wrapping: .double(share)))
        let slope = try bounded(difference, line, at: beta, edge: edge)
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
      try out.record("HuberLossBackward0", from: a, b, saving: a, b) {
        (node, g) throws(TensorError) in
        let difference = try sub(try node.saved(0), try node.saved(1))
        let part = Tensor(wrapping: .double(share))
        let line = try mul(try mul(difference, part), g)
        let edge = try huberEdge(g, of: difference, share: share, delta: delta)
        let slope = try bounded(difference, line, at: delta, edge: edge)
        return Gradients(node.needs(0) ? slope : nil, node.needs(1) ? try neg(slope) : nil)
      }
    }
    return out
  }

  /// `line` where d is between ±`bound`, ±`edge` beyond.
  private static func bounded(
    _ d: Tensor, _ line: Tensor, at bound: Double, edge: Tensor
  ) throws(TensorError) -> Tensor {
    let above = try ge(d, Tensor(wrapping: .double(bound)))
    let below = try le(d, Tensor(wrapping: .double(-bound)))
    return try `where`(below, try neg(edge), try `where`(above, edge, line))
  }

  /// d / `beta` · `share` · g.
  private static func smoothLine(
    _ d: Tensor, _ g: Tensor, share: Double, beta: Double
  ) throws(TensorError) -> Tensor {
    let (part, width) = (Tensor(wrapping: .double(share)), Tensor(wrapping: .double(beta)))
    return try inBlocks(
      of: d, { () throws(TensorError) in try mul(try mul(try div(d, width), part), g) },
      rest: { () throws(TensorError) in
        try to(try div(try to(try mul(try mul(d, part), g), .float64), width), d.dtype)
      })
  }

  /// `share` · `delta` · g.
  private static func huberEdge(
    _ g: Tensor, of d: Tensor, share: Double, delta: Double
  ) throws(TensorError) -> Tensor {
    let (part, width) = (Tensor(wrapping: .double(share)), Tensor(wrapping: .double(delta)))
    return try inBlocks(
      of: d,
      { () throws(TensorError) in
        try mul(g, try mul(Tensor(filled: .double(share), Shape(), d.dtype), width))
      },
      rest: { () throws(TensorError) in
        try to(try mul(try to(try mul(g, part), .float64), width), d.dtype)
      })
  }

  /// A result of the shape of `d` as PyTorch rounds it: whole blocks of 64 bytes in vectors, and what is left
  /// one by one, with the loss's own number in double precision.
  private static func inBlocks(
    of d: Tensor, _ vectors: () throws(TensorError) -> Tensor,
    rest: () throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let left = d.numel % (64 / d.itemSize)
    if left == 0 { return try vectors() }
    if left == d.numel { return try rest() }
    let places = try reshape(try arange(0, .int(d.numel)), d.shape)
    let isInBlock = try lt(places, Tensor(wrapping: .int(d.numel - left)))
    return try `where`(isInBlock, try vectors(), try rest())
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
