import TerminalKit

/// Where a plot's parts are: the area that curves are drawn in, and the names of ticks left of it and below.
///
/// Hit tests use it too: it says which values lie under a cell, and which cell shows a value.
public struct PlotFrame: Hashable, Sendable {
  /// The cells that curves are drawn in.
  public let plot: Rect
  /// The horizontal axis.
  public let x: Axis
  /// The vertical axis.
  public let y: Axis
  let xTicks: Ticks
  let yTicks: Ticks
  /// The columns that the longest name of y takes.
  public var nameWidth: Int { max(gutter.width - 1, 0) }
  /// The columns left of the plot: names, and one for the axis itself.
  let gutter: Rect
  /// The row below the plot.
  let footer: Rect
  /// The row above the plot with the offset of y; empty where the names of y are its values.
  let header: Rect

  /// The parts of a plot in `rect`. Names that leave too little room are left out: below four rows those of x, below
  /// twelve columns those of y. `leastNameWidth` is kept free for the names of y, and with `hasHeader` the row above
  /// the plot even if nothing stands in it.
  public init(
    rect: Rect, x: Axis, y: Axis, glyphs: GlyphSet, leastNameWidth: Int = 0, hasHeader: Bool = false
  ) {
    self.x = x
    self.y = y
    let rect = Rect(origin: rect.origin, size: Grid.clamped(rect.size))
    let below = rect.height >= 4 ? 1 : 0
    let whole = rect.height - below
    let yTicks = y.ticks(maximum: max(whole / 3, 2), glyphs: glyphs)
    let names = max(yTicks.map(\.label.width).max() ?? 0, leastNameWidth)
    let above = whole >= 3 && (hasHeader || !yTicks.offset.isEmpty) ? 1 : 0
    let hasOffset = above > 0 && yTicks.offset.width <= rect.width
    let showsNames = whole >= 2 && rect.width >= names + 12 && (hasOffset || yTicks.offset.isEmpty)
    let left = showsNames ? names + 1 : 0
    let (top, height) = (rect.minY + above, whole - above)
    header = Rect(x: rect.minX, y: rect.minY, width: rect.width, height: above)
    gutter = Rect(x: rect.minX, y: top, width: left, height: height)
    plot = Rect(x: rect.minX + left, y: top, width: rect.width - left, height: height)
    footer = Rect(x: plot.minX, y: plot.maxY, width: plot.width, height: below)
    self.yTicks = showsNames ? yTicks : Ticks([])
    let most = max(plot.width / 9, plot.width < 8 ? 1 : 2)
    let xTicks = below > 0 ? x.ticks(maximum: most, glyphs: glyphs) : Ticks([])
    self.xTicks = xTicks.offset.width * 2 <= plot.width ? xTicks : Ticks([])
  }

  /// The column of the grid that shows `value` of x; nil if it is off the plot.
  public func column(of value: Double) -> Int? {
    dotX(value).flatMap { (0..<plot.width * 2).contains($0) ? plot.minX + $0 / 2 : nil }
  }

  /// The row of the grid that shows `value` of y; nil if it is off the plot.
  public func row(of value: Double) -> Int? {
    dotY(value).flatMap { (0..<plot.height * 4).contains($0) ? plot.minY + $0 / 4 : nil }
  }

  /// The values in the middle of the cell at `point`; nil outside the plot.
  public func values(at point: Point) -> (x: Double, y: Double)? {
    guard plot.contains(point) else { return nil }
    let right = (Double(point.x - plot.minX) * 2 + 0.5) / Double(max(plot.width * 2 - 1, 1))
    let down = (Double(point.y - plot.minY) * 4 + 1.5) / Double(max(plot.height * 4 - 1, 1))
    return (x.value(right), y.value(1 - down))
  }

  /// The column of dots of `value` of x, off the plot too (clamped to ±10⁹); nil for NaN.
  func dotX(_ value: Double) -> Int? { Self.dot(x.fraction(value), plot.width * 2) }

  /// The row of dots of `value` of y, off the plot too (clamped to ±10⁹); nil for NaN. What a logarithmic axis has no
  /// place for is in the bottom row.
  func dotY(_ value: Double) -> Int? {
    let fraction = y.fraction(value)
    return Self.dot(fraction == -.infinity ? 1 : 1 - fraction, plot.height * 4)
  }

  private static func dot(_ fraction: Double, _ count: Int) -> Int? {
    guard !fraction.isNaN else { return nil }
    return Int(min(max((fraction * Double(count - 1)).rounded(), -1e9), 1e9))
  }

  /// Draws faint lines across the plot at the named ticks, but for those in the row of a value of `excluded`.
  ///
  /// Where dots are not fine enough they are glyphs in the grid, for the canvas to be put over.
  func drawGridLines(
    on canvas: inout Canvas, into grid: inout Grid, look: Look, except excluded: [Double] = []
  ) {
    let pen = Pen(look.style(.gridLine), level: -100, pattern: .sparse)
    let taken = Set(excluded.compactMap { row(of: $0) })
    for tick in yTicks where !tick.label.isEmpty {
      guard let row = row(of: tick.value), !taken.contains(row) else { continue }
      if look.glyphs == .braille, let y = dotY(tick.value) {
        canvas.horizontal(y: y, from: 0, to: .max, pen: pen)
      } else if look.glyphs != .braille {
        drawRow(row, glyph: look.glyph("┈", ascii: "."), every: 2, pen.style, into: &grid)
      }
    }
  }

  /// Fills one cell in `step` of a row of the plot.
  func drawRow(
    _ row: Int, glyph: Glyph, every step: Int, _ style: Style, into grid: inout Grid
  ) {
    for x in stride(from: plot.minX, to: plot.maxX, by: step) {
      grid.set(glyph, at: Point(x: x, y: row), style: style)
    }
  }

  /// Draws the axis and the names of the ticks.
  func drawTicks(into grid: inout Grid, look: Look) {
    let line = look.style(.gridLine)
    if !gutter.isEmpty {
      let axis = Rect(x: plot.minX - 1, y: plot.minY, width: 1, height: plot.height)
      grid.fill(axis, with: look.glyph("│", ascii: "|"), style: line)
    }
    for tick in yTicks {
      guard let row = row(of: tick.value) else { continue }
      let mark = tick.label.isEmpty ? look.glyph("╵", ascii: "|") : look.glyph("┤", ascii: "+")
      if !tick.label.isEmpty {
        grid.set(mark, at: Point(x: plot.minX - 1, y: row), style: line)
        let names = Rect(x: gutter.minX, y: row, width: gutter.width - 1, height: 1)
        grid.write(tick.label, in: names, .right, style: look.style(.axis))
      }
    }
    if !yTicks.isEmpty { grid.write(yTicks.offset, in: header, style: look.style(.axis)) }
    drawXNames(into: &grid, look: look)
  }

  /// Names that would touch the one before, or the offset at the right end, are left out.
  private func drawXNames(into grid: inout Grid, look: Look) {
    let offset = xTicks.offset
    grid.write(offset, in: footer, .right, style: look.style(.axis))
    let end = offset.isEmpty ? footer.maxX : footer.maxX - offset.width - 1
    var free = footer.minX
    for tick in xTicks where !tick.label.isEmpty {
      guard let column = column(of: tick.value) else { continue }
      let start = min(
        max(column - (tick.label.width - 1) / 2, footer.minX), footer.maxX - tick.label.width)
      guard start >= free, start + tick.label.width <= end else { continue }
      grid.write(
        tick.label, at: Point(x: start, y: footer.minY), style: look.style(.axis), clip: footer)
      free = start + tick.label.width + 1
    }
  }
}
