import CKernels

extension Tensor.Checked {
  /// Where `x` is not a number, as `bool`.
  public static func isnan(_ x: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.unary(CK_IS_NAN, x, result: .bool)
  }
  /// Where `x` is infinite, as `bool`.
  public static func isinf(_ x: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.unary(CK_IS_INF, x, result: .bool)
  }
  /// Where `x` is neither infinite nor NaN, as `bool`.
  public static func isfinite(_ x: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.unary(CK_IS_FINITE, x, result: .bool)
  }
}

extension Tensor {
  /// Where the elements are not numbers, as `bool`.
  public func isnan() -> Tensor { trapping { () throws(TensorError) in try Checked.isnan(self) } }
  /// Where the elements are infinite, as `bool`.
  public func isinf() -> Tensor { trapping { () throws(TensorError) in try Checked.isinf(self) } }
  /// Where the elements are neither infinite nor NaN, as `bool`.
  public func isfinite() -> Tensor {
    trapping { () throws(TensorError) in try Checked.isfinite(self) }
  }
}

/// Where the elements are not numbers, as `bool`.
public func isnan(_ x: Tensor) -> Tensor { x.isnan() }
/// Where the elements are infinite, as `bool`.
public func isinf(_ x: Tensor) -> Tensor { x.isinf() }
/// Where the elements are neither infinite nor NaN, as `bool`.
public func isfinite(_ x: Tensor) -> Tensor { x.isfinite() }
