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

extension Tensor {
  /// Where the elements are equal, as `bool`, broadcast.
  public static func .== (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.eq(a, b) }
  }
  /// Where the elements differ, as `bool`, broadcast.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.ne(a, b) }
  }
  /// Where the left elements are less, as `bool`, broadcast.
  public static func .< (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.lt(a, b) }
  }
  /// Where the left elements are at most the right ones, as `bool`, broadcast.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.le(a, b) }
  }
  /// Where the left elements are greater, as `bool`, broadcast.
  public static func .> (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.gt(a, b) }
  }
  /// Where the left elements are at least the right ones, as `bool`, broadcast.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.ge(a, b) }
  }

  /// Where the elements equal a number, as `bool`.
  public static func .== (a: Tensor, b: Scalar) -> Tensor { a .== Tensor(wrapping: b) }
  /// Where the elements differ from a number, as `bool`.
  public static func .!= (a: Tensor, b: Scalar) -> Tensor { a .!= Tensor(wrapping: b) }
  /// Where the elements are less than a number, as `bool`.
  public static func .< (a: Tensor, b: Scalar) -> Tensor { a .< Tensor(wrapping: b) }
  /// Where the elements are at most a number, as `bool`.
  public static func .<= (a: Tensor, b: Scalar) -> Tensor { a .<= Tensor(wrapping: b) }
  /// Where the elements are greater than a number, as `bool`.
  public static func .> (a: Tensor, b: Scalar) -> Tensor { a .> Tensor(wrapping: b) }
  /// Where the elements are at least a number, as `bool`.
  public static func .>= (a: Tensor, b: Scalar) -> Tensor { a .>= Tensor(wrapping: b) }
}

extension Tensor {
  /// Where both are other than 0, as `bool`, broadcast.
  public func logicalAnd(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.logicalAnd(self, other) }
  }
  /// Where one or both are other than 0, as `bool`, broadcast.
  public func logicalOr(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.logicalOr(self, other) }
  }
  /// Where exactly one is other than 0, as `bool`, broadcast.
  public func logicalXor(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.logicalXor(self, other) }
  }
  /// Where the elements are 0, as `bool`.
  public func logicalNot() -> Tensor {
    trapping { () throws(TensorError) in try Checked.logicalNot(self) }
  }
}

extension Tensor.Checked {
  /// Whether all elements over `dims` are other than 0; NaN is. `nil` takes all dimensions, an empty list
  /// none. The result is `bool`, of `uint8` a `uint8`. O(n).
  public static func all(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try truth(x, dims, keepdim) { !$0.contains(0) }
  }

  /// Whether any element over `dims` is other than 0; NaN is. `nil` takes all dimensions, an empty list
  /// none. The result is `bool`, of `uint8` a `uint8`. O(n).
  public static func any(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    try truth(x, dims, keepdim) { $0.contains(1) }
  }

  private static func truth(
    _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool, _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(TensorError) -> Tensor {
    let type: DType = x.dtype == .uint8 ? .uint8 : .bool
    let truths = x.cast(to: .bool)
    if let dims, dims.isEmpty { return truths.contiguousCopy(as: type) }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let rows = reduced.rows(of: truths)
    let out = Tensor(uninitialized: reduced.shape, type)
    for row in 0..<out.numel {
      let start = rows.elements(UInt8.self) + row * reduced.count
      out.elements(UInt8.self)[row] =
        test(UnsafeBufferPointer(start: start, count: reduced.count)) ? 1 : 0
    }
    return out
  }
}

extension Tensor {
  /// Whether all elements are other than 0, as a single `bool`.
  public func all() -> Tensor { trapping { () throws(TensorError) in try Checked.all(self) } }

  /// Whether all elements over `dims` are other than 0.
  public func all(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.all(self, dims, keepdim: keepdim) }
  }

  /// Whether any element is other than 0, as a single `bool`.
  public func any() -> Tensor { trapping { () throws(TensorError) in try Checked.any(self) } }

  /// Whether any element over `dims` is other than 0.
  public func any(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.any(self, dims, keepdim: keepdim) }
  }
}

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
