extension Tensor.Checked {
  /// `x` with a dimension of size 1 before `dim`. The gradient loses it again.
  public static func unsqueeze(_ x: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim + 1)
    let stride = d < x.ndim ? x.shape[d] * x.strides[d] : 1
    return x.view(
      "UnsqueezeBackward0", x.shape.inserting(1, at: d), x.strides.inserting(stride, at: d)
    ) { (_, g) throws(TensorError) in
      Gradients(try squeeze(g, d))
    }
  }

  /// `x` without dimension `dim` if its size is 1.
  public static func squeeze(_ x: Tensor, _ dim: Int) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    let drops = d < x.ndim && x.shape[d] == 1
    return x.view(
      "SqueezeBackward1", drops ? x.shape.removing(d) : x.shape,
      drops ? x.strides.removing(d) : x.strides
    ) { (_, g) throws(TensorError) in
      Gradients(drops ? try unsqueeze(g, d) : g)
    }
  }
}

extension Tensor {
  /// A view with a dimension of size 1 before `dim`.
  public func unsqueeze(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.unsqueeze(self, dim) }
  }

  /// A view without dimension `dim` if its size is 1.
  public func squeeze(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.squeeze(self, dim) }
  }
}
