import CKernels

/// `count` values from `start` to `end`, both included, evenly spaced.
public func linspace(
  _ start: Double, _ end: Double, _ count: Int, dtype: DType = .float32
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.linspace(start, end, count, dtype: dtype)
  }
}

/// The identity matrix of `n` rows, and `m` columns if given.
public func eye(_ n: Int, _ m: Int? = nil, dtype: DType = .float32) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.eye(n, m, dtype: dtype) }
}

extension Tensor.Checked {
  /// `count` values from `start` to `end`, both included, evenly spaced.
  public static func linspace(
    _ start: Double, _ end: Double, _ count: Int, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard count >= 0 else { throw .runtime("number of steps must be non-negative") }
    try validate([count])
    guard count > 0 else { return Tensor(uninitialized: [0], dtype) }
    if dtype == .float64 {
      let result = Tensor(uninitialized: [count], .float64)
      ck_linspace_f64(result.elements(Double.self), start, end, count)
      return result
    }
    let result = Tensor(uninitialized: [count], .float32)
    ck_linspace_f32(result.elements(Float.self), start, end, count)
    return result.cast(to: dtype)
  }

  /// The identity matrix of `n` rows and `m` columns.
  public static func eye(
    _ n: Int, _ m: Int? = nil, dtype: DType = .float32
  ) throws(TensorError) -> Tensor {
    guard n >= 0 else { throw .runtime("n must be greater or equal to 0, got \(n)") }
    let columns = m ?? n
    guard columns >= 0 else { throw .runtime("m must be greater or equal to 0, got \(columns)") }
    let result = try zeros(Shape(n, columns), dtype: dtype)
    result.rawView([Swift.min(n, columns)], [columns + 1]).fill(1)
    return result
  }
}

extension Tensor {
  /// A new tensor like `other` in shape, type and, where that is dense, layout.
  private convenience init(uninitializedLike other: Tensor, _ dtype: DType?) {
    self.init(
      uninitialized: other.shape, dtype ?? other.dtype,
      strides: Layout.isDense(other.shape, other.strides) ? other.strides : nil)
  }

  /// Zeros in the shape, the type and the layout of `other`.
  public static func zerosLike(_ other: Tensor, dtype: DType? = nil) -> Tensor {
    fullLike(other, 0, dtype: dtype)
  }

  /// Ones in the shape, the type and the layout of `other`.
  public static func onesLike(_ other: Tensor, dtype: DType? = nil) -> Tensor {
    fullLike(other, 1, dtype: dtype)
  }

  /// A tensor of `value` in the shape, the type and the layout of `other`.
  public static func fullLike(_ other: Tensor, _ value: Scalar, dtype: DType? = nil) -> Tensor {
    let result = Tensor(uninitializedLike: other, dtype)
    result.fill(value)
    return result
  }
}

/// Zeros in the shape, the type and the layout of `other`.
public func zerosLike(_ other: Tensor, dtype: DType? = nil) -> Tensor {
  Tensor.zerosLike(other, dtype: dtype)
}

/// Ones in the shape, the type and the layout of `other`.
public func onesLike(_ other: Tensor, dtype: DType? = nil) -> Tensor {
  Tensor.onesLike(other, dtype: dtype)
}

/// A tensor of `value` in the shape, the type and the layout of `other`.
public func fullLike(_ other: Tensor, _ value: Scalar, dtype: DType? = nil) -> Tensor {
  Tensor.fullLike(other, value, dtype: dtype)
}
