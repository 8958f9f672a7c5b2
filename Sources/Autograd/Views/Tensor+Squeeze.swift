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
