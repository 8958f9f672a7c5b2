import TerminalKit

/// Draws the dashboard: a pure function of the model and the size.
public func view(_ model: Model, size: Size) -> Grid {
  var grid = Grid(size: size, style: model.look.style(.text))
  let size = grid.size
  guard !Layout.isTooSmall(size) else {
    drawTooSmall(model, into: &grid)
    return grid
  }
  let layout = Layout(model, size: size)
  Header.draw(model, into: &grid, in: layout.header)
  Banner.draw(model, into: &grid, in: layout.banner)
  for placed in layout.panels {
    let panel = Panel.row(placed.kind)
    let hasFocus = placed.kind == model.focus && model.overlay == nil
    PanelFrame(
      title: panel.title(model), caption: panel.caption(model), hasFocus: hasFocus,
      isClosed: layout.hasBorders
    ).draw(into: &grid, in: placed.rect, look: model.look)
    panel.draw(model, &grid, layout.contents(of: placed.rect))
  }
  Footer.draw(model, into: &grid, in: layout.footer)
  if let overlay = model.overlay {
    OverlayView(overlay, model).draw(into: &grid, in: grid.bounds.inset(top: 1, bottom: 1))
  }
  return grid
}

/// Says the size that is needed, in as much of it as fits.
private func drawTooSmall(_ model: Model, into grid: inout Grid) {
  let needed = Layout.minimum
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
