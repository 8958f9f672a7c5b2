import TerminalKit

/// A path over a plane, from its first point to its last.
public struct PlanePath: Hashable, Sendable {
  /// The points, in order; one that is not finite makes a gap.
  public var points: [PlanePoint]
  /// What it is, which decides on its colour.
  public var role: Role
  /// What its older part is; the same role for a path that does not fade.
  public var fadedRole: Role
  /// How many of the last segments do not fade.
  public var freshSegments: Int
  /// Whether every point shows as a bullet, where they lie far enough apart.
  public var showsPoints: Bool
  /// How it is drawn.
  public var stroke: Series.Stroke
  /// The letter at its end and here and there on it, which distinguishes it from paths of the same stroke.
  public var letter: Glyph?
  /// Where paths cross, the one with the higher level is in front.
  public var level: Int

  /// The path through `points`.
  public init(
    _ points: [PlanePoint], role: Role = .path, fadedRole: Role = .pathFaded,
    freshSegments: Int = 12, showsPoints: Bool = true, stroke: Series.Stroke = .solid,
    letter: Glyph? = nil, level: Int = 0
  ) {
    self.points = points
    self.role = role
    self.fadedRole = fadedRole
    self.freshSegments = freshSegments
    self.showsPoints = showsPoints
    self.stroke = stroke
    self.letter = letter
    self.level = level
  }
}

/// Draws a path on a canvas, its older part faded.
struct PathPlotter {
  let frame: PlotFrame
  let path: PlanePath
  let look: Look

  /// Draws segments from the oldest to the newest.
  ///
  /// Of a path that fills a part of the plot the older part is dots alone: its lines would be one area.
  func draw(on canvas: inout Canvas) {
    var lines = Canvas(size: frame.plot.size)
    draw(on: &lines, hasOldLines: true)
    let most = Self.fillingLimit * (lines.dotWidth + lines.dotHeight)
    draw(on: &canvas, hasOldLines: lines.dots.count { $0 != 0 } <= most)
  }

  /// With this many lines across the plot and up it, single lines can still be seen.
  private static let fillingLimit = 4

  /// A point that falls on the dot of the one before costs nothing.
  private func draw(on canvas: inout Canvas, hasOldLines: Bool) {
    let fresh = fresh
    let faded = pen(path.fadedRole, level: 100)
    let firstFresh = max(path.points.count - 1 - max(path.freshSegments, 0), 0)
    let bullets = path.showsPoints && isSparse
    var previous: (x: Int, y: Int)?
    var phase = 0
    for (index, point) in path.points.enumerated() {
      guard let x = frame.dotX(point.x), let y = frame.dotY(point.y) else {
        previous = nil
        continue
      }
      let isOld = index <= firstFresh
      let pen = isOld && path.role != path.fadedRole ? faded : fresh
      if let from = previous, hasOldLines || !isOld {
        guard from.x != x || from.y != y else { continue }
        phase = canvas.line(
          fromX: Double(from.x), y: Double(from.y), toX: Double(x), y: Double(y), pen: pen,
          phase: phase)
      } else {
        canvas.dot(x: x, y: y, pen: pen)
      }
      if bullets { canvas.mark(.bullet, x: x, y: y, style: pen.style, level: pen.level) }
      previous = (x, y)
    }
  }

  /// What the newest part is drawn with.
  var fresh: Pen { pen(path.role, level: 101) }

  private func pen(_ role: Role, level: Int) -> Pen {
    Pen(
      look.style(role), level: level + path.level * 2, isOpaque: true, pattern: path.stroke.pattern)
  }

  /// Whether the points lie at least three cells apart on the average, so that bullets leave the line visible.
  private var isSparse: Bool {
    guard path.points.count <= 200 else { return false }
    var length = 0.0
    var steps = 0
    var previous: (x: Int, y: Int)?
    for point in path.points {
      guard let x = frame.dotX(point.x), let y = frame.dotY(point.y) else { continue }
      if let from = previous {
        length += Double(max(abs(x - from.x), abs(y - from.y)))
        steps += 1
      }
      previous = (x, y)
    }
    return steps == 0 || length / Double(steps) >= 5
  }
}
