import CKernels

extension Tensor.Checked {
  /// The sums along `dim` up to each element. Whole numbers and bools are summed as `int64`.
  ///
  /// Floats add up in double precision, and each result is rounded. Gradient: the cumulative sum of g from
  /// the other end. O(n).
  public static func cumsum(
    _ x: Tensor, _ dim: Int, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    let out = try accumulated(x, d, dtype, "cumsum_out_cpu", ck_cumulative_sum)
    if records(x) && out.dtype.isFloatingPoint {
      try out.record("CumsumBackward0", from: x) { (_, g) throws(TensorError) in
        if g.numel <= 1 || g.shape[d] == 1 { return Gradients(g) }
        return Gradients(try flip(try cumsum(try flip(g, [d]), d), [d]))
      }
    }
    return out
  }

  /// What `kernel` makes of the elements along `d` up to each.
  static func accumulated(
    _ x: Tensor, _ d: Int, _ dtype: DType?, _ name: String,
    _ kernel: (Int32, UnsafeMutableRawPointer, UnsafeRawPointer, Int, Int, Int) -> Void
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .int64)
    guard type != .bool else { throw .notImplemented("\"\(name)\" not implemented for 'Bool'") }
    let source = x.contiguousCopy(as: type)
    let out = Tensor(uninitialized: x.shape, type)
    if x.numel > 0 {
      let inner = x.shape.dropFirst(d + 1).reduce(1, *)
      let count = x.ndim == 0 ? 1 : x.shape[d]
      kernel(type.code, out.pointer, source.pointer, x.numel / (count * inner), count, inner)
    }
    return out
  }
}

extension Tensor {
  /// The sums along `dim` up to each element.
  public func cumsum(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.cumsum(self, dim) }
  }
}

/// The sums along `dim` up to each element.
public func cumsum(_ x: Tensor, _ dim: Int) -> Tensor { x.cumsum(dim) }
