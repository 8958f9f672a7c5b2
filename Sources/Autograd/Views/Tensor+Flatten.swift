extension Tensor.Checked {
  /// `x` with the dimensions `start` to `end` merged: a view where the strides allow it, else a copy.
  public static func flatten(
    _ x: Tensor, _ start: Int = 0, _ end: Int = -1
  ) throws(TensorError) -> Tensor {
    let first = try Layout.dimension(start, of: x.ndim)
    let last = try Layout.dimension(end, of: x.ndim)
    guard first <= last else {
      throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if x.ndim == 0 { return try reshape(x, [1]) }
    if first == last { return x }
    let merged = x.shape[first...last].reduce(1, *)
    return try reshape(x, Shape(x.shape[..<first] + [merged] + x.shape[(last + 1)...]))
  }

  /// `x` with the dimension `dim` split into `sizes`, of which one may be −1.
  public static func unflatten(
    _ x: Tensor, _ dim: Int, _ sizes: Shape
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    guard !sizes.isEmpty else { throw .runtime("unflatten: sizes must be non-empty") }
    let size = x.shape[d]
    let parts: Shape
    do { parts = try inferred(sizes, size) } catch {
      throw .runtime(
        "unflatten: Provided sizes \(sizes.listText) don't multiply up to the size of dim \(d) (\(size)) "
          + "in the input tensor")
    }
    return try view(x, Shape(x.shape[..<d] + Array(parts) + x.shape[(d + 1)...]))
  }
}

extension Tensor {
  /// The dimensions `start` to `end` merged into one.
  public func flatten(_ start: Int = 0, _ end: Int = -1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.flatten(self, start, end) }
  }

  /// A view with the dimension `dim` split into `sizes`, of which one may be −1.
  public func unflatten(_ dim: Int, _ sizes: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.unflatten(self, dim, sizes) }
  }

  /// The elements in the shape of `other`, as a view.
  public func viewAs(_ other: Tensor) -> Tensor { view(other.shape) }

  /// The elements in the shape of `other`.
  public func reshapeAs(_ other: Tensor) -> Tensor { reshape(other.shape) }

  /// A view repeated to the shape of `other`.
  public func expandAs(_ other: Tensor) -> Tensor { expand(other.shape) }
}
