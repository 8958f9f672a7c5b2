/// A number beside tensors, with the category that decides the type of the result: Python's `bool`,
/// `int` or `float`.
public enum Scalar: Hashable, Sendable {
  case bool(Bool)
  case int(Int)
  case double(Double)
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Scalar {
  /// The number as a double.
  public var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The number as a whole number, cut toward zero; what does not fit is `Int.min`, as PyTorch casts.
  public var intValue: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(exactly: value.rounded(.towardZero)) ?? Int.min
    }
  }

  /// Whether the number has Python's type `float`.
  var isFloat: Bool {
    if case .double = self { true } else { false }
  }

  /// The type that a tensor made of the number alone has.
  var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: .float32
    }
  }
}

/// A Swift number that can be an element of a tensor.
///
/// `Bool`, `UInt8`, `Int8`, `Int16`, `Int32`, `Int64`, `Int`, `Float` and `Double` conform; others can't.
public protocol TensorScalar: TensorElements, BitwiseCopyable, Sendable {
  /// The type of a tensor's elements that have this very layout.
  static var dtype: DType { get }
  /// The type of a tensor made from literals: a `Double` stands for Python's `float`, which makes a
  /// `float32`.
  static var literalDType: DType { get }
  /// The number for arithmetic with a tensor.
  var scalar: Scalar { get }
}

extension TensorScalar {
  public static var literalDType: DType { dtype }
}

extension Bool: TensorScalar {
  public static var dtype: DType { .bool }
  @inlinable public var scalar: Scalar { .bool(self) }
}
extension UInt8: TensorScalar {
  public static var dtype: DType { .uint8 }
  @inlinable public var scalar: Scalar { .int(Int(self)) }
}
extension Int8: TensorScalar {
  public static var dtype: DType { .int8 }
  @inlinable public var scalar: Scalar { .int(Int(self)) }
}
extension Int16: TensorScalar {
  public static var dtype: DType { .int16 }
  @inlinable public var scalar: Scalar { .int(Int(self)) }
}
extension Int32: TensorScalar {
  public static var dtype: DType { .int32 }
  @inlinable public var scalar: Scalar { .int(Int(self)) }
}
extension Int64: TensorScalar {
  public static var dtype: DType { .int64 }
  @inlinable public var scalar: Scalar { .int(Int(self)) }
}
extension Int: TensorScalar {
  public static var dtype: DType { .int64 }
  @inlinable public var scalar: Scalar { .int(self) }
}
extension Float: TensorScalar {
  public static var dtype: DType { .float32 }
  @inlinable public var scalar: Scalar { .double(Double(self)) }
}
extension Double: TensorScalar {
  public static var dtype: DType { .float64 }
  public static var literalDType: DType { .float32 }
  @inlinable public var scalar: Scalar { .double(self) }
}
