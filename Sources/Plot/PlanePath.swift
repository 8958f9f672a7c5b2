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
  /// The letter at its end and here and there on it, which tells it from those of the same stroke.
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
