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

extension Tensor.Checked {
  /// 2ˣ. Gradient: g · y · ln 2.
  public static func exp2(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_EXP2, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("Exp2Backward0", from: x, saving: out) { (node, g) throws(TensorError) in
        Gradients(try mul(try mul(g, try node.saved(0)), .naturalLogarithmOf2))
      }
    }
    return out
  }

  /// eˣ − 1, exact for small x too. Gradient: g · (y + 1).
  public static func expm1(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_EXPM1, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("Expm1Backward0", from: x, saving: out) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try add(try node.saved(0), Tensor(wrapping: 1))))
      }
    }
    return out
  }

  /// The logarithm to base 2. Gradient: g / (x · ln 2).
  public static func log2(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_LOG2, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("Log2Backward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try div(g, try mul(try node.saved(0), .naturalLogarithmOf2)))
      }
    }
    return out
  }

  /// The logarithm to base 10. Gradient: g / (x · ln 10).
  public static func log10(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_LOG10, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("Log10Backward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try div(g, try mul(try node.saved(0), Tensor(wrapping: 2.302585092994046))))
      }
    }
    return out
  }
}

extension Tensor {
  /// ln 2 as a number beside tensors.
  fileprivate static var naturalLogarithmOf2: Tensor { Tensor(wrapping: 0.6931471805599453) }

  /// 2ˣ of each element.
  public func exp2() -> Tensor { trapping { () throws(TensorError) in try Checked.exp2(self) } }
  /// eˣ − 1 of each element.
  public func expm1() -> Tensor { trapping { () throws(TensorError) in try Checked.expm1(self) } }
  /// The logarithm to base 2 of each element.
  public func log2() -> Tensor { trapping { () throws(TensorError) in try Checked.log2(self) } }
  /// The logarithm to base 10 of each element.
  public func log10() -> Tensor { trapping { () throws(TensorError) in try Checked.log10(self) } }
}

/// 2ˣ of each element.
public func exp2(_ x: Tensor) -> Tensor { x.exp2() }
/// eˣ − 1 of each element.
public func expm1(_ x: Tensor) -> Tensor { x.expm1() }
/// The logarithm to base 2 of each element.
public func log2(_ x: Tensor) -> Tensor { x.log2() }
/// The logarithm to base 10 of each element.
public func log10(_ x: Tensor) -> Tensor { x.log10() }
