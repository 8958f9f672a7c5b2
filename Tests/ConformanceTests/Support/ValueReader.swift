import Autograd

/// Reads arguments: JSON in which `{"t": i}` is an input and `{"v": name}` a variable.
struct ValueReader {
  var inputs: [Tensor] = []
  var variables: [String: Value] = [:]

  func read(_ json: JSON) throws -> Value {
    switch json {
    case .null: return .none
    case .bool(let value): return .number(.bool(value))
    case .integer(let value): return .number(.int(Int(value)))
    case .number(let value): return .number(.double(value))
    case .string(let text): return .text(text)
    case .array(let elements): return .list(try elements.map(read))
    case .object(let members):
      guard members.count == 1, let (key, value) = members.first else {
        throw FixtureError("no argument: \(json)")
      }
      return try read(key, value)
    }
  }

  private func read(_ key: String, _ value: JSON) throws -> Value {
    switch key {
    case "t":
      guard let index = value.int, inputs.indices.contains(index) else {
        throw FixtureError("no input \(value)")
      }
      return .tensor(inputs[index])
    case "v":
      guard let name = value.string, let variable = variables[name] else {
        throw FixtureError("no variable \(value)")
      }
      return variable
    case "tensor": return .tensor(try FixtureTensor(value).tensor())
    case "f":
      guard let number = value.double else { throw FixtureError("no number \(value)") }
      return .number(.double(number))
    case "dtype":
      guard let name = value.string else { throw FixtureError("no dtype \(value)") }
      return .dtype(try dtypeNamed(name))
    case "slice":
      guard let parts = value.array, parts.count == 3 else { throw FixtureError("slice \(value)") }
      return .slice(start: parts[0].int, end: parts[1].int, step: parts[2].int)
    case "ellipsis": return .ellipsis
    case "tuple":
      guard let elements = value.array else { throw FixtureError("no tuple \(value)") }
      return .tuple(try elements.map(read))
    default: throw FixtureError("no argument: \(key)")
    }
  }
}
