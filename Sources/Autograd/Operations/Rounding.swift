import CKernels

extension Tensor.Checked {
  /// The absolute value. Gradient: g · sign(x).
  public static func abs(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ABS, x)
    if records(x) {
      try out.record("AbsBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try sign(try node.saved(0))))
      }
    }
    return out
  }

  /// −1, 0 or 1. Gradient: 0.
  public static func sign(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SIGN, x)
    if records(x) {
      try out.record("SignBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(Tensor(filled: 0, g.shape, g.dtype))
      }
    }
    return out
  }
}
