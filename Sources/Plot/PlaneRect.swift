import TerminalKit

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

/// A rectangle of a plane; both sides are positive and finite.
public struct PlaneRect: Hashable, Sendable {
  /// The least horizontal coordinate.
  public let minX: Double
  /// The greatest horizontal coordinate.
  public let maxX: Double
  /// The least vertical coordinate.
  public let minY: Double
  /// The greatest vertical coordinate.
  public let maxY: Double

  /// The rectangle between these coordinates; sides that are not positive and finite are mended as those of an axis.
  public init(minX: Double, maxX: Double, minY: Double, maxY: Double) {
    let x = Axis(from: minX, to: maxX)
    let y = Axis(from: minY, to: maxY)
    self.minX = x.lower
    self.maxX = x.upper
    self.minY = y.lower
    self.maxY = y.upper
  }

  /// The length along x.
  public var width: Double { maxX - minX }
  /// The length along y.
  public var height: Double { maxY - minY }

  /// The smallest rectangle around the finite ones of `points`; 0…1 both ways if there are none.
  public static func around(_ points: some Sequence<PlanePoint>) -> PlaneRect {
    var ends: (minX: Double, maxX: Double, minY: Double, maxY: Double)?
    for point in points where point.x.isFinite && point.y.isFinite {
      let old = ends ?? (point.x, point.x, point.y, point.y)
      ends = (
        min(old.minX, point.x), max(old.maxX, point.x), min(old.minY, point.y),
        max(old.maxY, point.y)
      )
    }
    guard let ends else { return PlaneRect(minX: 0, maxX: 1, minY: 0, maxY: 1) }
    return PlaneRect(minX: ends.minX, maxX: ends.maxX, minY: ends.minY, maxY: ends.maxY)
  }

  /// This rectangle with `fraction` of each side added at each edge.
  public func padded(_ fraction: Double) -> PlaneRect {
    PlaneRect(
      minX: minX - width * fraction, maxX: maxX + width * fraction,
      minY: minY - height * fraction, maxY: maxY + height * fraction)
  }

  /// This rectangle enlarged by `factor` about `center`, which stays where it is.
  public func zoomed(by factor: Double, around center: PlanePoint) -> PlaneRect {
    PlaneRect(
      minX: center.x - (center.x - minX) * factor, maxX: center.x + (maxX - center.x) * factor,
      minY: center.y - (center.y - minY) * factor, maxY: center.y + (maxY - center.y) * factor)
  }

  /// This rectangle moved by `x` and `y`.
  public func moved(x: Double, y: Double) -> PlaneRect {
    PlaneRect(minX: minX + x, maxX: maxX + x, minY: minY + y, maxY: maxY + y)
  }

  /// The smallest rectangle around this one that has equal units on `size` cells, each twice as high as wide.
  ///
  /// With equal units a right angle on the plane is one on the screen.
  public func withEqualUnits(on size: Size) -> PlaneRect {
    guard size.width > 1, size.height > 1 else { return self }
    // In dots, which are as wide as they are high.
    let across = Double(size.width * Canvas.dotsPerCell.width - 1)
    let down = Double(size.height * Canvas.dotsPerCell.height - 1)
    let unit = max(width / across, height / down)
    let extraX = (unit * across - width) / 2
    let extraY = (unit * down - height) / 2
    return PlaneRect(
      minX: minX - extraX, maxX: maxX + extraX, minY: minY - extraY, maxY: maxY + extraY)
  }
}
