import CKernels

extension Tensor.Checked {
  /// eˣ. Gradient: g · y.
  public static func exp(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_EXP, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("ExpBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try node.saved(0)))
      }
    }
    return out
  }

  /// The natural logarithm. Gradient: g / x.
  public static func log(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_LOG, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("LogBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try div(g, try node.saved(0)))
      }
    }
    return out
  }

  /// log(1 + x). Gradient: g / (x + 1).
  public static func log1p(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_LOG1P, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("Log1PBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try div(g, try add(try node.saved(0), Tensor(wrapping: 1))))
      }
    }
    return out
  }

  /// The square root. Gradient: g / (2 · y).
  public static func sqrt(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SQRT, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("SqrtBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        Gradients(try div(g, try mul(try node.saved(0), Tensor(wrapping: 2))))
      }
    }
    return out
  }

  /// 1 / √x. Gradient: −½ · g · y³.
  public static func rsqrt(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_RSQRT, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("RsqrtBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let half = try mul(g, Tensor(wrapping: -0.5))
        return Gradients(try mul(half, try pow(try node.saved(0), 3)))
      }
    }
    return out
  }

  /// x². Gradient: g · 2x, as of ``pow(_:_:)-(Tensor,Scalar)``.
  public static func square(_ x: Tensor) throws(TensorError) -> Tensor { try pow(x, 2) }

  /// 1 / (1 + e⁻ˣ). Gradient: (g · (1 − y)) · y.
  public static func sigmoid(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SIGMOID, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("SigmoidBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let y = try node.saved(0)
        return Gradients(try mul(try mul(g, try rsub(y, Tensor(wrapping: 1))), y))
      }
    }
    return out
  }
}
