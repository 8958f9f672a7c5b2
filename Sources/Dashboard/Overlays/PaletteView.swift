import TerminalKit

/// The commands that match what is typed.
struct PaletteView {
  let palette: Palette
  let look: Look

  func draw(into grid: inout Grid, in rect: Rect) {
    let modal = modal(in: rect)
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    grid.draw(TextField(palette.search, placeholder: "type to search"), in: box, look: look)
    let list = list(in: rect)
    let matches = palette.matches
    if matches.isEmpty {
      grid.write("nothing matches", in: list, style: look.style(.faint))
    }
    let first = first(matches.count, in: list)
    for (row, binding) in matches.dropFirst(first).prefix(list.height).enumerated() {
      draw(binding, isSelected: first + row == palette.selected, into: &grid, in: list.row(row))
    }
    let bar = Rect(x: list.maxX, y: list.minY, width: 1, height: list.height)
    ListWindow.drawBar(first: first, count: matches.count, look, into: &grid, in: bar)
    let ground = look.style(.modal).background
    grid.restyle(bar) { ground.isNone ? $0 : $0.on(ground) }
  }

  /// The command at a place, when it is drawn into `rect`.
  func target(at point: Point, in rect: Rect) -> ScreenTarget? {
    let list = list(in: rect)
    let count = palette.matches.count
    let row = point.y - list.minY
    let index = first(count, in: list) + row
    guard list.contains(point), index < count else { return nil }
    return .entry(index, row: row)
  }

  private func modal(in rect: Rect) -> Modal {
    let room = Overlay.room(in: rect)
    return Modal(
      title: "commands",
      contentSize: Size(width: min(64, room.width), height: min(16, room.height)))
  }

  private func list(in rect: Rect) -> Rect { modal(in: rect).content(in: rect).inset(top: 2) }

  private func first(_ count: Int, in list: Rect) -> Int {
    ListWindow.first(
      selected: palette.selected, count: count, height: list.height,
      clickedRow: palette.clickedRow)
  }

  private func draw(
    _ binding: KeyBinding, isSelected: Bool, into grid: inout Grid, in rect: Rect
  ) {
    let style = look.style(isSelected ? .selection : .modal)
    if isSelected { grid.fill(rect, style: style) }
    let sign = isSelected ? look.text("▸ ", ascii: "> ") : "  "
    let room = rect.inset(right: 10)
    grid.write((sign + SafeText(binding.help)).truncated(to: room.width), in: room, style: style)
    grid.write(
      binding.keys[0].label(look.glyphs) + " ", in: rect, .right,
      style: isSelected ? style : look.style(.hintKey).on(style.background))
  }
}
