import CKernels

/// What a loss makes of the losses of the elements.
public enum LossReduction: String, CaseIterable, Sendable, Hashable {
  /// Nothing: the result has a loss for each element.
  case none
  /// Their mean.
  case mean
  /// Their sum.
  case sum
}

extension LossReduction {
  /// The losses `x` reduced, without history.
  func value(of x: Tensor) throws(TensorError) -> Tensor {
    try noGrad { () throws(TensorError) in try apply(to: x) }
  }

  /// The losses `x` reduced.
  func apply(to x: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .none: x
    case .mean: try Tensor.Checked.mean(x)
    case .sum: try Tensor.Checked.sum(x)
    }
  }

  /// What the gradient of each of `count` losses is multiplied by: 1, or a part of the mean.
  func share(of count: Int) -> Double {
    switch self {
    case .none, .sum: 1
    case .mean: 1 / Double(count)
    }
  }
}

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
        let bend = Bend(kind: CK_BEND_SMOOTH_L1, bound: beta, share: share)
        let slope = try slope(g, try node.saved(0), try node.saved(1), bend)
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
        let bend = Bend(kind: CK_BEND_HUBER, bound: delta, share: share)
        let slope = try slope(g, try node.saved(0), try node.saved(1), bend)
        return Gradients(node.needs(0) ? slope : nil, node.needs(1) ? try neg(slope) : nil)
      }
    }
    return out
  }

  /// The slope of a loss of a − b that is a parabola between ±`bound` and a line beyond, times `share`.
  private struct Bend {
    let kind: ck_bend
    let bound: Double
    let share: Double

    /// How the slope grows within the bound.
    var curvature: Double { kind == CK_BEND_HUBER ? share : share / bound }
  }

  /// g times the slope. Its own gradient for a is g times the curvature within the bound, 0 on it and
  /// beyond.
  private static func slope(
    _ g: Tensor, _ a: Tensor, _ b: Tensor, _ bend: Bend
  ) throws(TensorError) -> Tensor {
    let out = try slopeValue(g, a, b, bend)
    if records([g, a, b]) {
      try out.record("SlopeBackward0", fromAll: [g, a, b], saving: [g, a, b]) {
        (node, gg) throws(TensorError) in
        let (g, a, b) = (try node.saved(0), try node.saved(1), try node.saved(2))
        let one = Tensor(filled: 1, Shape(), g.dtype)
        let first = node.needs(0) ? try mul(try slope(one, a, b, bend), gg) : nil
        let size = try noGrad { () throws(TensorError) in try abs(try sub(a, b)) }
        let isInner = try to(try lt(size, Tensor(wrapping: .double(bend.bound))), gg.dtype)
        let curvature = Tensor(wrapping: .double(bend.curvature))
        let second = try mul(try mul(try mul(gg, g), isInner), curvature)
        return Gradients(
          first, node.needs(1) ? second : nil, [node.needs(2) ? try neg(second) : nil])
      }
    }
    return out
  }

  private static func slopeValue(
    _ g: Tensor, _ a: Tensor, _ b: Tensor, _ bend: Bend
  ) throws(TensorError) -> Tensor {
    let d = try Elementwise.binary(.subtract, a, b).inRowMajorOrder
    let gradient = g.numel == 1 ? g : g.inRowMajorOrder
    let isWide = a.isContiguous && b.isContiguous && (g.numel == 1 || g.isContiguous)
    let (step, wide) = (g.numel == 1 ? 0 : 1, isWide ? d.numel : 0)
    let out = Tensor(uninitialized: d.shape, d.dtype)
    if d.dtype == .float32 {
      ck_bend_f32(
        bend.kind, out.elements(Float.self), d.elements(Float.self),
        gradient.cast(to: .float32).elements(Float.self), step, bend.share, bend.bound, wide,
        d.numel)
    } else {
      ck_bend_f64(
        bend.kind, out.elements(Double.self), d.elements(Double.self),
        gradient.cast(to: .float64).elements(Double.self), step, bend.share, bend.bound, wide,
        d.numel)
    }
    return out
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
