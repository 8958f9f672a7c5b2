extension Tensor.Checked {
  /// `x` repeated without copying to `shape`; −1 keeps a size. The gradient is summed over repetitions.
  public static func expand(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    let extra = shape.count - x.ndim
    guard extra >= 0 else {
      throw .runtime(
        "expand(torch.\(x.dtype.scalarTypeName)Tensor{\(x.shape.listText)}, size=\(shape.listText)): the "
          + "number of sizes provided (\(shape.count)) must be greater or equal to the number of "
          + "dimensions in the tensor (\(x.ndim))")
    }
    var target = shape
    // From the innermost dimension out, as PyTorch does: the first that does not fit is told.
    for d in (0..<shape.count).reversed() {
      guard d >= extra else {
        guard shape[d] != -1 || x.ndim == 0 else {
          throw .runtime(
            "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension \(d)"
          )
        }
        continue
      }
      let size = x.shape[d - extra]
      if shape[d] == -1 { target[d] = size }
      guard size == target[d] || size == 1 else {
        throw .runtime(
          "The expanded size of the tensor (\(shape[d])) must match the existing size (\(size)) at "
            + "non-singleton dimension \(d).  Target sizes: \(shape.listText).  Tensor sizes: "
            + x.shape.listText)
      }
    }
    guard target.allSatisfy({ $0 >= 0 }) else {
      throw .runtime("numel: integer multiplication overflow")
    }
    var strides = Layout.expandedStrides(x.shape, x.strides, to: target)
    for d in 0..<x.ndim where x.shape[d] == 1 && target[d + extra] != 1 { strides[d + extra] = 0 }
    if x.ndim > 0 {
      // New dimensions of size 1 go on from the dimension inside, where they repeat nothing.
      for d in (0..<extra).reversed() where target[d] == 1 {
        strides[d] = target[d + 1] * strides[d + 1]
      }
    }
    let before = x.shape
    return try x.view("ExpandBackward0", target, strides) { (_, g) throws(TensorError) in
      Gradients(try sumToSize(g, before))
    }
  }

  /// `x` summed to `shape`, which broadcasts to that of `x`.
  public static func sumToSize(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    var result = x
    let extra = x.ndim - shape.count
    if extra > 0 { result = try sum(result, Array(0..<extra)) }
    var repeated: [Int] = []
    for d in 0..<shape.count where shape[d] == 1 && result.shape[d] != 1 { repeated.append(d) }
    return repeated.isEmpty ? result : try sum(result, repeated, keepdim: true)
  }

  /// `x` in the type `dtype`: itself if it has it. Gradient: g cast back.
  public static func to(_ x: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
    if x.dtype == dtype { return x }
    let out = x.cast(to: dtype)
    if records(x) && dtype.isFloatingPoint {
      let before = x.dtype
      try out.record("ToCopyBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try to(g, before))
      }
    }
    return out
  }
}

extension Tensor {
  /// A view repeated to `shape`, without copying; −1 keeps a size.
  public func expand(_ shape: Int...) -> Tensor { expand(Shape(shape)) }

  /// A view repeated to `shape`; see ``expand(_:)-(Int...)``.
  public func expand(_ shape: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.expand(self, shape) }
  }

  /// The elements in the type `dtype`; the tensor itself if it has it.
  public func to(_ dtype: DType) -> Tensor {
    trapping { () throws(TensorError) in try Checked.to(self, dtype) }
  }
}

extension Tensor.Checked {
  /// `x` repeated to `shape` without copying; see ``expand(_:_:)``.
  public static func broadcastTo(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    try expand(x, shape)
  }

  /// Both repeated to the shape that they broadcast to; one that has it stays as it is.
  static func broadcast(_ a: Tensor, _ b: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    if a.shape == b.shape { return (a, b) }
    let shape = try Layout.broadcast(a.shape, b.shape)
    return (
      a.shape == shape ? a : try expand(a, shape), b.shape == shape ? b : try expand(b, shape)
    )
  }
}

extension Tensor {
  /// A view repeated to `shape`, without copying.
  public func broadcast(to shape: Shape) -> Tensor { expand(shape) }
}
