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
