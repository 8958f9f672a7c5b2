import TerminalKit

/// The commands that match what is typed.
struct PaletteView {
  let palette: Palette
  let look: Look

  func draw(into grid: inout Grid, in rect: Rect) {
    let height = min(16, Overlay.room(in: rect).height)
    let modal = Modal(
      title: "commands",
      contentSize: Size(width: min(64, Overlay.room(in: rect).width), height: height))
    grid.draw(modal, in: rect, look: look)
    let box = modal.content(in: rect)
    grid.draw(TextField(palette.search, placeholder: "type to search"), in: box, look: look)
    let list = box.inset(top: 2)
    let matches = palette.matches
    if matches.isEmpty {
      grid.write("nothing matches", in: list, style: look.style(.faint))
    }
    let first = ListWindow.first(
      selected: palette.selected, count: matches.count, height: list.height)
    for (row, binding) in matches.dropFirst(first).prefix(list.height).enumerated() {
      draw(binding, isSelected: first + row == palette.selected, into: &grid, in: list.row(row))
    }
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
