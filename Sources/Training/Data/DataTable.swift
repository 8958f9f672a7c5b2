import Autograd

/// Named columns of numbers, read from a file's bytes.
///
/// A column with a field that is no finite number is kept with its first error, which is thrown when the
/// column is used: dates and names beside the numbers do no harm.
public struct DataTable: Sendable {
  /// The columns' names, in the order of the file.
  public let columnNames: [String]
  /// How many rows there are.
  public let rowCount: Int

  /// Row by row; NaN in fields that are no numbers.
  private let values: [Double]
  private let errors: [DataError?]
  private let lines: RowLines

  /// Puts together what a reader found.
  init(columnNames: [String], values: [Double], errors: [DataError?], lines: RowLines) {
    self.columnNames = columnNames
    rowCount = columnNames.isEmpty ? 0 : values.count / columnNames.count
    self.values = values
    self.errors = errors
    self.lines = lines
  }

  /// How the names of data files end, in small letters.
  public static let fileEndings = [".csv", ".tsv", ".txt", ".data", ".npy"]

  /// Whether a file's name says that it holds data.
  public static func isDataFile(_ name: String) -> Bool {
    let name = name.lowercased()
    return fileEndings.contains { name.hasSuffix($0) }
  }

  /// Whether the bytes begin as an array in NumPy's format does.
  static func beginsArray(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: arrayMark) }

  private static let arrayMark = [0x93] + Array("NUMPY".utf8)

  /// Reads CSV text, or an array in NumPy's format if the bytes begin as one.
  ///
  /// - Parameters:
  ///   - memory: The memory that there is for its numbers.
  ///   - isWanted: Whether to go on, which is asked every few thousand rows of text.
  /// - Throws: `DataError`.
  public init(
    bytes: [UInt8], memory: MemoryBudget = .unlimited, whileWanted isWanted: () -> Bool = { true }
  ) throws(DataError) {
    if Self.beginsArray(bytes) {
      try self.init(npy: bytes, memory: memory)
    } else {
      try self.init(csv: bytes, memory: memory, whileWanted: isWanted)
    }
  }

  /// Reads a two-dimensional array, whose columns are named 1, 2, …, or a one-dimensional one.
  public init(
    npy bytes: [UInt8], memory: MemoryBudget = .unlimited
  ) throws(DataError) {
    try Self.check(memory, numbers: bytes.count / 8)
    let array: Tensor
    do {
      array = try Tensor(npy: bytes)
    } catch {
      throw .notAnArray("\(error)")
    }
    guard array.ndim == 1 || array.ndim == 2 else {
      throw .notAnArray("an array of \(array.ndim.counted("dimension")); it takes rows and columns")
    }
    let columns = array.ndim == 2 ? array.shape[1] : 1
    try Self.check(rows: array.shape[0], columns: columns)
    try Self.check(memory, numbers: array.numel)
    guard array.numel > 0 else { throw .empty }
    let values = Self.values(of: array)
    let names = (1...columns).map(String.init)
    var errors = [DataError?](repeating: nil, count: columns)
    for (index, value) in values.enumerated() where !value.isFinite {
      let column = index % columns
      if errors[column] == nil {
        errors[column] = .notANumber(
          line: index / columns + 1, column: names[column], text: "\(value)")
      }
    }
    self.init(columnNames: names, values: values, errors: errors, lines: RowLines())
  }

  /// The elements, row by row: some rows at a time, so that no second copy of all is ever there.
  private static func values(of array: Tensor) -> [Double] {
    let rows = array.shape[0]
    let length = max(1, (1 << 20) / max(1, array.numel / rows))
    var values: [Double] = []
    values.reserveCapacity(array.numel)
    for start in stride(from: 0, to: rows, by: length) {
      let block = array.narrow(0, start, min(length, rows - start))
      block.withUnsafeElements(as: Double.self) { values.append(contentsOf: $0) }
    }
    return values
  }

  /// Checks the sizes against the caps.
  static func check(rows: Int, columns: Int) throws(DataError) {
    let (product, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, product <= Caps.elements, columns <= Caps.features else {
      throw .tooLarge(rows: rows, columns: columns)
    }
  }

  /// Checks that there is memory for so many numbers.
  static func check(_ memory: MemoryBudget, numbers: Int) throws(DataError) {
    if let shortage = memory.shortage(of: 8 * Double(numbers)) { throw .noMemory(shortage) }
  }

  /// The index of a column by its name.
  func column(_ name: String) throws(DataError) -> Int {
    guard let index = columnNames.firstIndex(of: name) else {
      throw .unknownColumn(name, known: columnNames)
    }
    return index
  }

  /// Throws the first error of a column that is to be used.
  func checkNumbers(_ column: Int) throws(DataError) {
    if let error = errors[column] { throw error }
  }

  /// Calls `body` with all numbers, row by row.
  func withRows<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    values.withUnsafeBufferPointer(body)
  }

  /// The number in a row and a column.
  func value(_ row: Int, _ column: Int) -> Double { values[row * columnNames.count + column] }

  /// The line of a row in the file; of an array the row itself, from 1.
  func line(ofRow row: Int) -> Int { lines.line(of: row) }
}
