extension NumPyArray {
  /// The sum, broadcast.
  public static func + (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.add(a, b)
    }
  }

  /// The difference, broadcast.
  public static func - (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.sub(a, b)
    }
  }

  /// The product of elements, broadcast.
  public static func * (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    combine(a, b, resultType(a.dtype, b.dtype)) { (a, b) throws(TensorError) in
      try Tensor.Checked.mul(a, b)
    }
  }

  /// The quotient, broadcast; whole numbers are divided as `float64`.
  public static func / (a: NumPyArray, b: NumPyArray) -> NumPyArray {
    let type = resultType(a.dtype, b.dtype)
    return combine(a, b, type.isFloatingPoint ? type : .float64) { (a, b) throws(TensorError) in
      try Tensor.Checked.div(a, b)
    }
  }

  /// The sum with a number.
  public static func + (a: NumPyArray, b: Double) -> NumPyArray { a + a.number(b) }
  /// The sum with a number.
  public static func + (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) + b }
  /// The difference to a number.
  public static func - (a: NumPyArray, b: Double) -> NumPyArray { a - a.number(b) }
  /// The difference of a number and an array.
  public static func - (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) - b }
  /// The multiple.
  public static func * (a: NumPyArray, b: Double) -> NumPyArray { a * a.number(b) }
  /// The multiple.
  public static func * (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) * b }
  /// The quotient by a number.
  public static func / (a: NumPyArray, b: Double) -> NumPyArray { a / a.number(b) }
  /// A number divided by each element.
  public static func / (a: Double, b: NumPyArray) -> NumPyArray { b.number(a) / b }

  /// A number beside this array: of its type if that is a floating-point one, else `float64`.
  private func number(_ value: Double) -> NumPyArray {
    NumPyArray(
      sharing: Tensor(filled: .double(value), Shape(), dtype.isFloatingPoint ? dtype : .float64))
  }

  private static func combine(
    _ a: NumPyArray, _ b: NumPyArray, _ type: DType,
    _ operation: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> NumPyArray {
    NumPyArray(
      sharing: trapping { () throws(TensorError) in
        try operation(a.tensor.cast(to: type), b.tensor.cast(to: type))
      })
  }

  /// NumPy's type for two arrays: as PyTorch's, but that whole numbers of 32 bits and more make
  /// `float64` of a `float32`.
  private static func resultType(_ a: DType, _ b: DType) -> DType {
    let wide: Set<DType> = [.int32, .int64]
    if (a == .float32 && wide.contains(b)) || (b == .float32 && wide.contains(a)) {
      return .float64
    }
    return Promotion.promote(a, b)
  }
}
