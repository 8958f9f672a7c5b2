extension Tensor.Checked {
  /// A copy in the layout of `x` where that is dense. Gradient: g.
  public static func clone(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = Tensor(
      uninitialized: x.shape, x.dtype,
      strides: Layout.isDense(x.shape, x.strides) ? x.strides : nil)
    Elementwise.copy(x, to: out)
    if records(x) {
      try out.record("CloneBackward0", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return out
  }

  /// `x` itself if it is contiguous, else a row-major copy. Gradient: g.
  public static func contiguous(_ x: Tensor) throws(TensorError) -> Tensor {
    if x.isContiguous { return x }
    let out = x.contiguousCopy(as: x.dtype)
    if records(x) {
      try out.record("CloneBackward0", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return out
  }

  /// Another tensor of the same elements, with history. Gradient: g.
  static func alias(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.view("AliasBackward0", x.shape, x.strides) { (_, g) throws(TensorError) in Gradients(g) }
  }
}

extension Tensor {
  /// A copy with history: gradients flow back through it.
  public func clone() -> Tensor { trapping { () throws(TensorError) in try Checked.clone(self) } }

  /// The tensor itself if its elements lie in row-major order without gaps, else a copy of which that is
  /// true.
  public func contiguous() -> Tensor {
    trapping { () throws(TensorError) in try Checked.contiguous(self) }
  }
}
