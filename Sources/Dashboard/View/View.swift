import TerminalKit

/// Draws the dashboard: a pure function of the model and the size.
public func view(_ model: Model, size: Size) -> Grid {
  var grid = Grid(size: size, style: model.look.style(.text))
  let size = grid.size
  guard !ScreenLayout.isTooSmall(size) else {
    drawTooSmall(model, into: &grid)
    return grid
  }
  let layout = ScreenLayout(model, size: size)
  grid.draw(Header.bar(model), in: layout.header, look: model.look)
  for placed in layout.panels {
    draw(placed, layout, model, into: &grid)
  }
  drawNews(layout, model, into: &grid)
  TimelineBar(model).draw(into: &grid, in: layout.timeline, look: model.look)
  if !Banner.drawFooter(model, into: &grid, in: layout.footer) {
    grid.draw(KeyHints.footer(model), in: layout.footer, look: model.look)
  }
  if let overlay = model.covering {
    OverlayView(overlay, model).draw(into: &grid, in: layout.overlay)
  }
  Banner.draw(model, into: &grid, above: layout.footer)
  // Names and texts come from elsewhere; what is drawn here is ASCII by itself where it must be.
  return model.look.glyphs == .ascii ? grid.asciiOnly() : grid
}

private func draw(
  _ placed: PlacedPanel, _ layout: ScreenLayout, _ model: Model, into grid: inout Grid
) {
  guard let room = layout.room(of: placed.name) else { return }
  let panel = placed.panel
  let title = panel.title(model, in: room)
  let hasFocus = placed.name == model.focus && model.covering == nil
  if layout.hasBorders {
    let border = Border(
      title: title, lowerLeft: panel.legend(model, in: room),
      lowerRight: StyledText(panel.caption(model, in: room), .faint), isFocused: hasFocus)
    grid.draw(border, in: placed.rect, look: model.look)
  } else {
    let line = RuleLine(title: title, isFocused: hasFocus)
    grid.draw(line, in: placed.rect, look: model.look)
  }
  panel.draw(model, into: &grid, in: room)
}

private func drawNews(_ layout: ScreenLayout, _ model: Model, into grid: inout Grid) {
  guard let news = layout.news else { return }
  let place = layout.place(of: news)
  for (index, line) in news.lines.enumerated() {
    grid.write(line, in: place.row(index), style: model.look.style(news.role))
  }
}

/// Says the size that is needed, in as much of it as fits.
private func drawTooSmall(_ model: Model, into grid: inout Grid) {
  let needed = ScreenLayout.minimum
  let times: String = model.look.glyphs == .ascii ? "x" : "×"
  let lines: [SafeText] = [
    "piste needs \(needed.width)\(times)\(needed.height)",
    "here is \(grid.size.width)\(times)\(grid.size.height)", "q quits",
  ]
  let top = max((grid.size.height - lines.count) / 2, 0)
  for (index, line) in lines.enumerated() {
    grid.write(line, in: grid.bounds.row(top + index), .center, style: model.look.style(.strong))
  }
}

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
  let state = RunStatus.preparing
  let bar = StatusBar(
    left: [
      StatusBar.Item(StyledText("piste", .strong), priority: 1),
      StatusBar.Item(StyledText(SafeText(title)), shortest: 8, priority: 0),
    ],
    right: [StatusBar.Item(StyledText(SafeText(state.word), state.role), priority: 2)])
  grid.draw(bar, in: bounds.row(0), look: look)
  let text = SafeText(RunStatus.preparingText)
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
