import TerminalKit

/// Points of a plot in any order, as marks or joined by a line.
public struct PlotPoints: Hashable, Sendable {
  /// The places.
  public var points: [PlanePoint]
  /// The name in the legend; without one it is left out there.
  public var label: SafeText
  /// What they are, which decides on their colour.
  public var role: Role
  /// The sign at each place; none for a line alone, or for dots.
  public var mark: Mark?
  /// Whether a line joins them in order.
  public var isJoined: Bool
  /// Whether curves go over them: a sign is left out where one passes, a dot is drawn behind it.
  public var isBehind = false

  /// `points` with `mark` at each, joined or not.
  public init(
    _ points: [PlanePoint], label: SafeText = .empty, role: Role = .series1, mark: Mark? = .bullet,
    isJoined: Bool = false
  ) {
    self.points = points
    self.label = label
    self.role = role
    self.mark = mark
    self.isJoined = isJoined
  }
}

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
