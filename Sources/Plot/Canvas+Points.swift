import TerminalKit

extension Canvas {
  /// Draws points as signs, as a line, or as dots.
  mutating func draw(_ group: PlotPoints, _ frame: PlotFrame, _ look: Look) {
    let level = group.isBehind ? Pen.backgroundLevel : 1
    let pen = Pen(look.style(group.role), level: level)
    var previous: (x: Int, y: Int)?
    for point in group.points {
      guard let x = frame.dotX(point.x), let y = frame.dotY(point.y) else {
        previous = nil
        continue
      }
      if group.isJoined, let from = previous {
        line(fromX: Double(from.x), y: Double(from.y), toX: Double(x), y: Double(y), pen: pen)
      }
      if let mark = group.mark {
        if !group.isBehind || !hasCurve(x: x, y: y) {
          self.mark(mark, x: x, y: y, style: pen.style, level: level)
        }
      } else if !group.isJoined {
        dot(x: x, y: y, pen: pen)
      }
      previous = (x, y)
    }
  }

  /// Whether a curve passes through the cell of a dot.
  private func hasCurve(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < dotWidth, y < dotHeight else { return false }
    for row in y / 4 * 4..<y / 4 * 4 + 4 {
      for column in x / 2 * 2..<x / 2 * 2 + 2 {
        let pen = dots[row * dotWidth + column]
        if pen != 0, pens[Int(pen) - 1].level >= 0 { return true }
      }
    }
    return false
  }
}
