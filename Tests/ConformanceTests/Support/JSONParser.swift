/// Reads JSON from bytes.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0

  /// The one value that `bytes` hold.
  static func parse(_ bytes: [UInt8]) throws -> JSON {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure("text after the value") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func failure(_ problem: String) -> FixtureError {
    FixtureError("JSON, byte \(position): \(problem)")
  }

  private var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != literal.utf8Start[index] {
      return false
    }
    position += count
    return true
  }

  private mutating func value() throws -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    if skip("null") { return .null }
    if skip("true") { return .bool(true) }
    if skip("false") { return .bool(false) }
    return try number()
  }

  private mutating func object() throws -> JSON {
    position += 1
    var members: [String: JSON] = [:]
    skipSpace()
    if skip("}") { return .object(members) }
    while true {
      skipSpace()
      let key = try string()
      skipSpace()
      guard skip(":") else { throw failure("no colon") }
      members[key] = try value()
      skipSpace()
      if skip("}") { return .object(members) }
      guard skip(",") else { throw failure("no comma") }
    }
  }

  private mutating func array() throws -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if skip("]") { return .array(elements) }
      guard skip(",") else { throw failure("no comma") }
    }
  }

  private mutating func number() throws -> JSON {
    let start = position
    var isWhole = true
    while let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
      default:
        return try number(bytes[start..<position], isWhole: isWhole)
      }
      position += 1
    }
    return try number(bytes[start..<position], isWhole: isWhole)
  }

  private func number(_ digits: ArraySlice<UInt8>, isWhole: Bool) throws -> JSON {
    let text = String(decoding: digits, as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text) else { throw failure("no value: \(text)") }
    return .number(value)
  }

  private mutating func string() throws -> String {
    guard skip("\"") else { throw failure("no string") }
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
      default: text.append(byte)
      }
    }
    throw failure("a string without end")
  }

  private mutating func escape() throws -> [UInt8] {
    guard let byte = next else { throw failure("an escape without end") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return Array(String(try unicode()).utf8)
    default: return [byte]
    }
  }

  private mutating func unicode() throws -> Character {
    let high = try hexadecimal()
    guard UTF16.isLeadSurrogate(high) else { return try character([high]) }
    guard skip("\\u") else { throw failure("half a surrogate pair") }
    return try character([high, try hexadecimal()])
  }

  private func character(_ units: [UInt16]) throws -> Character {
    let text = String(decoding: units, as: UTF16.self)
    guard text.unicodeScalars.count == 1 else { throw failure("half a surrogate pair") }
    return Character(text)
  }

  private mutating func hexadecimal() throws -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("not four hexadecimal digits") }
    position += 4
    return unit
  }
}
