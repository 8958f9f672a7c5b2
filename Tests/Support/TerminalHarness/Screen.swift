/// What a terminal shows at one moment.
public struct Screen: Hashable, Sendable {
  /// The cells, row by row from the top.
  public var cells: [[ScreenCell]]
  /// Where the cursor stands.
  public var cursor: (row: Int, column: Int) { (cursorRow, cursorColumn) }
  /// Whether the cursor can be seen.
  public var isCursorVisible = true
  /// Whether it is the alternate screen, which leaves no trace.
  public var isAlternate = false
  var cursorRow = 0
  var cursorColumn = 0

  /// The number of rows and of columns.
  public var rows: Int { cells.count }
  public var columns: Int { cells.first?.count ?? 0 }

  /// The cell at a place, counted from 0; nil outside the screen.
  public subscript(row: Int, column: Int) -> ScreenCell? {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return nil }
    return cells[row][column]
  }

  /// The rows as text, without the spaces at their ends.
  public var lines: [String] {
    cells.map { row in
      let line = row.map(\.text).joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The rows as text, joined by line feeds.
  public var text: String { lines.joined(separator: "\n") }

  /// Whether the text is somewhere in one row.
  public func contains(_ text: String) -> Bool { self.text.contains(text) }

  /// Where the text begins first, counted from 0, if it is somewhere in one row.
  public func position(of text: String) -> (row: Int, column: Int)? {
    for (index, row) in cells.enumerated() {
      for column in row.indices where row[column...].map(\.text).joined().hasPrefix(text) {
        return (index, column)
      }
    }
    return nil
  }

  /// The text within a frame, for messages.
  public var framed: String {
    let edge = "+" + String(repeating: "-", count: columns) + "+"
    let body = lines.map { line in
      "|" + line + String(repeating: " ", count: max(0, columns - line.count)) + "|"
    }
    return ([edge] + body + [edge]).joined(separator: "\n")
  }
}
