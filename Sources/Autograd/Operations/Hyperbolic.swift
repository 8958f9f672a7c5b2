import CKernels

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
