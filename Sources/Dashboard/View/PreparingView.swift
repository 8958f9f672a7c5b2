import TerminalKit

/// Draws what is shown while a run is being prepared, before there is a snapshot: what is waited for, and
/// how to leave.
///
/// - Parameters:
///   - title: What the run is called.
///   - size: The window.
public func preparingView(of title: String, look: Look, size: Size) -> Grid {
  var grid = Grid(size: size, style: look.style(.text))
  let bounds = grid.bounds
  guard !bounds.isEmpty else { return grid }
  let state = RunState.preparing
  let bar = StatusBar(
    left: [
      StatusBar.Item(StyledText("piste", .strong), priority: 1),
      StatusBar.Item(StyledText(SafeText(title)), shortest: 8, priority: 0),
    ],
    right: [StatusBar.Item(StyledText(SafeText(state.word), state.role), priority: 2)])
  grid.draw(bar, in: bounds.row(0), look: look)
  let text = SafeText(RunState.preparingText)
  let lines = text.wrapped(to: max(bounds.width - 4, 1))
  let top = (bounds.height - lines.count) / 2
  for (row, line) in lines.enumerated() where top + row > 0 && top + row < bounds.height - 1 {
    grid.write(line, in: bounds.row(top + row), .center, style: look.style(.faint))
  }
  if bounds.height > 1 {
    grid.draw(
      Footer([Footer.Hint("q", "quit", isEssential: true)]), in: bounds.row(bounds.height - 1),
      look: look)
  }
  return look.glyphs == .ascii ? grid.asciiOnly() : grid
}
