@testable import Autograd

/// The arguments of a call, taken one parameter after the other: by position, else by name.
struct Arguments {
  private var positional: ArraySlice<Value>
  private var keywords: [String: Value]

  init(_ positional: [Value], _ keywords: [String: Value]) {
    self.positional = positional[...]
    self.keywords = keywords
  }

  /// Throws if arguments are left that no parameter took: they may not be ignored.
  func finish() throws {
    guard positional.isEmpty, keywords.isEmpty else {
      throw FixtureError("arguments left over: \(positional) \(keywords)")
    }
  }

  /// The same arguments with one more before them.
  func preceded(by value: Value) -> Arguments {
    Arguments([value] + positional, keywords)
  }

  /// The number of positional arguments that are left.
  var remainingCount: Int { positional.count }

  /// The next argument, without taking it.
  func peek(_ name: String) -> Value? {
    positional.first ?? keywords[name]
  }

  /// The argument for the parameter `name`; nil if there is none.
  mutating func take(_ name: String) -> Value? {
    if let value = positional.popFirst() { return value }
    return keywords.removeValue(forKey: name)
  }

  /// The argument for a parameter that only has a name.
  mutating func takeKeyword(_ name: String) -> Value? {
    keywords.removeValue(forKey: name)
  }

  mutating func required(_ name: String) throws -> Value {
    guard let value = take(name) else { throw FixtureError("no argument \(name)") }
    return value
  }

  private func wrong(_ name: String, _ value: Value) -> FixtureError {
    FixtureError("argument \(name) is \(value)")
  }

  mutating func tensor(_ name: String) throws -> Tensor {
    let value = try required(name)
    guard case .tensor(let tensor) = value else { throw wrong(name, value) }
    return tensor
  }

  /// A tensor, or a number as a tensor that yields to others in promotion.
  mutating func operand(_ name: String) throws -> Tensor {
    switch try required(name) {
    case .tensor(let tensor): return tensor
    case .number(let number): return Tensor(wrapping: number)
    case let value: throw wrong(name, value)
    }
  }

  mutating func optionalTensor(_ name: String) throws -> Tensor? {
    guard let value = take(name), !value.isNone else { return nil }
    guard case .tensor(let tensor) = value else { throw wrong(name, value) }
    return tensor
  }

  mutating func tensors(_ name: String) throws -> [Tensor] {
    let value = try required(name)
    return try (value.elements ?? []).map { element in
      guard case .tensor(let tensor) = element else { throw wrong(name, value) }
      return tensor
    }
  }

  mutating func int(_ name: String) throws -> Int {
    let value = try required(name)
    guard let number = value.int else { throw wrong(name, value) }
    return number
  }

  mutating func int(_ name: String, default fallback: Int) throws -> Int {
    peek(name) == nil ? fallback : try int(name)
  }

  mutating func optionalInt(_ name: String) throws -> Int? {
    guard let value = take(name), !value.isNone else { return nil }
    guard let number = value.int else { throw wrong(name, value) }
    return number
  }

  mutating func bool(_ name: String, default fallback: Bool) throws -> Bool {
    guard let value = take(name) else { return fallback }
    guard case .number(.bool(let truth)) = value else { throw wrong(name, value) }
    return truth
  }

  mutating func scalar(_ name: String, default fallback: Scalar) throws -> Scalar {
    guard let value = take(name) else { return fallback }
    guard case .number(let number) = value else { throw wrong(name, value) }
    return number
  }

  mutating func optionalScalar(_ name: String) throws -> Scalar? {
    guard let value = take(name), !value.isNone else { return nil }
    guard case .number(let number) = value else { throw wrong(name, value) }
    return number
  }

  mutating func double(_ name: String, default fallback: Double) throws -> Double {
    try scalar(name, default: .double(fallback)).doubleValue
  }

  mutating func text(_ name: String, default fallback: String) throws -> String {
    guard let value = take(name) else { return fallback }
    guard case .text(let text) = value else { throw wrong(name, value) }
    return text
  }

  mutating func optionalText(_ name: String) throws -> String? {
    guard let value = take(name), !value.isNone else { return nil }
    guard case .text(let text) = value else { throw wrong(name, value) }
    return text
  }

  mutating func optionalDType(_ name: String) throws -> DType? {
    guard let value = take(name), !value.isNone else { return nil }
    guard case .dtype(let dtype) = value else { throw wrong(name, value) }
    return dtype
  }

  /// Whole numbers: a list, or all the positional arguments that are left.
  mutating func ints(_ name: String) throws -> [Int] {
    if let ints = peek(name)?.ints {
      _ = take(name)
      return ints
    }
    var values: [Int] = []
    while !positional.isEmpty {
      values.append(try int(name))
    }
    return values
  }

  /// Dimensions: nil if they are not given, a list of one if a number is.
  mutating func dimensions(_ name: String = "dim") throws -> [Int]? {
    guard let value = take(name), !value.isNone else { return nil }
    if let number = value.int { return [number] }
    guard let numbers = value.ints else { throw wrong(name, value) }
    return numbers
  }
}
