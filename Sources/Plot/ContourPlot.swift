import TerminalKit

/// A part of a plane: the heights of a surface as shades and contour lines, paths over it, and marks.
public struct ContourPlot: Widget, Sendable {
  /// The part of the plane that must be seen.
  public var extent: PlaneRect
  /// Whether a unit is as long on both axes; else the plane is stretched to the rectangle.
  public var hasEqualUnits = true
  /// The surface; none while it is not known. It may cover another part of the plane than is seen.
  public var field: Field?
  /// Where its contour lines run.
  public var levels = ContourLevels([])
  /// Whether contour lines are drawn.
  public var showsLines = true
  /// The paths, from the back to the front.
  public var paths: [PlanePath] = []
  /// Points, behind the marks.
  public var points: [PlotPoints] = []
  /// The marks, from the back to the front.
  public var marks: [PlaneMark] = []
  /// What grows to the right, set into the lower right corner.
  public var xLabel = SafeText.empty
  /// What grows upwards, set into the upper left corner.
  public var yLabel = SafeText.empty
  /// Whether the names of the marks are shown.
  public var showsLegend = true

  /// The part `extent` of a plane.
  public init(extent: PlaneRect) { self.extent = extent }

  /// Where the parts are when this is drawn into `rect`, with the axes of what is seen.
  public func frame(in rect: Rect, glyphs: GlyphSet) -> PlotFrame {
    let build = { (seen: PlaneRect, hasHeader: Bool) in
      PlotFrame(
        rect: rect, x: Axis(from: seen.minX, to: seen.maxX),
        y: Axis(from: seen.minY, to: seen.maxY), glyphs: glyphs, hasHeader: hasHeader)
    }
    guard hasEqualUnits else { return build(extent, false) }
    // The names of the ticks need room, and which there are depends on the room: the second round is right but
    // for a column, the third always. An offset keeps its row in the rounds after it.
    var frame = build(extent, false)
    for _ in 0..<4 {
      let next = build(extent.withEqualUnits(on: frame.plot.size), !frame.header.isEmpty)
      if next.plot == frame.plot { return next }
      frame = next
    }
    return frame
  }

  /// The part of the plane that is seen when this is drawn into `rect`: what a surface should be computed for.
  public func visibleExtent(in rect: Rect, glyphs: GlyphSet) -> PlaneRect {
    let frame = frame(in: rect, glyphs: glyphs)
    return PlaneRect(
      minX: frame.x.lower, maxX: frame.x.upper, minY: frame.y.lower, maxY: frame.y.upper)
  }

