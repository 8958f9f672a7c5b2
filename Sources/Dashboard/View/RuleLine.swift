import TerminalKit

/// A line with a title above the contents of a panel, where there is no room for a border.
struct RuleLine: Widget {
  let title: SafeText
  let isFocused: Bool

  func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    let style = look.style(isFocused ? .focusedBorder : .border)
    grid.fill(line, with: look.glyph("─", ascii: "-"), style: style)
    let sign = isFocused ? look.text("▸ ", ascii: "> ") : ""
    let text = (" " + sign + title + " ").truncated(to: max(line.width - 2, 0))
    grid.write(
      text, in: line.inset(left: 1),
      style: look.style(isFocused ? .focusedTitle : .title))
  }
}
