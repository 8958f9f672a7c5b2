import TerminalKit

/// A list that is narrowed by what is typed, one of its entries selected.
protocol SearchableList {
  /// What is searched for.
  var search: TextEditor { get set }
  /// The selected entry among those that match.
  var selected: Int { get set }
  /// The row of the list in which it was clicked; nil if a key has selected it.
  var clickedRow: Int? { get set }
  /// How many match.
  var matchCount: Int { get }
}

extension SearchableList {
  /// Moves the selection by the arrows, or searches for what is typed.
  mutating func handle(_ key: Key) {
    switch key {
    case .up: select(by: -1)
    case .down: select(by: 1)
    case .pageUp: select(by: -10)
    case .pageDown: select(by: 10)
    default: changeSearch { _ = $0.handle(key) }
    }
  }

  /// Searches for something else, from the first that is found.
  mutating func changeSearch(_ change: (inout TextEditor) -> Void) {
    let before = search.text
    change(&search)
    guard search.text != before else { return }
    (selected, clickedRow) = (0, nil)
  }

  /// Selects an entry that was clicked; false if it was selected already.
  mutating func click(_ entry: Int, row: Int) -> Bool {
    if selected == entry { return false }
    (selected, clickedRow) = (entry, row)
    return true
  }

  private mutating func select(by step: Int) {
    selected = min(max(selected + step, 0), max(matchCount - 1, 0))
    clickedRow = nil
  }
}

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

/// All commands, narrowed by what is typed.
struct Palette: SearchableList, Hashable, Sendable {
  private let rows: [KeyBinding]
  var search = TextEditor()
  var selected = 0
  var clickedRow: Int?

  init(_ keys: KeyTable) { rows = keys.rows.filter(\.isInPalette) }

  /// The rows of the table of keys whose help, hint or section contains every word of the search.
  var matches: [KeyBinding] {
    let words = search.text.lowercased().split(separator: " ")
    return rows.filter { binding in
      let text = "\(binding.help) \(binding.hint) \(binding.section.rawValue)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  var matchCount: Int { matches.count }
}

/// The commands that match what is typed.
struct PaletteView {
  let palette: Palette
  let look: Look

  func draw(into grid: inout Grid, in rect: Rect) {
    let matches = palette.matches
    box.draw(into: &grid, in: rect) { index in
      SearchBox.Row(
        name: SafeText(matches[index].help), right: matches[index].keys[0].label(look.glyphs))
    }
  }

  /// The command at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? { box.target(at: point, in: rect) }

  private var box: SearchBox {
    SearchBox(title: "commands", list: palette, look: look, size: Size(width: 64, height: 14))
  }
}
