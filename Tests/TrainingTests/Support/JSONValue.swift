/// A JSON value, decoded so that a number has the very bits that its digits name
/// (`JSONSerialization` on Linux is off by a unit in the last place).
enum JSONValue: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// A member of an object; null where there is none.
  subscript(key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// A number, or a string that stands for what JSON cannot say.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .text("nan"): .nan
    case .text("inf"): .infinity
    case .text("-inf"): -.infinity
    case .text("-0.0"): -0.0
    case .null, .bool, .text, .list, .object: nil
    }
  }

  var integer: Int { number.flatMap(Int.init(exactly:)) ?? 0 }
  var bool: Bool { if case .bool(true) = self { true } else { false } }
  var string: String { if case .text(let text) = self { text } else { "" } }
  var list: [JSONValue] { if case .list(let values) = self { values } else { [] } }
  var isNull: Bool { if case .null = self { true } else { false } }
  /// The numbers of a list.
  var numbers: [Double] { list.compactMap(\.number) }
}
