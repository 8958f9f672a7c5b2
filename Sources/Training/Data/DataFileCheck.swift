import Autograd

/// Looks at a data file chunk by chunk while it is read, so that one that cannot be a table is not read
/// to its end: what was read of it is refused by `DataTable`.
public struct DataFileCheck {
  private var isArray: Bool?
  /// The bytes since the last line end.
  private var lineBytes = 0

  /// A check of a file of which nothing was read yet.
  public init() {}

  /// Whether the file is worth reading on after its next bytes.
  ///
  /// It is not where they begin an array whose header is wrong, or a text with a zero in it, with more
  /// columns than `Caps.features`, or with a line of more than `Caps.lineBytes`.
  ///
  /// - Complexity: O(n) for the first chunk; for others the distance from their ends to a line end.
  public mutating func accepts(_ chunk: ArraySlice<UInt8>) -> Bool {
    if let isArray { return isArray || acceptsLines(of: chunk) }
    let begins = DataTable.beginsArray(chunk)
    isArray = begins
    if begins { return Self.acceptsHeader(of: chunk) }
    return !chunk.contains(0) && Self.acceptsColumns(of: chunk) && acceptsLines(of: chunk)
  }

  private static func acceptsHeader(of chunk: ArraySlice<UInt8>) -> Bool {
    do {
      _ = try NumPyHeader.read(Array(chunk))
      return true
    } catch {
      switch error {
      case .truncated, .trailingBytes: return true
      case .notNumPy, .version, .headerTooLong, .header, .unsupportedType, .shapeTooLarge:
        return false
      }
    }
  }

  private static func acceptsColumns(of chunk: ArraySlice<UInt8>) -> Bool {
    chunk.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes)
      var fields: [CSVField] = []
      do throws(DataError) {
        _ = try reader.readRow(into: &fields)
        return true
      } catch {
        // Whatever else is wrong may be so because the row is cut.
        if case .tooManyColumns = error { return false }
        return true
      }
    }
  }

  private mutating func acceptsLines(of chunk: ArraySlice<UInt8>) -> Bool {
    guard let first = chunk.firstIndex(where: CSVReader.isLineEnd),
      let last = chunk.lastIndex(where: CSVReader.isLineEnd)
    else {
      lineBytes += chunk.count
      return lineBytes <= Caps.lineBytes
    }
    let isShort = lineBytes + (first - chunk.startIndex) <= Caps.lineBytes
    lineBytes = chunk.endIndex - last - 1
    return isShort && lineBytes <= Caps.lineBytes
  }
}
