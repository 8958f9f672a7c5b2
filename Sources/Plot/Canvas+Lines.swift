import TerminalKit

extension Canvas {
  /// Draws a straight line between two places in dots, both ends included; nothing if a coordinate is NaN.
  ///
  /// - Parameter phase: The dots of the pen's pattern that came before, for a line in pieces.
  /// - Returns: The phase for the next piece.
  @discardableResult
  public mutating func line(
    fromX x0: Double, y y0: Double, toX x1: Double, y y1: Double, pen: Pen, phase: Int = 0
  ) -> Int {
    guard
      let ends = Segment(x0: x0, y0: y0, x1: x1, y1: y1).clipped(
        width: Double(dotWidth) - 1, height: Double(dotHeight) - 1),
      let number = number(of: pen)
    else { return phase }
    return line(ends, number: number, pattern: pen.pattern, phase: phase)
  }

  /// Draws the dots from row `y0` to row `y1` of column `x`, in either order.
  public mutating func vertical(x: Int, from y0: Int, to y1: Int, pen: Pen) {
    guard x >= 0, x < dotWidth, let number = number(of: pen) else { return }
    let top = max(min(y0, y1), 0)
    let bottom = min(max(y0, y1), dotHeight - 1)
    guard top <= bottom else { return }
    for y in top...bottom where pen.pattern.draws(y) { set(x: x, y: y, number: number) }
  }

  /// Draws the dots from column `x0` to column `x1` of row `y`, in either order.
  public mutating func horizontal(y: Int, from x0: Int, to x1: Int, pen: Pen) {
    guard y >= 0, y < dotHeight, let number = number(of: pen) else { return }
    let left = max(min(x0, x1), 0)
    let right = min(max(x0, x1), dotWidth - 1)
    guard left <= right else { return }
    for x in left...right where pen.pattern.draws(x) { set(x: x, y: y, number: number) }
  }

  /// Bresenham's line between two dots of the canvas.
  private mutating func line(
    _ ends: Segment, number: UInt8, pattern: Pen.Pattern, phase: Int
  ) -> Int {
    var x = Int(ends.x0.rounded())
    var y = Int(ends.y0.rounded())
    let endX = Int(ends.x1.rounded())
    let endY = Int(ends.y1.rounded())
    let width = abs(endX - x)
    let height = -abs(endY - y)
    let stepX = x < endX ? 1 : -1
    let stepY = y < endY ? 1 : -1
    var error = width + height
    var phase = phase
    while true {
      if pattern.draws(phase) { set(x: x, y: y, number: number) }
      if x == endX && y == endY { return phase }
      phase += 1
      let doubled = 2 * error
      if doubled >= height {
        error += height
        x += stepX
      }
      if doubled <= width {
        error += width
        y += stepY
      }
    }
  }
}
