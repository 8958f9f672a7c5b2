import TerminalKit

/// A box over the panels with a list that is narrowed by what is typed, and below it what is to be said of an entry.
struct SearchBox {
  /// What an entry shows.
  struct Row {
    var name: SafeText
    /// What stands at the right end.
    var right = SafeText.empty
    var rightRole = Role.hintKey
  }

  let title: SafeText
  let list: any SearchableList
  let look: Look
  /// The columns and the rows of the list, where there is room.
  let size: Size
  /// The lines below the list, in the columns that there are.
  var remark: (_ width: Int) -> [(text: SafeText, role: Role)] = { _ in [] }
  /// The most rows that they take.
  var remarkHeight = 0

  /// Draws the box with an entry in each row of the list.
  func draw(into grid: inout Grid, in rect: Rect, row: (_ index: Int) -> Row) {
    let modal = modal(in: rect)
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    grid.draw(TextField(list.search, placeholder: "type to search"), in: box, look: look)
    let (rows, below) = parts(in: rect)
    if list.matchCount == 0 {
      grid.write("nothing matches", in: rows, style: look.onModal(.faint))
    }
    let first = first(in: rows)
    for line in 0..<min(rows.height, list.matchCount - first) {
      draw(
        row(first + line), isSelected: first + line == list.selected, into: &grid,
        in: rows.row(line))
    }
    drawBar(first: first, into: &grid, beside: rows)
    let lines = remark(below.width)
    let shown = lines.map(\.text).cut(toHeight: below.height, width: below.width)
    for (index, line) in shown.enumerated() {
      grid.write(line, in: below.row(index), style: look.onModal(lines[index].role))
    }
  }

  /// The entry at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? {
    let rows = parts(in: rect).rows
    let line = point.y - rows.minY
    let index = first(in: rows) + line
    guard rows.contains(point), index < list.matchCount else { return nil }
    return .entry(index, row: line)
  }

  private func modal(in rect: Rect) -> Modal {
    let room = Overlay.room(in: rect)
    let height = size.height + Self.searchHeight + (remarkHeight > 0 ? remarkHeight + 1 : 0)
    return Modal(
      title: title,
      contentSize: Size(width: min(size.width, room.width), height: min(height, room.height)))
  }

  /// The rows of the field and of the gap below it.
  private static let searchHeight = 2

  /// The list, and the lines below it: as many as leave the list the larger part.
  private func parts(in rect: Rect) -> (rows: Rect, below: Rect) {
    let rest = modal(in: rect).content(in: rect).inset(top: Self.searchHeight)
    guard remarkHeight > 0 else { return (rest, rest.splitBottom(0).bottom) }
    let height = min(remarkHeight, max(rest.height / 2, 1))
    let (below, above) = rest.splitBottom(height)
    let hasGap = above.height > size.height
    return (above.inset(bottom: hasGap ? 1 : 0), below)
  }

  private func first(in rows: Rect) -> Int {
    ListWindow.first(
      selected: list.selected, count: list.matchCount, height: rows.height,
      clickedRow: list.clickedRow)
  }

  private func drawBar(first: Int, into grid: inout Grid, beside rows: Rect) {
    let bar = Rect(x: rows.maxX, y: rows.minY, width: 1, height: rows.height)
    ListWindow.drawBar(first: first, count: list.matchCount, look, into: &grid, in: bar)
    let ground = look.style(.modal).background
    grid.restyle(bar) { ground.isNone ? $0 : $0.on(ground) }
  }

  private func draw(_ row: Row, isSelected: Bool, into grid: inout Grid, in rect: Rect) {
    let style = look.style(isSelected ? .selection : .modal)
    if isSelected { grid.fill(rect, style: style) }
    let sign = isSelected ? look.text("▸ ", ascii: "> ") : "  "
    let room = rect.inset(right: row.right.isEmpty ? 0 : row.right.width + 2)
    grid.write((sign + row.name).truncated(to: room.width), in: room, style: style)
    guard !row.right.isEmpty else { return }
    grid.write(
      row.right + " ", in: rect, .right,
      style: isSelected ? style : look.style(row.rightRole).on(style.background))
  }
}
