/// The type of a result from the types of its operands, by PyTorch's rules.
enum Promotion {
  /// The narrowest type that holds both.
  static func promote(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (low, high) = a.rawValue < b.rawValue ? (a, b) : (b, a)
    // The only pair where neither holds the other.
    if low == .uint8 && high == .int8 { return .int16 }
    return high
  }

  /// Three priorities: tensors with dimensions, single values, numbers. A lower one matters only if its
  /// category is higher.
  struct Operands {
    private var dimensioned: DType?
    private var single: DType?
    private var number: DType?

    mutating func add(_ tensor: Tensor) {
      if tensor.isWrappedNumber {
        let dtype = tensor.dtype == .float64 ? .float32 : tensor.dtype
        number = number.map { Promotion.promote($0, dtype) } ?? dtype
      } else if tensor.ndim == 0 {
        single = single.map { Promotion.promote($0, tensor.dtype) } ?? tensor.dtype
      } else {
        dimensioned = dimensioned.map { Promotion.promote($0, tensor.dtype) } ?? tensor.dtype
      }
    }

    var result: DType {
      combine(dimensioned, combine(single, number)) ?? .float32
    }

    private func combine(_ higher: DType?, _ lower: DType?) -> DType? {
      guard let higher, let lower else { return higher ?? lower }
      if higher.isFloatingPoint { return higher }
      if higher == .bool || lower.isFloatingPoint { return Promotion.promote(higher, lower) }
      return higher
    }
  }

  /// The type that an operation on `a` and `b` computes in.
  @inline(__always)
  static func type(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype { return a.isWrappedNumber && b.isWrappedNumber ? slow(a, b) : a.dtype }
    // A number never changes the type of floats.
    if b.isWrappedNumber && a.dtype.isFloatingPoint { return a.dtype }
    if a.isWrappedNumber && b.dtype.isFloatingPoint { return b.dtype }
    return slow(a, b)
  }

  private static func slow(_ a: Tensor, _ b: Tensor) -> DType {
    var operands = Operands()
    operands.add(a)
    operands.add(b)
    return operands.result
  }

  static func type(_ tensors: [Tensor]) -> DType {
    var operands = Operands()
    for tensor in tensors { operands.add(tensor) }
    return operands.result
  }

  /// The type of `torch.result_type`.
  static func floating(_ dtype: DType) -> DType { dtype.isFloatingPoint ? dtype : .float32 }
}
