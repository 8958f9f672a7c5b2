import CKernels

extension Reduction {
  /// The largest or smallest elements, and where the first of them stand among those that are reduced.
  static func extremes(
    _ x: Tensor, _ dims: ReducedDimensions, _ extreme: Extreme
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let rows = dims.rows(of: x)
    let values = Tensor(uninitialized: dims.shape, x.dtype)
    let indices = Tensor(uninitialized: dims.shape, .int64)
    ck_extremes(
      x.dtype.code, extreme == .maximum, values.pointer, indices.elements(Int64.self),
      rows.pointer, values.numel, dims.count)
    return (values, indices)
  }
}
