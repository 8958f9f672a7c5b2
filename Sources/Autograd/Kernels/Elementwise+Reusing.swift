import CKernels

/// Computation over the memory of a gradient that is no longer needed.
extension Elementwise {
  /// `op` of each element of a gradient, over its own memory where nobody else has that.
  static func unary(_ op: Unary, reusing a: inout Tensor) throws(TensorError) -> Tensor {
    guard isSpare(&a) else { return try unary(op, a) }
    try unary(op, a, into: a)
    return a
  }

  /// `op` of each element of a gradient and a number, over its own memory where nobody else has that.
  static func binary(
    _ op: Binary, reusing a: inout Tensor, _ number: Scalar
  ) throws(TensorError) -> Tensor {
    guard isSpare(&a), a.dtype.isFloatingPoint, let loop = ck_binary_for(op, a.dtype.code) else {
      return try binary(op, a, number)
    }
    run(loop, a, number, into: a)
    return a
  }

  /// Whether nobody would notice if the elements of `a` were overwritten.
  private static func isSpare(_ a: inout Tensor) -> Bool {
    isKnownUniquelyReferenced(&a) && a.storage.isUnique && a.isContiguous && a.isRowMajor
      && a.node == nil && !a.isView
  }
}
