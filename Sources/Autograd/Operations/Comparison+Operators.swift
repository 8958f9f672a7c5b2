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
