extension Tensor.Checked {
  /// The sum over `dims`, over all if there are none. Whole numbers and bools are summed as `int64`.
  ///
  /// Gradient: g, repeated.
  public static func sum(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .int64)
    if x.dtype != type { return try sum(try to(x, type), dims, keepdim: keepdim) }
    guard type.isFloatingPoint || type == .int64 else {
      return try to(try sum(x, dims, keepdim: keepdim, dtype: .int64), type)
    }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let out = Reduction.sum(x, reduced)
    if records(x) {
      let (kept, before) = (reduced.keptShape, x.shape)
      try out.record(dims == nil ? "SumBackward0" : "SumBackward1", from: x) {
        (_, g) throws(TensorError) in
        Gradients(try expand(try reshape(g, kept), before))
      }
    }
    return out
  }

  /// The mean over `dims`, over all if there are none: the sum divided by the count.
  ///
  /// Gradient: g, repeated, divided by the count.
  public static func mean(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? x.dtype
    guard type.isFloatingPoint else {
      throw .notImplemented(
        dtype == nil
          ? "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
            + "dtype. Got: \(x.dtype.scalarTypeName)"
          : "mean(): could not infer output dtype. Optional dtype must be either a floating point or "
            + "complex dtype. Got: \(type.scalarTypeName)")
    }
    if x.dtype != type { return try mean(try to(x, type), dims, keepdim: keepdim) }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let count = Tensor(wrapping: .int(reduced.count))
    let sum = Reduction.sum(x, reduced)
    let out = sum.numel == 0 ? sum : try Elementwise.binary(.divide, sum, count)
    if records(x) {
      let (kept, before) = (reduced.keptShape, x.shape)
      try out.record(dims == nil ? "MeanBackward0" : "MeanBackward1", from: x) {
        (_, g) throws(TensorError) in
        Gradients(try div(try expand(try reshape(g, kept), before), count))
      }
    }
    return out
  }
}

extension Tensor {
  /// The sum of all elements.
  public func sum() -> Tensor { trapping { () throws(TensorError) in try Checked.sum(self) } }

  /// The sums over `dims`.
  public func sum(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.sum(self, dims, keepdim: keepdim) }
  }

  /// The mean of all elements.
  public func mean() -> Tensor { trapping { () throws(TensorError) in try Checked.mean(self) } }

  /// The means over `dims`.
  public func mean(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.mean(self, dims, keepdim: keepdim) }
  }
}

/// The sum of all elements.
public func sum(_ x: Tensor) -> Tensor { x.sum() }
/// The mean of all elements.
public func mean(_ x: Tensor) -> Tensor { x.mean() }
