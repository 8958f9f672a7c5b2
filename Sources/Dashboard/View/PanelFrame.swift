import TerminalKit

/// The border of a panel with its title and caption.
struct PanelFrame {
  let title: SafeText
  let caption: SafeText
  let hasFocus: Bool
  /// Whether the border goes all around; else a line above.
  let isClosed: Bool

  func draw(into grid: inout Grid, in rect: Rect, look: Look) {
    guard rect.width >= 2, rect.height >= 1 else { return }
    let style = look.style(hasFocus ? .focusedBorder : .border)
    let line = look.glyph(hasFocus ? "━" : "─", ascii: hasFocus ? "=" : "-")
    grid.fill(rect.row(0), with: line, style: style)
    if isClosed, rect.height >= 2 { drawSides(into: &grid, in: rect, look: look, line, style) }
    let sign: SafeText = hasFocus ? look.text("▸", ascii: ">") : " "
    let inner = rect.row(0).inset(left: isClosed ? 1 : 0, right: 1)
    grid.write(
      sign + title.truncated(to: max(inner.width - 2, 0)) + " ", in: inner,
      style: look.style(hasFocus ? .focusedTitle : .title))
    guard isClosed, !caption.isEmpty, rect.height >= 2, caption.width + 4 <= rect.width else {
      return
    }
    let bottom = rect.row(rect.height - 1).inset(left: 1, right: 1)
    grid.write(" " + caption + " ", in: bottom, .right, style: look.style(.faint))
  }

  private func drawSides(
    into grid: inout Grid, in rect: Rect, look: Look, _ line: Glyph, _ style: Style
  ) {
    let side = look.glyph(hasFocus ? "┃" : "│", ascii: "|")
    grid.fill(rect.row(rect.height - 1), with: line, style: style)
    grid.fill(
      Rect(x: rect.minX, y: rect.minY, width: 1, height: rect.height), with: side, style: style)
    grid.fill(
      Rect(x: rect.maxX - 1, y: rect.minY, width: 1, height: rect.height), with: side, style: style)
    let corners: [Glyph] = hasFocus ? ["┏", "┓", "┗", "┛"] : ["┌", "┐", "└", "┘"]
    let places = [
      (rect.minX, rect.minY), (rect.maxX - 1, rect.minY), (rect.minX, rect.maxY - 1),
      (rect.maxX - 1, rect.maxY - 1),
    ]
    for (corner, place) in zip(corners, places) {
      grid.set(look.glyph(corner, ascii: "+"), at: Point(x: place.0, y: place.1), style: style)
    }
  }
}
