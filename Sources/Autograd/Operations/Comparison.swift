import CKernels

extension Tensor.Checked {
  /// Where `a` and `b` are equal, as `bool`.
  public static func eq(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_EQ, a, b, result: .bool)
  }
  /// Where `a` and `b` differ, as `bool`.
  public static func ne(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_NE, a, b, result: .bool)
  }
  /// Where `a` is less than `b`, as `bool`.
  public static func lt(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_LT, a, b, result: .bool)
  }
  /// Where `a` is at most `b`, as `bool`.
  public static func le(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_LE, a, b, result: .bool)
  }
  /// Where `a` is greater than `b`, as `bool`.
  public static func gt(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_GT, a, b, result: .bool)
  }
  /// Where `a` is at least `b`, as `bool`.
  public static func ge(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_GE, a, b, result: .bool)
  }
  /// Where both are other than zero, as `bool`.
  public static func logicalAnd(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_LOGICAL_AND, a, b, result: .bool)
  }
  /// Where one or both are other than zero, as `bool`.
  public static func logicalOr(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_LOGICAL_OR, a, b, result: .bool)
  }
  /// Where exactly one is other than zero, as `bool`.
  public static func logicalXor(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.binary(CK_LOGICAL_XOR, a, b, result: .bool)
  }
  /// Where `x` is zero, as `bool`.
  public static func logicalNot(_ x: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.unary(CK_LOGICAL_NOT, x, result: .bool)
  }

  /// `a` where `condition` is true, else `b`; all three are broadcast.
  ///
  /// Gradients: g to the side taken, 0 to the other.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw .runtime(
        "expected condition to be a boolean tensor, but got a tensor with dtype "
          + condition.dtype.scalarTypeName)
    }
    let type = Promotion.type(a, b)
    let out = try Elementwise.select(
      condition.cast(to: .bool), a.cast(to: type), b.cast(to: type))
    if records(a, b) {
      try out.record("WhereBackward0", fromAll: [a, b], saving: [condition]) {
        (node, g) throws(TensorError) in
        let condition = try node.saved(0)
        let zero = Tensor(filled: 0, Shape(), g.dtype)
        return Gradients(
          node.needs(0) ? try `where`(condition, g, zero) : nil,
          node.needs(1) ? try `where`(condition, zero, g) : nil)
      }
    }
    return out
  }
}

/// `a` where `condition` is true, else `b`; all three are broadcast.
public func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.where(condition, a, b) }
}
