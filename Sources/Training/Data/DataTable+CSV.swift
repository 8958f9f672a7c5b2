extension DataTable {
  /// Reads CSV text: commas, semicolons or tabs between fields, as in the first line; quotes, with
  /// doubled quotes inside, where a field needs them (RFC 4180). Empty lines are passed over.
  ///
  /// The first line is a header if all its fields are words, or if a column has a word there and a number
  /// in the second line; else columns are called 1, 2, ….
  ///
  /// - Parameters:
  ///   - memory: The memory that there is for its numbers.
  ///   - isWanted: Whether to go on, which is asked every few thousand rows.
  /// - Throws: `DataError` naming the line.
  public init(
    csv bytes: [UInt8], memory: MemoryBudget = .unlimited,
    whileWanted isWanted: () -> Bool = { true }
  ) throws(DataError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(DataError) in
      try DataTable(csv: bytes, memory, isWanted)
    }
  }

  /// How many rows are read between two looks at whether they are wanted.
  private static let rowsAtOnce = 4_096

  private init(
    csv bytes: UnsafeBufferPointer<UInt8>, _ memory: MemoryBudget, _ isWanted: () -> Bool
  ) throws(DataError) {
    var reader = CSVReader(bytes)
    var fields: [CSVField] = []
    guard try reader.readRow(into: &fields) else { throw .empty }
    let first = reader
    let isHeader = try Self.isHeader(fields, before: reader, in: bytes)
    let names =
      isHeader
      ? try Self.names(of: fields, line: first.line, in: bytes)
      : (1...fields.count).map(String.init)
    var columns = try Columns(
      names: names, lineCount: bytes.count { $0 == UInt8(ascii: "\n") }, memory)
    if !isHeader { try columns.append(fields, line: reader.line, in: bytes) }
    while try reader.readRow(into: &fields) {
      if columns.rowCount % Self.rowsAtOnce == 0, !isWanted() { throw .notWanted }
      try columns.append(fields, line: reader.line, in: bytes)
    }
    guard columns.rowCount > 0 else { throw .noRows }
    self.init(
      columnNames: names, values: columns.values, errors: columns.errors, lines: columns.lines)
  }

  /// Whether the first line names columns; `reader` goes on after it.
  private static func isHeader(
    _ fields: [CSVField], before reader: CSVReader, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> Bool {
    let isWord = fields.map { $0.number(in: bytes) == nil && !$0.range.isEmpty }
    guard isWord.contains(where: { !$0 }) else { return true }
    var reader = reader
    var second: [CSVField] = []
    guard try reader.readRow(into: &second) else { return false }
    return zip(isWord, second).contains { $0 && $1.number(in: bytes) != nil }
  }

  private static func names(
    of fields: [CSVField], line: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for field in fields {
      guard String(validating: bytes[field.range], as: UTF8.self) != nil else {
        throw .notText(line: line)
      }
      let name = field.text(in: bytes)
      guard seen.insert(name).inserted else { throw .repeatedColumn(name) }
      names.append(name)
    }
    return names
  }

  /// The names in a list with commas; quotes as in a file, where a name has a comma.
  ///
  /// - Throws: `DataError` for quotes that do not close.
  static func names(inList text: String) throws(DataError) -> [String] {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(DataError) in
      var reader = CSVReader(bytes, separator: UInt8(ascii: ","))
      var fields: [CSVField] = []
      do throws(DataError) {
        _ = try reader.readRow(into: &fields)
      } catch .badQuotes {
        throw .badFeatureList
      }
      return fields.map { $0.text(in: bytes) }.filter { !$0.isEmpty }
    }
  }
}

/// The numbers of a CSV file as they are read.
private struct Columns {
  let names: [String]
  /// Row by row; NaN in fields that are no numbers.
  private(set) var values: [Double] = []
  /// The first error of each column.
  private(set) var errors: [DataError?]
  private(set) var lines = RowLines()
  private(set) var rowCount = 0

  /// - Parameters:
  ///   - lineCount: About how many rows there will be.
  ///   - memory: The memory that there is for them.
  init(names: [String], lineCount: Int, _ memory: MemoryBudget) throws(DataError) {
    self.names = names
    errors = Array(repeating: nil, count: names.count)
    let (product, overflow) = lineCount.multipliedReportingOverflow(by: names.count)
    let count = overflow ? Caps.elements : min(product, Caps.elements)
    try DataTable.check(memory, numbers: count)
    values.reserveCapacity(count)
  }

  mutating func append(
    _ fields: [CSVField], line: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(DataError) {
    guard fields.count == names.count else {
      throw .ragged(line: line, count: fields.count, expected: names.count)
    }
    lines.append(row: rowCount, line: line)
    rowCount += 1
    try DataTable.check(rows: rowCount, columns: names.count)
    for (column, field) in fields.enumerated() {
      guard let number = field.number(in: bytes) else {
        values.append(.nan)
        if errors[column] == nil {
          errors[column] = .notANumber(
            line: line, column: names[column], text: field.text(in: bytes))
        }
        continue
      }
      values.append(number)
    }
  }
}

/// On which line of its file each row stands: a line further on than the row before, but where lines were
/// empty or a field spanned several.
struct RowLines: Sendable {
  /// Where that is so: a row, and what is added to rows from there on.
  private var jumps: [(row: Int, offset: Int)] = []

  /// Notes the line of the next row.
  mutating func append(row: Int, line: Int) {
    let offset = line - row
    if offset != jumps.last?.offset { jumps.append((row, offset)) }
  }

  /// The line of a row, from 1.
  ///
  /// - Complexity: O(log n).
  func line(of row: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return row + (low > 0 ? jumps[low - 1].offset : 1)
  }
}
