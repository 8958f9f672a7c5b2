import TerminalKit

/// Every key and what it does, from the table of keys.
struct HelpView {
  let keys: KeyTable
  let look: Look
  let scroll: Int

  func draw(into grid: inout Grid, in rect: Rect) {
    let isDouble = rect.width >= 154
    let columnWidth = isDouble ? 73 : min(76, Overlay.room(in: rect).width)
    let columnCount = isDouble ? 2 : 1
    let parts = self.columns(width: columnWidth, count: columnCount)
    let rowCount = parts.map(\.count).max() ?? 0
    let height = min(rowCount, Overlay.room(in: rect).height)
    let modal = Modal(
      title: "keys",
      contentSize: Size(width: columnWidth * columnCount + 2 * (columnCount - 1), height: height))
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    let first = min(scroll, max(rowCount - box.height, 0))
    for (number, column) in box.columns(Array(repeating: .rest, count: columnCount), gap: 2)
      .enumerated()
    {
      let part = parts[number].dropFirst(first).prefix(column.height)
      for (row, line) in part.enumerated() {
        draw(line, into: &grid, in: column.row(row))
      }
    }
    ListWindow.drawBar(
      first: first, count: rowCount, look, into: &grid,
      in: Rect(x: box.maxX, y: box.minY, width: 2, height: box.height))
  }

  private enum Line {
    case section(SafeText)
    case key(SafeText, SafeText)
    case empty
  }

  /// The columns of the keys, of so many: what the longest takes, with a gap, or a third.
  private func keyWidth(of width: Int) -> Int {
    let longest = keys.rows.map { labels($0).width }.max() ?? 0
    return min(longest + 2, width / 3)
  }

  /// The lines in one column of a width or in two, which a section begins in and ends in.
  private func columns(width: Int, count: Int) -> [[Line]] {
    let sections = KeyBinding.Section.allCases.map { lines(of: $0, width: width) }
    func joined(_ part: ArraySlice<[Line]>) -> [Line] { Array(part.joined(separator: [.empty])) }
    guard count == 2 else { return [joined(sections[...])] }
    let halves = (1..<sections.count).map { [joined(sections[..<$0]), joined(sections[$0...])] }
    return halves.min { max($0[0].count, $0[1].count) < max($1[0].count, $1[1].count) } ?? []
  }

  /// The lines of a section; what a key does is told to its end.
  private func lines(of section: KeyBinding.Section, width: Int) -> [Line] {
    let room = max(width - keyWidth(of: width), 1)
    let rows = keys.rows.filter { $0.section == section }.flatMap { binding in
      SafeText(binding.help).wrapped(to: room).enumerated().map { row, text in
        Line.key(row == 0 ? labels(binding) : .empty, text)
      }
    }
    return [.section(SafeText(section.rawValue))] + rows
  }

  private func labels(_ binding: KeyBinding) -> SafeText {
    binding.keys.map { $0.label(look.glyphs) }.reduce(SafeText.empty) {
      $0.isEmpty ? $1 : $0 + "  " + $1
    }
  }

  private func draw(_ line: Line, into grid: inout Grid, in rect: Rect) {
    let ground = look.style(.modal).background
    switch line {
    case .section(let name): grid.write(name, in: rect, style: look.style(.accent).on(ground))
    case .key(let keys, let help):
      let (left, rest) = rect.splitLeft(keyWidth(of: rect.width))
      grid.write(
        keys.truncated(to: left.width - 1), in: left, style: look.style(.hintKey).on(ground))
      grid.write(help.truncated(to: rest.width), in: rest, style: look.style(.text).on(ground))
    case .empty: break
    }
  }
}
