/// Curves over x: samples, points, levels to compare with, events and a cursor.
///
/// Nothing is lost to the resolution: where many samples share a column, it shows their minimum and maximum. NaN and
/// infinities are gaps, a sample between two gaps is a bullet, what is off the scale is marked at the edge, and what
/// a logarithmic axis has no place for is a circle at the bottom.
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
  /// The x that is looked at.
  public var cursor: Double?
  /// The x after which nothing is drawn, for replays.
  public var limit: Double = .infinity
  /// Whether names of curves are shown.
  public var showsLegend = true
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
    PlotFrame(rect: rect, x: x, y: y, glyphs: glyphs)
  }

  /// Draws the plot.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.intersection(grid.bounds).isEmpty else { return }
    let frame = frame(in: rect, glyphs: look.glyphs)
    var canvas = Canvas(size: frame.plot.size)
    frame.drawTicks(into: &grid, look: look)
    frame.drawGridLines(on: &canvas, into: &grid, look: look, except: references.map(\.y))
    drawReferences(on: &canvas, into: &grid, frame, look)
    for curve in series { draw(curve, on: &canvas, frame, look) }
    for group in points { canvas.draw(group, frame, look) }
    grid.draw(canvas, in: frame.plot, look: look)
    drawEvents(into: &grid, canvas, frame, look)
    drawCursor(into: &grid, canvas, frame, look)
    nameReferences(into: &grid, canvas, frame, look)
    nameEvents(into: &grid, canvas, frame, look)
    if showsLegend {
      legend(look).render(into: &grid, plot: frame.plot, canvas: canvas, look: look)
    }
    if canvas.isBlank, !placeholder.isEmpty {
      let middle = frame.plot.row(frame.plot.height / 2)
      grid.write(placeholder, in: middle, .center, style: look.style(.faint))
    }
  }

  private func draw(_ curve: Series, on canvas: inout Canvas, _ frame: PlotFrame, _ look: Look) {
    let style = look.style(curve.role)
    let pen = Pen(style, level: curve.level, pattern: curve.stroke.pattern)
    var plotter = SeriesPlotter(frame: frame, pen: pen)
    plotter.draw(curve, upTo: limit, on: &canvas)
    plotter.drawOffScaleMarks(on: &canvas, style: style)
  }
}
