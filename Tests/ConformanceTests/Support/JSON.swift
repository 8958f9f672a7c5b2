/// A JSON value that keeps whole numbers apart from those written with a fraction.
enum JSON: Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])
}

extension JSON {
  /// The value under `key` if this is an object that has it.
  subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var array: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  var object: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A whole number that fits in `Int`.
  var int: Int? {
    guard case .integer(let value) = self else { return nil }
    return Int(exactly: value)
  }

  var ints: [Int]? {
    guard let array else { return nil }
    let values = array.compactMap(\.int)
    return values.count == array.count ? values : nil
  }

  /// A number, or one of the strings that stand for what JSON can't say.
  var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .string("nan"): .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    case .string("-0.0"): -0.0
    case .null, .bool, .string, .array, .object: nil
    }
  }

  /// A required member.
  func member(_ key: String) throws -> JSON {
    guard let value = self[key] else { throw FixtureError("no \(key) in \(self)") }
    return value
  }

  /// A required member, read by `read`.
  func member<Value>(_ key: String, _ read: (JSON) -> Value?) throws -> Value {
    guard let value = read(try member(key)) else {
      throw FixtureError("\(key) is not as expected in \(self)")
    }
    return value
  }
}

/// A fixture that is not as its description says.
struct FixtureError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
