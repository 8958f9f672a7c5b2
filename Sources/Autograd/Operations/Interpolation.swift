import CKernels

extension Tensor.Checked {
  /// The value between `start` and `end` at `weight` of the way, broadcast: `start + weight · (end − start)`,
  /// computed from the nearer end.
  ///
  /// Gradients: g · (1 − weight) and g · weight.
  public static func lerp(
    _ start: Tensor, _ end: Tensor, _ weight: Scalar
  ) throws(TensorError) -> Tensor {
    try checkSameType(end, "end", start)
    guard start.dtype.isFloatingPoint else {
      throw .notImplemented(
        "\"lerp_kernel_scalar\" not implemented for '\(start.dtype.scalarTypeName)'")
    }
    let out = try Elementwise.ternary(
      CK_LERP, start, end, Tensor(filled: weight, Shape(), start.dtype), type: start.dtype)
    if records(start, end) {
      try out.record("LerpBackward0", from: start, end) { (node, g) throws(TensorError) in
        let rest = Tensor(wrapping: .double(1 - weight.doubleValue))
        return Gradients(
          node.needs(0) ? try mul(g, rest) : nil,
          node.needs(1) ? try mul(g, Tensor(wrapping: weight)) : nil)
      }
    }
    return out
  }

  /// The value between `start` and `end` at `weight` of the way; all three are broadcast.
  ///
  /// Gradients: g · (1 − weight), g · weight and g · (end − start).
  public static func lerp(
    _ start: Tensor, _ end: Tensor, _ weight: Tensor
  ) throws(TensorError) -> Tensor {
    try checkSameType(end, "end", start)
    if weight.ndim > 0 { try checkSameType(weight, "weight", start) }
    guard start.dtype.isFloatingPoint else {
      throw .notImplemented(
        "\"lerp_kernel_tensor\" not implemented for '\(start.dtype.scalarTypeName)'")
    }
    let out = try Elementwise.ternary(CK_LERP, start, end, weight, type: start.dtype)
    if records(start, end, weight) {
      try out.record(
        "LerpBackward1", fromAll: [start, end, weight], saving: [start, end, weight]
      ) { (node, g) throws(TensorError) in
        let weight = try node.saved(2)
        return Gradients(
          node.needs(0) ? try mul(g, try rsub(weight, Tensor(wrapping: 1))) : nil,
          node.needs(1) ? try mul(g, weight) : nil,
          [node.needs(2) ? try mul(g, try sub(try node.saved(1), try node.saved(0))) : nil])
      }
    }
    return out
  }

  private static func checkSameType(
    _ x: Tensor, _ name: String, _ start: Tensor
  ) throws(TensorError) {
    guard x.dtype == start.dtype else {
      throw .runtime(
        "expected dtype \(start.dtype.cName) for `\(name)` but got dtype \(x.dtype.cName)")
    }
  }
}

extension Tensor {
  /// The value between this tensor and `end` at `weight` of the way, broadcast.
  public func lerp(_ end: Tensor, _ weight: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.lerp(self, end, weight) }
  }

  /// The value between this tensor and `end` at `weight` of the way; all three are broadcast.
  public func lerp(_ end: Tensor, _ weight: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.lerp(self, end, weight) }
  }
}
