import CKernels

extension Tensor.Checked {
  /// The sine. Gradient: g · cos x.
  public static func sin(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SIN, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("SinBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try cos(try node.saved(0))))
      }
    }
    return out
  }

  /// The cosine. Gradient: g · (−sin x).
  public static func cos(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_COS, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("CosBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try neg(try sin(try node.saved(0)))))
      }
    }
    return out
  }

  /// The hyperbolic tangent. Gradient: g · (1 − y²).
  public static func tanh(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_TANH, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("TanhBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let y = try node.saved(0)
        return Gradients(try mul(g, try rsub(try mul(y, y), Tensor(wrapping: 1))))
      }
    }
    return out
  }
}

extension Tensor.Checked {
  /// The tangent. Gradient: g · (1 + y²).
  public static func tan(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_TAN, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("TanBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let y = try node.saved(0)
        return Gradients(try mul(g, try add(try mul(y, y), Tensor(wrapping: 1))))
      }
    }
    return out
  }

  /// The arc sine, in −π/2…π/2. Gradient: g · 1/√(1 − x²).
  public static func asin(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ASIN, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("AsinBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        return Gradients(
          try mul(g, try pow(try rsub(try mul(x, x), Tensor(wrapping: 1)), -0.5)))
      }
    }
    return out
  }

  /// The arc cosine, in 0…π. Gradient: g · −1/√(1 − x²).
  public static func acos(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ACOS, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("AcosBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        let slope = try pow(try rsub(try mul(x, x), Tensor(wrapping: 1)), -0.5)
        return Gradients(try mul(g, try neg(slope)))
      }
    }
    return out
  }

  /// The arc tangent, in −π/2…π/2. Gradient: g / (x² + 1).
  public static func atan(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ATAN, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("AtanBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        let x = try node.saved(0)
        return Gradients(try div(g, try add(try mul(x, x), Tensor(wrapping: 1))))
      }
    }
    return out
  }

  /// The angle of the point (x, y) to the x axis, in −π…π, broadcast.
  ///
  /// Gradients: g · x / (y² + x²) and g · −y / (y² + x²); 0 at the origin.
  public static func atan2(_ y: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let type = Promotion.floating(Promotion.type(y, x))
    let out = try Elementwise.binary(CK_ATAN2, y, x, compute: type)
    if records(y, x) {
      try out.record("Atan2Backward0", from: y, x, saving: y, x) { (node, g) throws(TensorError) in
        let (x, y) = (try node.saved(1), try node.saved(0))
        let squares = try add(try mul(y, y), try mul(x, x))
        let isOrigin = try eq(squares, Tensor(wrapping: 0.0))
        let inverse = try maskedFill(try reciprocal(squares), isOrigin, 0.0)
        return Gradients(
          node.needs(0) ? try mul(try mul(g, x), inverse) : nil,
          node.needs(1) ? try mul(try mul(g, try neg(y)), inverse) : nil)
      }
    }
    return out
  }
}

extension Tensor {
  /// The tangent of each element.
  public func tan() -> Tensor { trapping { () throws(TensorError) in try Checked.tan(self) } }
  /// The arc sine of each element.
  public func asin() -> Tensor { trapping { () throws(TensorError) in try Checked.asin(self) } }
  /// The arc cosine of each element.
  public func acos() -> Tensor { trapping { () throws(TensorError) in try Checked.acos(self) } }
  /// The arc tangent of each element.
  public func atan() -> Tensor { trapping { () throws(TensorError) in try Checked.atan(self) } }
}

/// The tangent of each element.
public func tan(_ x: Tensor) -> Tensor { x.tan() }
/// The arc sine of each element.
public func asin(_ x: Tensor) -> Tensor { x.asin() }
/// The arc cosine of each element.
public func acos(_ x: Tensor) -> Tensor { x.acos() }
/// The arc tangent of each element.
public func atan(_ x: Tensor) -> Tensor { x.atan() }
/// The angle of the points (x, y) to the x axis, in −π…π, broadcast.
public func atan2(_ y: Tensor, _ x: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.atan2(y, x) }
}

extension Tensor.Checked {
  /// The hyperbolic cosine. Gradient: g · sinh x.
  public static func cosh(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_COSH, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("CoshBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try sinh(try node.saved(0))))
      }
    }
    return out
  }

  /// The hyperbolic sine. Gradient: g · cosh x.
  public static func sinh(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SINH, x, compute: Promotion.floating(x.dtype))
    if records(x) {
      try out.record("SinhBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try cosh(try node.saved(0))))
      }
    }
    return out
  }
}

extension Tensor {
  /// The hyperbolic cosine of each element.
  public func cosh() -> Tensor { trapping { () throws(TensorError) in try Checked.cosh(self) } }
  /// The hyperbolic sine of each element.
  public func sinh() -> Tensor { trapping { () throws(TensorError) in try Checked.sinh(self) } }
}

/// The hyperbolic cosine of each element.
public func cosh(_ x: Tensor) -> Tensor { x.cosh() }
/// The hyperbolic sine of each element.
public func sinh(_ x: Tensor) -> Tensor { x.sinh() }
