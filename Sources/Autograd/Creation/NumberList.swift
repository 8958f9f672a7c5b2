/// A number, or a list of numbers and lists: a tensor's elements as Python has them.
///
/// Unlike Swift's arrays it may mix numbers of different kinds, and lists of different lengths, of
/// which no tensor can be made.
public indirect enum NumberList: Hashable, Sendable {
  case number(Scalar)
  case list([NumberList])
}

extension NumberList: ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  public init(arrayLiteral elements: NumberList...) { self = .list(elements) }
  public init(integerLiteral value: Int) { self = .number(.int(value)) }
  public init(floatLiteral value: Double) { self = .number(.double(value)) }
  public init(booleanLiteral value: Bool) { self = .number(.bool(value)) }
}

extension NumberList: CustomStringConvertible {
  /// The text that Python prints: `[[1.0, 2.0], [3.0, 4.0]]`.
  ///
  /// Floating-point numbers have the digits of a double, whatever type they had in a tensor.
  public var description: String {
    switch self {
    case .number(let number): number.description
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

extension Tensor {
  /// The elements as nested lists: a number for a tensor without dimensions. `tolist()` in PyTorch.
  public func toList() -> NumberList {
    list(dimension: 0, at: pointer)
  }

  private func list(dimension: Int, at address: UnsafeRawPointer) -> NumberList {
    guard dimension < ndim else { return .number(scalar(at: address)) }
    let step = strides[dimension] * itemSize
    return .list(
      (0..<shape[dimension]).map { list(dimension: dimension + 1, at: address + $0 * step) })
  }
}

extension Tensor.Checked {
  /// A tensor of nested lists of numbers, which are of equal lengths at each depth.
  ///
  /// The type is that of the number of the highest category: `float32` if there is a `Double`, or
  /// nothing at all, `int64` if there is an `Int`, else `bool`.
  public static func tensor(
    list: NumberList, dtype: DType? = nil, requiresGrad: Bool = false
  ) throws(TensorError) -> Tensor {
    var shape = Shape()
    var first = list
    while case .list(let elements) = first {
      shape.append(elements.count)
      guard let next = elements.first else { break }
      first = next
    }
    var numbers: [Scalar] = []
    try list.append(to: &numbers, shape, depth: 0)
    let values = numbers.map(\.doubleValue)
    let type = dtype ?? numbers.literalDType
    if numbers.contains(where: \.isFloat) {
      return try tensor(values, shape, type, requiresGrad)
    }
    return try tensor(numbers.map(\.intValue), shape, type, requiresGrad)
  }

  private static func tensor<Value: TensorScalar>(
    _ values: [Value], _ shape: Shape, _ type: DType, _ requiresGrad: Bool
  ) throws(TensorError) -> Tensor {
    guard !requiresGrad || type.isFloatingPoint else {
      throw .runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    let result = Tensor(values, shape, dtype: type)
    result.leafRequiresGrad = requiresGrad
    return result
  }
}

extension NumberList {
  fileprivate func append(
    to numbers: inout [Scalar], _ shape: Shape, depth: Int
  ) throws(TensorError) {
    switch self {
    case .number(let number):
      guard depth == shape.count else { throw .type("not a sequence") }
      numbers.append(number)
    case .list(let elements):
      guard depth < shape.count else {
        throw .type("must be real number, not list")
      }
      guard elements.count == shape[depth] else {
        throw .value(
          "expected sequence of length \(shape[depth]) at dim \(depth) (got \(elements.count))")
      }
      for element in elements {
        try element.append(to: &numbers, shape, depth: depth + 1)
      }
    }
  }
}

extension [Scalar] {
  fileprivate var literalDType: DType {
    if isEmpty || contains(where: \.isFloat) { return .float32 }
    return contains { $0.dtype == .int64 } ? .int64 : .bool
  }
}

/// A tensor of nested lists of numbers, which may be of different kinds. `torch.tensor`.
///
/// Traps if the lists at one depth differ in length.
public func tensor(list: NumberList, dtype: DType? = nil, requiresGrad: Bool = false) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.tensor(list: list, dtype: dtype, requiresGrad: requiresGrad)
  }
}

/// A number, or an array of arrays of numbers, that a tensor can be made of.
public protocol TensorElements {
  associatedtype Leaf: TensorScalar
  /// The sizes of the nesting, checked to be rectangular.
  func appendShape(to shape: inout Shape, depth: Int) throws(TensorError)
  /// Appends the numbers, outermost first.
  func appendElements(to elements: inout [Leaf])
}

extension TensorScalar {
  public func appendShape(to shape: inout Shape, depth: Int) {}
  public func appendElements(to elements: inout [Self]) { elements.append(self) }
}

extension Array: TensorElements where Element: TensorElements {
  public func appendShape(to shape: inout Shape, depth: Int) throws(TensorError) {
    if depth == shape.count {
      shape.append(count)
    } else if shape[depth] != count {
      throw .value("expected sequence of length \(shape[depth]) at dim \(depth) (got \(count))")
    }
    for element in self { try element.appendShape(to: &shape, depth: depth + 1) }
  }

  public func appendElements(to elements: inout [Element.Leaf]) {
    for element in self { element.appendElements(to: &elements) }
  }
}

/// A tensor of a number, or of an array of arrays of numbers of equal lengths. `torch.tensor`.
///
/// `Double` stands for Python's `float` and makes a `float32`, `Int` an `int64`, and so on, unless `dtype`
/// is given. The values are copied. Traps if the lengths differ.
public func tensor<Values: TensorElements>(
  _ values: Values, dtype: DType? = nil, requiresGrad: Bool = false
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.tensor(values, dtype: dtype, requiresGrad: requiresGrad)
  }
}

extension Tensor.Checked {
  /// A tensor of a number, or of an array of arrays of numbers of equal lengths.
  public static func tensor<Values: TensorElements>(
    _ values: Values, dtype: DType? = nil, requiresGrad: Bool = false
  ) throws(TensorError) -> Tensor {
    var shape = Shape()
    try values.appendShape(to: &shape, depth: 0)
    var elements: [Values.Leaf] = []
    values.appendElements(to: &elements)
    let type = dtype ?? Values.Leaf.literalDType
    guard !requiresGrad || type.isFloatingPoint else {
      throw .runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    let result = Tensor(elements, shape, dtype: type)
    result.leafRequiresGrad = requiresGrad
    return result
  }
}
