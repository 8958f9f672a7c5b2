/// Rows of cells under headings, each column as wide as its widest cell.
public struct Table: Widget, Hashable, Sendable {
  /// A column's heading and the side that its cells stand on.
  public struct Column: Hashable, Sendable {
    /// The heading.
    public let title: SafeText
    /// The side.
    public let alignment: HorizontalAlignment

    /// A column called `title`.
    public init(_ title: SafeText, _ alignment: HorizontalAlignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, a cell a column; missing cells are empty.
  public var rows: [[StyledText]]
  /// The first row shown; whatever it is, the selection stays visible.
  public var firstVisible: Int
  /// The selected row.
  public var selection: Int?
  /// Whether it has the keyboard.
  public var isFocused: Bool

  /// A table of `rows` under `columns`.
  public init(
    columns: [Column], rows: [[StyledText]], firstVisible: Int = 0, selection: Int? = nil,
    isFocused: Bool = true
  ) {
    self.columns = columns
    self.rows = rows
    self.firstVisible = firstVisible
    self.selection = selection
    self.isFocused = isFocused
  }

  /// Draws the headings and the rows that fit; columns that do not fit are left out from the right.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let parts = rect.splitTop(1)
    let cells = layout(in: rect)
    for (column, cell) in zip(columns, cells) {
      let area = Rect(x: cell.start, y: rect.minY, width: cell.width, height: 1)
      let title = StyledText(column.title, .label)
      grid.write(title, in: area, column.alignment, look: look)
    }
    let list = ListView(
      Array(repeating: .empty, count: rows.count), selection: selection,
      firstVisible: firstVisible, isFocused: isFocused)
    list.render(into: &grid, in: parts.rest, look: look)
    let first = list.firstShown(height: parts.rest.height)
    for (line, row) in rows.dropFirst(first).prefix(parts.rest.height).enumerated() {
      let base = first + line == selection ? grid[parts.rest.row(line).origin].style : nil
      for (index, cell) in cells.enumerated() where index < row.count {
        let area = Rect(x: cell.start, y: parts.rest.minY + line, width: cell.width, height: 1)
        grid.write(row[index], in: area, columns[index].alignment, look: look, base: base)
      }
    }
  }

  private func layout(in rect: Rect) -> [(start: Int, width: Int)] {
    var start = rect.minX + (selection == nil ? 0 : 2)
    let end = rect.maxX - (rows.count > rect.height - 1 ? 1 : 0)
    var cells: [(start: Int, width: Int)] = []
    for (index, column) in columns.enumerated() {
      let widest = rows.map { index < $0.count ? $0[index].width : 0 }.max() ?? 0
      let width = min(max(widest, column.title.width), end - start)
      guard width > 0 else { break }
      cells.append((start, width))
      start += width + 2
    }
    return cells
  }
}
