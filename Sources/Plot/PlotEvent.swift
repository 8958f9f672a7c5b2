import TerminalKit

/// A moment at which something changed: a line across the plot with a name.
public struct PlotEvent: Hashable, Sendable {
  /// The x at which it happened.
  public var x: Double
  /// Its name, shown where there is room.
  public var label: SafeText
  /// What it is, which decides on its colour.
  public var role: Role

  /// Something named `label` at `x`.
  public init(x: Double, label: SafeText, role: Role = .event) {
    self.x = x
    self.label = label
    self.role = role
  }
}

/// A level to compare with: a dashed line along the plot with a name.
public struct ReferenceLine: Hashable, Sendable {
  /// The y of the line.
  public var y: Double
  /// Its name, set into the line.
  public var label: SafeText
  /// What it is, which decides on its colour.
  public var role: Role

  /// A line named `label` at `y`.
  public init(y: Double, label: SafeText, role: Role = .reference) {
    self.y = y
    self.label = label
    self.role = role
  }
}

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
  /// Whether curves go over them: a sign is left out where one passes, a dot steps back.
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

/// A place on a plane.
public struct PlanePoint: Hashable, Sendable {
  /// The horizontal coordinate.
  public let x: Double
  /// The vertical coordinate, upwards.
  public let y: Double

  /// The place (`x`, `y`).
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
