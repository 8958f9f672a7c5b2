/// The text of a scenario file's bytes, in whatever encoding and with whatever line ends YAML 1.2 allows.
enum SourceText {
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let newline = UInt8(ascii: "\n")

  /// The text, without its byte-order mark and with a newline for each line end (YAML 1.2, 5.2 and 5.4): UTF-8,
  /// or UTF-16 behind its byte-order mark; nil if it is neither.
  static func text(of bytes: [UInt8]) -> String? {
    guard let text = decoded(bytes) else { return nil }
    return String(decoding: withNewlines(Array(text.utf8)), as: UTF8.self)
  }

  /// The encoding of what is text, but in a form that is not read, told by its first four bytes (YAML 1.2, 5.2);
  /// nil if there is nothing to say.
  static func foreignEncoding(of bytes: [UInt8]) -> String? {
    guard bytes.count.isMultiple(of: 2), bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...), (1..., 0, 0, 0): return "UTF-32"
    case (0, 1..., 0, 1...), (1..., 0, 1..., 0): return "UTF-16 without a byte-order mark"
    default: return nil
    }
  }

  /// The bytes of the text; of what is no text, the bytes as they are.
  static func utf8(of bytes: [UInt8]) -> [UInt8] { text(of: bytes).map { Array($0.utf8) } ?? bytes }

  /// The first line that is no UTF-8, from 1: no character spans a line end. Nil for UTF-16.
  static func lineThatIsNoText(in bytes: [UInt8]) -> Int? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    return withNewlines(bytes).split(separator: newline, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    switch Array(bytes.prefix(3)) {
    case [0xEF, 0xBB, 0xBF]: String(validating: bytes.dropFirst(3), as: UTF8.self)
    case let head where head.starts(with: [0xFF, 0xFE]): utf16(bytes, high: 1)
    case let head where head.starts(with: [0xFE, 0xFF]): utf16(bytes, high: 0)
    default: String(validating: bytes, as: UTF8.self)
    }
  }

  /// The text of units of two bytes; `high` is the place of the higher one.
  private static func utf16(_ bytes: [UInt8], high: Int) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
    }
    return String(validating: units, as: UTF16.self)
  }

  /// The bytes with one newline for each carriage return, with a newline or without.
  private static func withNewlines(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(carriageReturn) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == carriageReturn {
        result.append(newline)
      } else if byte != newline || previous != carriageReturn {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}