  /// Draws the plot.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard !rect.intersection(grid.bounds).isEmpty else { return }
    let frame = frame(in: rect, glyphs: look.glyphs)
    var canvas = Canvas(size: frame.plot.size)
    frame.drawTicks(into: &grid, look: look)
    if let field {
      let bands = BandMap(field: field, levels: levels, frame: frame)
      bands.shade(&canvas)
      if showsLines && Self.hasThinLines(look) { bands.drawLines(on: &canvas, look: look) }
    } else {
      frame.drawGridLines(on: &canvas, into: &grid, look: look)
    }
    let plotters = paths.map { PathPlotter(frame: frame, path: $0, look: look) }
    for plotter in plotters { plotter.draw(on: &canvas) }
    for group in points { canvas.draw(group, frame, look) }
    for (level, mark) in marks.enumerated() {
      draw(mark, level: 1_000 + level, on: &canvas, frame, look)
    }
    PathLetters(plotters.filter { $0.path.letter != nil }).draw(on: &canvas)
    grid.draw(canvas, in: frame.plot, look: look)
    nameAxes(into: &grid, canvas, frame, look)
    if showsLegend { drawLegend(into: &grid, frame, look) }
  }

  /// Writes what the axes are into their corners, where there is room for both and no sign.
  private func nameAxes(
    into grid: inout Grid, _ canvas: Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    let plot = frame.plot
    guard plot.height >= 4 else { return }
    // The first row may have the names of the signs.
    let first = showsLegend && !signs.isEmpty ? 1 : 0
    let last = plot.height - 1
    let rows = [
      (yLabel, first..<min(first + 3, last), 0), (xLabel, max(last - 2, 0)..<last + 1, 1),
    ]
    for (label, rows, side) in rows where !label.isEmpty && label.width * 2 <= plot.width {
      let rooms = (side == 0 ? Array(rows) : rows.reversed()).map { row -> Rect in
        let line = plot.row(row)
        return side == 0
          ? line.splitLeft(label.width).left : line.splitRight(label.width).right
      }
      guard let room = rooms.first(where: { !canvas.hasMark(in: $0, of: plot) }) else { continue }
      if look.colors < .palette256 { grid.fill(room, style: look.style(.text)) }
      _ = write(label, at: room.minX, in: room, look.style(.value), into: &grid)
    }
  }

  /// Whether a line is thinner than the bands that it divides, and leaves them their shade: half blocks are not, and
  /// where glyphs alone shade, a line would take the shade's place. There the bands' edges are the lines.
  private static func hasThinLines(_ look: Look) -> Bool {
    look.glyphs != .halfBlock && look.colors > .none
  }

  /// Draws a mark; one that is out of sight becomes an arrow at the edge.
  private func draw(
    _ mark: PlaneMark, level: Int, on canvas: inout Canvas, _ frame: PlotFrame, _ look: Look
  ) {
    guard let x = frame.dotX(mark.point.x), let y = frame.dotY(mark.point.y) else { return }
    let style = look.style(mark.role)
    let right = canvas.dotWidth - 1
    let bottom = canvas.dotHeight - 1
    var sign = mark.mark
    if y < 0 { sign = .up } else if y > bottom { sign = .down }
    if x < 0 { sign = .left } else if x > right { sign = .right }
    canvas.mark(
      sign, x: min(max(x, 0), right), y: min(max(y, 0), bottom), style: style, level: level)
  }

  /// The signs that have a name.
  public var signs: [(mark: Mark, label: SafeText, role: Role)] {
    points.compactMap { group in group.mark.map { ($0, group.label, group.role) } }
      .filter { !$0.1.isEmpty }
      + marks.filter { !$0.label.isEmpty }.map { ($0.mark, $0.label, $0.role) }
  }

  /// Names the signs in one line below the plot, right of the names of the ticks, or in the plot's first row.
  private func drawLegend(into grid: inout Grid, _ frame: PlotFrame, _ look: Look) {
    guard frame.plot.height >= 4 else { return }
    var parts = signs.map { sign in
      (SafeText(glyphs: [sign.mark.glyph(look.glyphs)]) + " ", sign.label, look.style(sign.role))
    }
    let width = { parts.reduce(parts.count + 1) { $0 + $1.0.width + $1.1.width } }
    while !parts.isEmpty, width() > frame.plot.width { parts.removeLast() }
    guard !parts.isEmpty else { return }
    let line = frame.plot.row(0).splitRight(width()).right
    if look.colors < .palette256 { grid.fill(line, style: look.style(.text)) }
    var x = line.minX + 1
    for (sign, label, style) in parts {
      x += write(sign, at: x, in: line, style, into: &grid)
      x += write(label, at: x, in: line, look.style(.value), into: &grid) + 1
    }
  }

  /// Writes over the shades that are there, which are dark or light enough for any text.
  private func write(
    _ text: SafeText, at x: Int, in line: Rect, _ style: Style, into grid: inout Grid
  ) -> Int {
    var column = x
    for glyph in text.glyphs {
      let cell = Point(x: column, y: line.minY)
      if line.contains(cell) {
        grid.set(glyph, at: cell, style: style.on(grid[cell].style.background))
      }
      column += glyph.width
    }
    return text.width
  }
}

/// A place on a plane that has a sign and, in the legend, a name.
public struct PlaneMark: Hashable, Sendable {
  /// The place.
  public var point: PlanePoint
  /// The sign.
  public var mark: Mark
  /// The name; without one it is left out of the legend.
  public var label: SafeText
  /// What it is, which decides on its colour.
  public var role: Role

  /// `mark`, called `label`, at `point`.
  public init(_ point: PlanePoint, _ mark: Mark, label: SafeText = .empty, role: Role) {
    self.point = point
    self.mark = mark
    self.label = label
    self.role = role
  }
}

extension Canvas {
  /// Whether a row of cells has a sign, in cells of the grid in which the canvas stands at `plot`.
  fileprivate func hasMark(in room: Rect, of plot: Rect) -> Bool {
    let start = (room.minY - plot.minY) * size.width + room.minX - plot.minX
    return (start..<start + room.width).contains { marks[$0] != nil }
  }
}
