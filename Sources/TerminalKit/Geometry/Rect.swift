/// A rectangle of cells, possibly empty; everything that draws takes one and stays inside it.
///
/// Every operation gives a rectangle inside the one it started from, down to 0×0, so that a layout needs no
/// checks of its own.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public let origin: Point
  /// The columns and rows.
  public let size: Size

  /// The rectangle of `size` whose top left cell is `origin`.
  public init(origin: Point = .zero, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The rectangle of `width` columns and `height` rows whose top left cell is (`x`, `y`).
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  /// An empty rectangle at the origin.
  public static let zero = Rect(size: .zero)

  /// The first column.
  public var minX: Int { origin.x }
  /// The first row.
  public var minY: Int { origin.y }
  /// The column after the last.
  public var maxX: Int { origin.x + size.width }
  /// The row after the last.
  public var maxY: Int { origin.y + size.height }
  /// The number of columns.
  public var width: Int { size.width }
  /// The number of rows.
  public var height: Int { size.height }
  /// Whether there is no cell inside.
  public var isEmpty: Bool { size.isEmpty }

  /// Whether the cell at `point` is inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
  }

  /// The cells inside both rectangles; empty, at the nearer corner, if there are none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(minX, other.minX)
    let top = max(minY, other.minY)
    return Rect(
      x: left, y: top,
      width: min(maxX, other.maxX) - left,
      height: min(maxY, other.maxY) - top)
  }

  /// What is left when the given rows and columns are taken off the edges; empty if nothing is.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    let left = min(Coordinate.extent(left), width)
    let top = min(Coordinate.extent(top), height)
    return Rect(
      x: minX + left, y: minY + top,
      width: width - left - Coordinate.extent(right),
      height: height - top - Coordinate.extent(bottom))
  }

  /// What is left when `cells` rows and columns are taken off every edge.
  public func inset(by cells: Int) -> Rect {
    inset(top: cells, left: cells, bottom: cells, right: cells)
  }

  /// The rectangle of at most `size` in the middle of this one.
  public func centered(_ size: Size) -> Rect {
    let width = min(size.width, self.width)
    let height = min(size.height, self.height)
    return Rect(
      x: minX + (self.width - width) / 2, y: minY + (self.height - height) / 2,
      width: width, height: height)
  }

  /// Row `index` from the top as a rectangle of one row; empty if there is no such row.
  public func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else {
      return Rect(x: minX, y: minY, width: width, height: 0)
    }
    return Rect(x: minX, y: minY + index, width: width, height: 1)
  }
}
