import TerminalKit

/// Places the names of events beside their lines so that none touches another.
struct EventLabels {
  /// A name and where it goes.
  struct Placed: Equatable {
    let event: Int
    let column: Int
    let row: Int
    let label: SafeText
  }

  /// The rows that names may take, from the top.
  static let rows = 3

  /// Places the labels of events at `columns` (in order of x, in columns of a plot `width` wide).
  ///
  /// A name stands right of its line in the first row that is free there, else left of it, else nowhere. It never
  /// covers a neighbour's line in its own row, nor a cell that `isSign` says has a sign.
  static func place(
    _ labels: [SafeText], at columns: [Int], width: Int, rows: Int,
    isSign: (_ column: Int, _ row: Int) -> Bool = { _, _ in false }
  ) -> [Placed] {
    var taken: [[Range<Int>]] = Array(repeating: [], count: max(min(rows, Self.rows), 0))
    var placed: [Placed] = []
    for (index, label) in labels.enumerated() where !label.isEmpty {
      let column = columns[index]
      let needed = label.width
      let options = [column + 1, column - needed].filter { $0 >= 0 && $0 + needed <= width }
      search: for row in taken.indices {
        for start in options {
          // One free column on each side.
          let room = start - 1..<start + needed + 1
          let hitsLine = columns.contains { $0 != column && (start..<start + needed).contains($0) }
          guard !hitsLine, !taken[row].contains(where: { $0.overlaps(room) }),
            !(start..<start + needed).contains(where: { isSign($0, row) })
          else { continue }
          taken[row].append(start..<start + needed)
          placed.append(Placed(event: index, column: start, row: row, label: label))
          break search
        }
      }
    }
    return placed
  }
}
