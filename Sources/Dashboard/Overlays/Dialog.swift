import TerminalKit

/// A box over everything else.
struct Dialog {
  let title: SafeText
  let look: Look

  /// Draws the box around contents of that size or what fits, and says where those go.
  func draw(into grid: inout Grid, in rect: Rect, contents: Size) -> Rect {
    let box = rect.centered(Size(width: contents.width + 6, height: contents.height + 4))
    let style = look.style(.modal)
    grid.fill(box, style: style)
    PanelFrame(title: title, caption: .empty, hasFocus: true, isClosed: true).draw(
      into: &grid, in: box, look: look)
    // The border stands on the box's own ground.
    grid.restyle(box) { $0.background.isNone ? $0.on(style.background) : $0 }
    let vertical = box.height >= contents.height + 4 ? 2 : 1
    return box.inset(top: vertical, left: 3, bottom: vertical, right: 3)
  }
}
