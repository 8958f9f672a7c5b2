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
