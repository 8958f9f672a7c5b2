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
