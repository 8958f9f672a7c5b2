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

extension Tensor.Checked {
  /// `x` with a dimension of size 1 before `dim`. The gradient loses it again.
  public static func unsqueeze(_ x: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim + 1)
    let stride = d < x.ndim ? x.shape[d] * x.strides[d] : 1
    return try x.view(
      "UnsqueezeBackward0", x.shape.inserting(1, at: d), x.strides.inserting(stride, at: d)
    ) { (_, g) throws(TensorError) in
      Gradients(try squeeze(g, d))
    }
  }

  /// `x` without dimension `dim` if its size is 1.
  public static func squeeze(_ x: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    let drops = d < x.ndim && x.shape[d] == 1
    return try x.view(
      "SqueezeBackward1", drops ? x.shape.removing(d) : x.shape,
      drops ? x.strides.removing(d) : x.strides
    ) { (_, g) throws(TensorError) in
      Gradients(drops ? try unsqueeze(g, d) : g)
    }
  }

  /// `x` without any dimension of size 1.
  public static func squeeze(_ x: Tensor) throws(TensorError) -> Tensor {
    try squeeze(x, "SqueezeBackward0", (0..<x.ndim).filter { x.shape[$0] == 1 })
  }

  /// `x` without those of the dimensions `dims` whose size is 1.
  public static func squeeze(_ x: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
    var dropped: Set<Int> = []
    for dim in dims {
      let d = try Layout.dimension(dim, of: x.ndim)
      guard dropped.insert(d).inserted else {
        throw .runtime("dim \(d) appears multiple times in the list of dims")
      }
    }
    return try squeeze(
      x, "SqueezeBackward2", (0..<x.ndim).filter { dropped.contains($0) && x.shape[$0] == 1 })
  }

  /// `x` without the dimensions `dropped`, which are ascending and have size 1.
  static func squeeze(
    _ x: Tensor, _ label: StaticString, _ dropped: [Int]
  ) throws(TensorError) -> Tensor {
    var (shape, strides) = (x.shape, x.strides)
    for d in dropped.reversed() {
      shape = shape.removing(d)
      strides = strides.removing(d)
    }
    let before = x.shape
    return try x.view(label, shape, strides) { (_, g) throws(TensorError) in
      Gradients(try reshape(g, before))
    }
  }
}

extension Tensor {
  /// A view with a dimension of size 1 before `dim`.
  public func unsqueeze(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.unsqueeze(self, dim) }
  }

  /// A view without any dimension of size 1.
  public func squeeze() -> Tensor {
    trapping { () throws(TensorError) in try Checked.squeeze(self) }
  }

  /// A view without dimension `dim` if its size is 1.
  public func squeeze(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.squeeze(self, dim) }
  }
}
