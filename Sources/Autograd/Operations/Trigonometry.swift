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
