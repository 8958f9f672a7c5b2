import TerminalKit

/// Curves over x: samples, points, levels to compare with, events and a cursor.
///
/// Nothing is lost to the resolution: where many samples share a column, it shows their minimum and maximum. NaN and
/// infinities are gaps, a sample between two gaps is a bullet, what is off the scale is marked at the edge, and a zero
/// on a logarithmic axis is a circle at the bottom; what is negative there is off its scale.
public struct LinePlot: Widget, Sendable {
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The curves.
  public var series: [Series]
  /// Points and lines that are no samples in a row.
  public var points: [PlotPoints] = []
  /// Levels to compare with.
  public var references: [ReferenceLine] = []
  /// Moments at which something changed.
  public var events: [PlotEvent] = []
  /// The x of the cursor.
  public var cursor: Double?
  /// The columns that the names of the vertical axis have at least, so that plots above one another agree.
  public var leastNameWidth = 0
  /// What to say where there is nothing to draw.
  public var placeholder: SafeText = .empty

  /// The curves `series` on the axes `x` and `y`.
  public init(x: Axis, y: Axis, series: [Series]) {
    self.x = x
    self.y = y
    self.series = series
  }

  /// Where the parts are when this is drawn into `rect`.
  public func frame(in rect: Rect, glyphs: GlyphSet) -> PlotFrame {
    let look = Look(capabilities: Capabilities(glyphs: glyphs, colors: .none))
    return arrangement(in: rect, legend(look), look).frame
  }

  private func frame(in rect: Rect, _ look: Look) -> PlotFrame {
    PlotFrame(rect: rect, x: x, y: y, glyphs: look.glyphs, leastNameWidth: leastNameWidth)
  }

  /// Where the parts are, the curves, and what is shown of the names: in rows of their own above the plot where it
  /// has no place for them.
  private func arrangement(
    in rect: Rect, _ legend: Legend, _ look: Look
  ) -> (frame: PlotFrame, curves: Canvas, legend: Legend, rowsAbove: Int) {
    let whole = frame(in: rect, look)
    let canvas = curves(in: whole, look)
    guard !legend.entries.isEmpty else { return (whole, canvas, legend, 0) }
    let choice = legend.choice(in: whole.plot, canvas: canvas)
    guard choice.rowsAbove > 0 else { return (whole, canvas, choice.legend, 0) }
    let frame = frame(in: rect.inset(top: choice.rowsAbove), look)
    return (frame, curves(in: frame, look), choice.legend, choice.rowsAbove)
  }

  /// Draws the plot.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.intersection(grid.bounds).isEmpty else { return }
    let (frame, curves, legend, rowsAbove) = arrangement(in: rect, legend(look), look)
    var canvas = curves
    frame.drawTicks(into: &grid, look: look)
    frame.drawGridLines(on: &canvas, into: &grid, look: look, except: references.map(\.y))
    drawReferences(on: &canvas, into: &grid, frame, look)
    grid.draw(canvas, in: frame.plot, look: look)
    drawEvents(into: &grid, canvas, frame, look)
    drawCursor(into: &grid, canvas, frame, look)
    nameReferences(into: &grid, canvas, frame, look)
    nameEvents(into: &grid, canvas, frame, look)
    if rowsAbove > 0 {
      let above = Rect(
        x: frame.plot.minX, y: rect.minY, width: frame.plot.width, height: rowsAbove)
      legend.render(into: &grid, above: above, look: look)
    } else {
      legend.render(into: &grid, plot: frame.plot, canvas: canvas, look: look)
    }
    if canvas.isBlank, !placeholder.isEmpty {
      grid.write(placeholder, in: middle(of: frame), .center, style: look.style(.faint))
    }
  }

  /// The row of the plot nearest to its middle that no level is named in.
  private func middle(of frame: PlotFrame) -> Rect {
    let named = references.map { $0.label.isEmpty ? nil : frame.row(of: $0.y) }
    let middle = frame.plot.height / 2
    let rows = (0..<frame.plot.height).filter { !named.contains(frame.plot.minY + $0) }
    return frame.plot.row(rows.min { abs($0 - middle) < abs($1 - middle) } ?? middle)
  }

  private func curves(in frame: PlotFrame, _ look: Look) -> Canvas {
    var canvas = Canvas(size: frame.plot.size)
    for curve in series { draw(curve, on: &canvas, frame, look) }
    for group in points { canvas.draw(group, frame, look) }
    drawLetters(on: &canvas, frame, look)
    return canvas
  }

  private func draw(_ curve: Series, on canvas: inout Canvas, _ frame: PlotFrame, _ look: Look) {
    let pen = curve.pen(look)
    var plotter = SeriesPlotter(frame: frame, pen: pen)
    plotter.draw(curve, on: &canvas)
    plotter.drawOffScaleMarks(on: &canvas, style: pen.style)
  }
}
