extension Tensor.Checked {
  /// A matrix with rows and columns exchanged; a vector or a single value as it is.
  public static func t(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.ndim <= 2 else {
      throw .runtime("t() expects a tensor with <= 2 dimensions, but self is \(x.ndim)D")
    }
    let (shape, strides) =
      x.ndim < 2
      ? (x.shape, x.strides)
      : (Shape(x.shape[1], x.shape[0]), Shape(x.strides[1], x.strides[0]))
    return try x.view("TBackward0", shape, strides) { (_, g) throws(TensorError) in
      Gradients(try t(g))
    }
  }

  /// `x` with two dimensions exchanged.
  public static func transpose(_ x: Tensor, _ dim0: Int, _ dim1: Int) throws(TensorError) -> Tensor
  {
    let a = try Layout.dimension(dim0, of: x.ndim)
    let b = try Layout.dimension(dim1, of: x.ndim)
    var (shape, strides) = (x.shape, x.strides)
    if x.ndim > 0 {
      shape.swapAt(a, b)
      strides.swapAt(a, b)
    }
    return try x.view("TransposeBackward0", shape, strides) { (_, g) throws(TensorError) in
      Gradients(try transpose(g, a, b))
    }
  }

  /// `x` with its dimensions in the order `dims`.
  public static func permute(_ x: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
    guard dims.count == x.ndim else {
      throw .runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the "
          + "desired ordering of dimensions i.e. input.dim() = \(x.ndim) is not equal to len(dims) = "
          + "\(dims.count)")
    }
    var order: [Int] = []
    var inverse = Array(repeating: -1, count: dims.count)
    for (position, dim) in dims.enumerated() {
      let d = try Layout.dimension(dim, of: x.ndim)
      guard inverse[d] < 0 else { throw .runtime("permute(): duplicate dims are not allowed.") }
      inverse[d] = position
      order.append(d)
    }
    let back = inverse
    return try x.view(
      "PermuteBackward0", Shape(order.map { x.shape[$0] }), Shape(order.map { x.strides[$0] })
    ) { (_, g) throws(TensorError) in
      Gradients(try permute(g, back))
    }
  }
}

extension Tensor.Checked {
  /// `x` with its last two dimensions exchanged.
  public static func mT(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.ndim >= 2 else {
      throw .runtime(
        "tensor.mT is only supported on matrices or batches of matrices. Got \(x.ndim)-D tensor.")
    }
    return try transpose(x, -2, -1)
  }

  // PyTorch's name.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// `x` with all dimensions in reverse order.
  public static func T(_ x: Tensor) throws(TensorError) -> Tensor {
    try permute(x, (0..<x.ndim).reversed())
  }
}

extension Tensor {
  /// The matrix with rows and columns exchanged, as a view; a vector or a single value as it is.
  public func t() -> Tensor { trapping { () throws(TensorError) in try Checked.t(self) } }

  /// A view with two dimensions exchanged.
  public func transpose(_ dim0: Int, _ dim1: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.transpose(self, dim0, dim1) }
  }

  /// A view with the dimensions in the order `dims`.
  public func permute(_ dims: Int...) -> Tensor {
    trapping { () throws(TensorError) in try Checked.permute(self, dims) }
  }

  // PyTorch's name.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// A view with all dimensions in reverse order.
  public var T: Tensor {
    trapping { () throws(TensorError) in try Checked.T(self) }
  }

  /// A view with the last two dimensions exchanged.
  public var mT: Tensor { trapping { () throws(TensorError) in try Checked.mT(self) } }

  /// A view with two dimensions exchanged; ``transpose(_:_:)`` by another name.
  public func swapaxes(_ axis0: Int, _ axis1: Int) -> Tensor { transpose(axis0, axis1) }
}
