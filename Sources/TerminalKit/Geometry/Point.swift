/// A cell's position: `x` counts columns to the right, `y` rows downwards, both from 0.
public struct Point: Hashable, Sendable {
  /// The column.
  public let x: Int
  /// The row.
  public let y: Int

  /// The cell in column `x` of row `y`; each is clamped to ±2³⁰.
  public init(x: Int, y: Int) {
    self.x = Coordinate.position(x)
    self.y = Coordinate.position(y)
  }

  /// The top left cell.
  public static let zero = Point(x: 0, y: 0)

  /// The point `x` columns to the right and `y` rows further down.
  public func moved(x dx: Int = 0, y dy: Int = 0) -> Point {
    Point(x: x + Coordinate.position(dx), y: y + Coordinate.position(dy))
  }
}
