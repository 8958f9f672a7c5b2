extension DataTable {
  /// Reads CSV text: commas, semicolons or tabs between fields, as in the first line; quotes, with
  /// doubled quotes inside, where a field needs them (RFC 4180); a header unless the first line is all
  /// numbers. Empty lines are passed over.
  ///
  /// - Throws: `DataError` naming the line.
  public init(csv bytes: [UInt8]) throws(DataError) {
    var reader = CSVReader(bytes)
    guard let first = try reader.nextRow() else { throw .empty }
    let isHeader = first.contains { CSVNumber.parse($0, in: bytes) == nil }
    let names = isHeader ? try Self.names(of: first, in: bytes) : (1...first.count).map(String.init)
    var values: [Double] = []
    var errors = [DataError?](repeating: nil, count: names.count)
    var firstLine = reader.line
    var row: [CSVField]? = isHeader ? nil : first
    var count = 0
    while true {
      if row == nil { row = try reader.nextRow() }
      guard let fields = row else { break }
      guard fields.count == names.count else {
        throw .ragged(line: reader.line, count: fields.count, expected: names.count)
      }
      if count == 0 { firstLine = reader.line }
      count += 1
      try Self.check(rows: count, columns: names.count)
      for (column, field) in fields.enumerated() {
        let number = CSVNumber.parse(field, in: bytes)
        if number == nil, errors[column] == nil {
          errors[column] = .notANumber(
            line: reader.line, column: names[column], text: field.text(in: bytes))
        }
        values.append(number ?? .nan)
      }
      row = nil
    }
    guard count > 0 else { throw .noRows }
    self.init(columnNames: names, values: values, errors: errors, firstLine: firstLine)
  }

  /// The names in a list with commas; quotes as in a file, where a name has a comma.
  ///
  /// - Throws: `DataError` for quotes that do not close.
  static func names(inList text: String) throws(DataError) -> [String] {
    let bytes = Array(text.utf8)
    var reader = CSVReader(bytes, separator: UInt8(ascii: ","))
    let names = try reader.nextRow()?.map { $0.text(in: bytes) } ?? []
    return names.filter { !$0.isEmpty }
  }

  private static func names(
    of fields: [CSVField], in bytes: [UInt8]
  ) throws(DataError) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for field in fields {
      let name = field.text(in: bytes)
      guard seen.insert(name).inserted else { throw .repeatedColumn(name) }
      names.append(name)
    }
    return names
  }
}

/// A field of a row: where its bytes are.
struct CSVField {
  let range: Range<Int>
  let isQuoted: Bool

  /// The text, with doubled quotes as one.
  func text(in bytes: [UInt8]) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard isQuoted else { return text }
    var result = ""
    var wasQuote = false
    for character in text {
      if character == "\"", wasQuote {
        wasQuote = false
      } else {
        result.append(character)
        wasQuote = character == "\""
      }
    }
    return result
  }
}

/// Splits bytes into rows of fields.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var nextLine = 1
  /// The line on which the last row began, from 1.
  private(set) var line = 0

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let separator {
      self.separator = separator
      return
    }
    let firstLine = bytes[index...].prefix { $0 != Self.newline && $0 != Self.carriageReturn }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    self.separator = candidates.first(where: firstLine.contains) ?? candidates[0]
  }

  /// The fields of the next row that is not empty; nil at the end.
  mutating func nextRow() throws(DataError) -> [CSVField]? {
    while index < bytes.count, isLineEnd(bytes[index]) { skipLineEnd() }
    guard index < bytes.count else { return nil }
    line = nextLine
    var fields: [CSVField] = []
    while true {
      fields.append(try nextField())
      guard index < bytes.count else { return fields }
      if bytes[index] == separator {
        index += 1
      } else {
        skipLineEnd()
        return fields
      }
    }
  }

  private mutating func nextField() throws(DataError) -> CSVField {
    skipSpaces()
    if index < bytes.count, bytes[index] == Self.quote { return try quotedField() }
    let start = index
    var end = index
    while end < bytes.count, bytes[end] != separator, !isLineEnd(bytes[end]) {
      // Zero and bytes that UTF-8 never has say that this is no text.
      if bytes[end] == 0 || bytes[end] >= 0xF8 { throw .notText(line: line) }
      end += 1
    }
    index = end
    while start < end, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return CSVField(range: start..<end, isQuoted: false)
  }

  private mutating func quotedField() throws(DataError) -> CSVField {
    let start = index + 1
    index = start
    while index < bytes.count {
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
        index += 1
      } else if bytes[index] == Self.newline {
        nextLine += 1
      }
      index += 1
    }
    guard index < bytes.count else { throw .badQuotes(line: line) }
    let end = index
    index += 1
    skipSpaces()
    if index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) {
      throw .badQuotes(line: line)
    }
    return CSVField(range: start..<end, isQuoted: true)
  }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.newline || byte == Self.carriageReturn
  }

  private mutating func skipLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == Self.carriageReturn, index + 1 < bytes.count,
      bytes[index + 1] == Self.newline
    {
      index += 1
    }
    index += 1
    nextLine += 1
  }
}

/// Numbers in bytes, without a string for each.
enum CSVNumber {
  /// The finite number that a field holds; nil if it holds anything else.
  static func parse(_ field: CSVField, in bytes: [UInt8]) -> Double? {
    bytes.withUnsafeBufferPointer { parse(UnsafeBufferPointer(rebasing: $0[field.range])) }
  }

  /// Short decimals exactly by one multiplication or division (Clinger, "How to read floating point
  /// numbers accurately", 1990); the rest by the standard library.
  private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { index += 1 }
    var (digits, mantissa, scale) = (0, UInt64(0), 0)
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      if byte &- 0x30 <= 9 {
        digits += 1
        guard digits <= 18 else { return slowly(text) }
        mantissa = mantissa * 10 + UInt64(byte &- 0x30)
        if hasPoint { scale += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        return slowly(text)
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    guard mantissa <= 1 << 53, scale <= 22 else { return slowly(text) }
    let value = Double(mantissa) / powersOfTen[scale]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Digits, a point and an exponent: not `0x10`, `nan` or `inf`, which the standard library takes.
  private static func slowly(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    for byte in text {
      let isDigit = byte &- 0x30 <= 9
      guard isDigit || "+-.eE".utf8.contains(byte) else { return nil }
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
