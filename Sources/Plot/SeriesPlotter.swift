import TerminalKit

/// Draws samples on a canvas: every finite one that is on the axes sets its dot, however many share a column.
struct SeriesPlotter {
  let frame: PlotFrame
  let pen: Pen
  /// Columns of cells that have something above the plot, below it, and a zero, which has no place on a logarithmic
  /// axis.
  private(set) var above: Set<Int> = []
  private(set) var below: Set<Int> = []
  private(set) var zeros: Set<Int> = []

  init(frame: PlotFrame, pen: Pen) {
    self.frame = frame
    self.pen = pen
  }

  /// Draws the samples that are on the axes.
  mutating func draw(_ series: Series, on canvas: inout Canvas) {
    let visible = series.indices(from: frame.x.lower, to: frame.x.upper)
    if visible.count > canvas.dotWidth * 2 {
      drawColumns(series, visible, on: &canvas)
    } else {
      drawSamples(series, visible, on: &canvas)
    }
  }

  // MARK: One by one

  private mutating func drawSamples(
    _ series: Series, _ visible: Range<Int>, on canvas: inout Canvas
  ) {
    // One more on each side, so that lines leave the plot where they should.
    let first = max(visible.lowerBound - 1, 0)
    let isWhole = series.x(visible.upperBound) > frame.x.upper
    let last = min(visible.upperBound + (isWhole ? 1 : 0), series.samples.count)
    var previous: (x: Int, y: Int)?
    var phase = 0
    var neighbours = 0
    for index in first..<max(first, last) {
      let value = series.samples.value(at: index)
      guard let x = frame.dotX(series.x(index)), let y = frame.dotY(value) else {
        if let alone = previous, neighbours == 0 { markAlone(alone.x, alone.y, on: &canvas) }
        previous = nil
        continue
      }
      if visible.contains(index) { note(value, column: x / 2) }
      if series.stroke == .points {
        markAlone(x, y, on: &canvas)
      } else if let from = previous {
        phase = join(from, (x, y), isStepped: series.isStepped, phase: phase, on: &canvas)
        neighbours += 1
      } else {
        canvas.dot(x: x, y: y, pen: pen)
        neighbours = 0
      }
      previous = (x, y)
    }
    if series.stroke != .points, let alone = previous, neighbours == 0 {
      markAlone(alone.x, alone.y, on: &canvas)
    }
  }

  /// The line from a sample to the next one, straight or across and then up or down.
  ///
  /// The latter is solid with every pattern: nothing else shows a jump.
  private func join(
    _ from: (x: Int, y: Int), _ to: (x: Int, y: Int), isStepped: Bool, phase: Int,
    on canvas: inout Canvas
  ) -> Int {
    if isStepped, from.y != to.y {
      canvas.vertical(x: to.x, from: from.y, to: to.y, pen: Pen(pen.style, level: pen.level))
    }
    return canvas.line(
      fromX: Double(from.x), y: Double(from.y), toX: Double(to.x),
      y: Double(isStepped ? from.y : to.y), pen: pen, phase: phase)
  }

  /// A sample without neighbours is too small to be seen as a dot.
  private func markAlone(_ x: Int, _ y: Int, on canvas: inout Canvas) {
    canvas.dot(x: x, y: y, pen: pen)
    canvas.mark(.bullet, x: x, y: y, style: pen.style, level: pen.level)
  }

  // MARK: By columns

  private mutating func drawColumns(
    _ series: Series, _ visible: Range<Int>, on canvas: inout Canvas
  ) {
    var start = visible.lowerBound
    var previous: (x: Int, y: Int)?
    for column in 0..<canvas.dotWidth {
      let end = boundary(after: column, series, from: start, in: visible, width: canvas.dotWidth)
      defer { start = end }
      guard start < end else { continue }
      guard let extremes = series.samples.extremes(in: start..<end) else {
        previous = nil
        continue
      }
      drawColumn(column, extremes, on: &canvas)
      if let from = previous, let y = frame.dotY(series.samples.value(at: start)) {
        _ = join(from, (column, y), isStepped: series.isStepped, phase: from.x, on: &canvas)
      }
      previous = frame.dotY(series.samples.value(at: end - 1)).map { (column, $0) }
    }
  }

  private mutating func drawColumn(
    _ column: Int, _ extremes: ClosedRange<Double>, on canvas: inout Canvas
  ) {
    guard let top = frame.dotY(extremes.upperBound), let bottom = frame.dotY(extremes.lowerBound)
    else { return }
    // Dashes are cut along x; a spike is drawn in full.
    if pen.pattern.draws(column) || bottom - top > 2 {
      canvas.vertical(x: column, from: top, to: bottom, pen: Pen(pen.style, level: pen.level))
    }
    note(extremes.upperBound, column: column / 2)
    note(extremes.lowerBound, column: column / 2)
  }

  /// The index of the first sample right of dot column `column`: by arithmetic, then exactly by the dots themselves.
  private func boundary(
    after column: Int, _ series: Series, from start: Int, in visible: Range<Int>, width: Int
  ) -> Int {
    let edge = frame.x.value((Double(column) + 0.5) / Double(max(width - 1, 1)))
    let guess = (edge - series.start) / series.spacing
    var index =
      guess.isFinite ? Int(min(max(guess, Double(start)), Double(visible.upperBound))) : start
    let dot = { (index: Int) in frame.dotX(series.x(index)) ?? width }
    while index > start, dot(index - 1) > column { index -= 1 }
    while index < visible.upperBound, dot(index) <= column { index += 1 }
    return index
  }

  private mutating func note(_ value: Double, column: Int) {
    let fraction = frame.y.fraction(value)
    if fraction > 1 { above.insert(column) }
    if fraction < 0 {
      // On a logarithmic axis a negative value is below the range, however low that begins; it is not a zero.
      if fraction == -.infinity, value == 0 { zeros.insert(column) } else { below.insert(column) }
    }
  }

  /// Marks what is off the scale at the edges.
  func drawOffScaleMarks(on canvas: inout Canvas, style: Style) {
    let level = pen.level + 1
    let bottom = canvas.dotHeight - 1
    for column in above { canvas.mark(.up, x: column * 2, y: 0, style: style, level: level) }
    for column in below { canvas.mark(.down, x: column * 2, y: bottom, style: style, level: level) }
    for column in zeros {
      canvas.mark(.circle, x: column * 2, y: bottom, style: style, level: level)
    }
  }
}
