import TerminalKit

extension Canvas: Widget {
  /// Puts the canvas into `rect`, its first cell at the rectangle's; cells without dot, mark or shade stay as they are.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    let clip = rect.intersection(grid.bounds)
    for row in 0..<min(size.height, rect.height) {
      for column in 0..<min(size.width, rect.width) {
        let point = rect.origin.moved(x: column, y: row)
        guard clip.contains(point) else { continue }
        if let cell = cell(column: column, row: row, over: grid[point].style, look) {
          grid.set(cell.glyph, at: point, style: cell.style)
        }
      }
    }
  }

  /// What a cell shows over something in the style `below`; nil if that is to stay.
  private func cell(column: Int, row: Int, over below: Style, _ look: Look) -> Cell? {
    let index = row * size.width + column
    let halves = Halves(self, cell: index)
    let settle = { (style: Style, mustStandOut: Bool) in
      halves.background(behind: mustStandOut ? style : nil, look).map(style.on)
        ?? (style.background.isNone ? style.on(below.background) : style)
    }
    if let placed = marks[index] {
      return Cell(placed.mark.glyph(look.glyphs), settle(placed.style, true))
    }
    guard let ink = Ink(self, column: column, row: row) else { return halves.cell(look, below) }
    switch look.glyphs {
    case .braille: return Cell(ink.pattern.braille, settle(ink.style, ink.isOpaque))
    case .ascii: return Cell(ink.pattern.ascii, settle(ink.style, ink.isOpaque))
    case .halfBlock:
      guard let upper = ink.upper, let lower = ink.lower, upper != lower else {
        let style = ink.upper ?? ink.lower ?? ink.style
        return Cell(ink.pattern.halfBlock, settle(style, ink.isOpaque))
      }
      return Cell("▀", upper.on(lower.foreground))
    }
  }
}

/// The two half cells of a cell as steps of the ramp.
private struct Halves {
  let upper: UInt8?
  let lower: UInt8?

  init(_ canvas: Canvas, cell: Int) {
    upper = canvas.shades.isEmpty ? nil : canvas.shades[cell * 2]
    lower = canvas.shades.isEmpty ? nil : canvas.shades[cell * 2 + 1]
  }

  /// The step of the whole cell: the lower of the two, so that a narrow valley stays open.
  private var step: UInt8? {
    guard let upper, let lower else { return upper ?? lower }
    return min(upper, lower)
  }

  private func shade(_ step: UInt8, _ look: Look) -> Shade { look.theme.ramp.shades[Int(step)] }

  /// The colour behind something that is drawn over the shade; nil if there is no shade.
  ///
  /// - Parameter style: That of a line or a sign that must be readable wherever it is; nil for one of the map's own.
  func background(behind style: Style?, _ look: Look) -> Color? {
    step.map { step in
      guard let style, look.colors >= .palette256 else { return shade(step, look).background(look) }
      let lower = look.theme.ramp.step(Int(step), behind: style, look)
      return look.theme.ramp.shades[lower].background(look)
    }
  }

  /// The cell that shows the shade alone; nil if there is none.
  func cell(_ look: Look, _ below: Style) -> Cell? {
    guard let step else { return nil }
    guard upper != lower, look.colors >= .palette256, look.glyphs >= .halfBlock else {
      return shade(step, look).cell(look)
    }
    let color = { (half: UInt8?) in half.map { shade($0, look).color } }
    guard let top = color(upper) else {
      return Cell("▄", Style(foreground: color(lower) ?? .none, background: below.background))
    }
    return Cell("▀", Style(foreground: top, background: color(lower) ?? below.background))
  }
}

/// The dots of one cell and the styles that show them.
private struct Ink {
  let pattern: DotPattern
  let style: Style
  /// Whether the line is a path over the map, and none of the map's own.
  let isOpaque: Bool
  /// The style of the upper half, if it has a dot, and of the lower.
  let upper: Style?
  let lower: Style?

  /// What the pens left in a cell; nil if that is nothing.
  init?(_ canvas: Canvas, column: Int, row: Int) {
    var top = 0
    var topUpper = 0
    var topLower = 0
    let start = row * 4 * canvas.dotWidth + column * 2
    let higher = { (a: Int, b: Int) -> Int in
      guard a != 0, b != 0 else { return max(a, b) }
      let (levelA, levelB) = (canvas.pens[a - 1].level, canvas.pens[b - 1].level)
      return levelA == levelB ? max(a, b) : (levelA > levelB ? a : b)
    }
    for y in 0..<4 {
      for x in 0..<2 {
        let pen = Int(canvas.dots[start + y * canvas.dotWidth + x])
        guard pen != 0 else { continue }
        if y < 2 { topUpper = higher(topUpper, pen) } else { topLower = higher(topLower, pen) }
      }
    }
    top = higher(topUpper, topLower)
    guard top != 0 else { return nil }
    let leader = canvas.pens[top - 1]
    var bits: UInt8 = 0
    for y in 0..<4 {
      for x in 0..<2 {
        let pen = Int(canvas.dots[start + y * canvas.dotWidth + x])
        guard pen != 0 else { continue }
        let level = canvas.pens[pen - 1].level
        if leader.isOpaque, level < leader.level { continue }
        if level <= Pen.backgroundLevel, leader.level > Pen.backgroundLevel { continue }
        bits |= DotPattern.bit(x: x, y: y)
      }
    }
    pattern = DotPattern(bits: bits)
    style = leader.style
    isOpaque = leader.isOpaque
    upper = topUpper == 0 ? nil : canvas.pens[topUpper - 1].style
    lower = topLower == 0 ? nil : canvas.pens[topLower - 1].style
  }
}
