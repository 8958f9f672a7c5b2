/// The element type of a tensor.
///
/// The names and the order are PyTorch's; `float32` is the default for floating-point values and
/// `int64` for whole numbers.
public enum DType: UInt8, CaseIterable, Sendable, Hashable {
  case bool, uint8, int8, int16, int32, int64, float32, float64
}

extension DType {
  /// The size of an element in bytes.
  public var itemSize: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether elements are floating-point numbers, the only ones that have gradients.
  public var isFloatingPoint: Bool { rawValue >= DType.float32.rawValue }

  /// Whether elements are whole numbers; `bool` is not.
  public var isInteger: Bool { self != .bool && !isFloatingPoint }

  /// The number by which the C loops know the type.
  var code: Int32 { Int32(rawValue) }
}

extension DType {
  /// The name in PyTorch's messages, as `Float` or `Long`.
  var scalarTypeName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float32: "Float"
    case .float64: "Double"
    }
  }

  /// The name in the messages of matrix products, as `float` or `long int`.
  var cName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short"
    case .int32: "int"
    case .int64: "long int"
    case .float32: "float"
    case .float64: "double"
    }
  }
}

extension DType {
  /// The name without PyTorch's module: `float32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    }
  }
}

extension DType: CustomStringConvertible {
  /// The name with PyTorch's module before it: `torch.float32`.
  public var description: String {
    "torch." + name
  }
}

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
