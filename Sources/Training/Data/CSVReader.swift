/// A field of a row: where its bytes are.
struct CSVField {
  let range: Range<Int>
  let isQuoted: Bool

  /// The text, with doubled quotes as one; what is no UTF-8 is replaced.
  func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    guard isQuoted else { return text }
    var result = ""
    var wasQuote = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", wasQuote {
        wasQuote = false
      } else {
        result.unicodeScalars.append(scalar)
        wasQuote = scalar == "\""
      }
    }
    return result
  }

  /// The finite number that it holds, if it holds one.
  func number(in bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let value = Numeral.value(of: UnsafeBufferPointer(rebasing: bytes[range]))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// Splits bytes into rows of fields.
struct CSVReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var index: Int
  /// Where the row that is read has too many bytes.
  private var limit = 0
  private var nextLine = 1
  /// The line on which the last row began, from 1.
  private(set) var line = 0

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let tab = UInt8(ascii: "\t")

  /// Begins; the bytes must outlive the reader.
  ///
  /// - Parameter separator: What stands between fields; what the first line has if none is named.
  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8? = nil) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = bytes[index...].prefix(Caps.lineBytes)
    let firstLine = start.drop { Self.isLineEnd($0) || $0 == UInt8(ascii: " ") }
      .prefix { !Self.isLineEnd($0) }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), Self.tab]
    self.separator = separator ?? candidates.first(where: firstLine.contains) ?? candidates[0]
  }

  /// Reads the fields of the next row that is not empty.
  ///
  /// - Parameter fields: What it holds is replaced.
  /// - Returns: Whether there was one.
  /// - Throws: `DataError`, with no more read than `Caps.lineBytes` and `Caps.features` fields of a row.
  mutating func readRow(into fields: inout [CSVField]) throws(DataError) -> Bool {
    fields.removeAll(keepingCapacity: true)
    repeat {
      line = nextLine
      limit = min(bytes.count, index + Caps.lineBytes)
      skipSpaces()
      try checkLength()
    } while skipLineEnd()
    guard index < bytes.count else { return false }
    while true {
      guard fields.count < Caps.features else { throw .tooManyColumns(line: line) }
      fields.append(try nextField())
      guard index < bytes.count else { return true }
      if bytes[index] == separator {
        index += 1
      } else {
        skipLineEnd()
        return true
      }
    }
  }

  private func checkLength() throws(DataError) {
    if index >= limit, limit < bytes.count, index > limit || !Self.isLineEnd(bytes[index]) {
      throw .longLine(line: line)
    }
  }

  private mutating func nextField() throws(DataError) -> CSVField {
    skipSpaces()
    if index < bytes.count, bytes[index] == Self.quote { return try quotedField() }
    let start = index
    var end = index
    while end < limit, bytes[end] != separator, !Self.isLineEnd(bytes[end]) {
      // Zero and bytes that UTF-8 never has say that this is no text.
      if bytes[end] == 0 || bytes[end] >= 0xF8 { throw .notText(line: line) }
      end += 1
    }
    index = end
    try checkLength()
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    return CSVField(range: start..<end, isQuoted: false)
  }

  private mutating func quotedField() throws(DataError) -> CSVField {
    let start = index + 1
    index = start
    while index < limit {
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
        index += 1
      } else if bytes[index] == Self.newline {
        nextLine += 1
      } else if bytes[index] == 0 {
        throw .notText(line: line)
      }
      index += 1
    }
    guard index < bytes.count else { throw .badQuotes(line: line) }
    guard index < limit else { throw .longLine(line: line) }
    let end = index
    index += 1
    skipSpaces()
    try checkLength()
    if index < bytes.count, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
      throw .badQuotes(line: line)
    }
    return CSVField(range: start..<end, isQuoted: true)
  }

  private mutating func skipSpaces() {
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == Self.tab && separator != Self.tab
  }

  /// Whether the byte ends a line.
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }

  /// Goes behind a line end; false where there is none.
  @discardableResult private mutating func skipLineEnd() -> Bool {
    guard index < bytes.count, Self.isLineEnd(bytes[index]) else { return false }
    if bytes[index] == Self.carriageReturn, index + 1 < bytes.count,
      bytes[index + 1] == Self.newline
    {
      index += 1
    }
    index += 1
    nextLine += 1
    return true
  }
}
