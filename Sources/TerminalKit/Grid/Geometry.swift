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

/// A size in cells. Neither side is ever negative.
public struct Size: Hashable, Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int

  /// A size of `width` columns and `height` rows; each is clamped to 0…2³⁰.
  public init(width: Int, height: Int) {
    self.width = Coordinate.extent(width)
    self.height = Coordinate.extent(height)
  }

  /// No columns and no rows.
  public static let zero = Size(width: 0, height: 0)

  /// Whether nothing fits: a side is zero.
  public var isEmpty: Bool { width == 0 || height == 0 }
}

/// The limits that keep every sum of two coordinates inside `Int`.
enum Coordinate {
  static let limit = 1 << 30

  /// `value` as a position, clamped to ±2³⁰.
  static func position(_ value: Int) -> Int { min(max(value, -limit), limit) }

  /// `value` as a length, clamped to 0…2³⁰.
  static func extent(_ value: Int) -> Int { min(max(value, 0), limit) }
}

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

/// How long a part of a split is, in cells.
public enum Extent: Hashable, Sendable {
  /// This many cells, or what is left of them.
  case cells(Int)
  /// A share of what the fixed parts leave, in proportion to the weights of all shares.
  case share(Int)

  /// One share of weight 1.
  public static let rest = Extent.share(1)
}

extension Rect {
  /// The first `height` rows, and the rest.
  public func splitTop(_ height: Int) -> (top: Rect, rest: Rect) {
    let taken = min(Coordinate.extent(height), self.height)
    return (
      Rect(x: minX, y: minY, width: width, height: taken),
      Rect(x: minX, y: minY + taken, width: width, height: self.height - taken)
    )
  }

  /// The last `height` rows, and the rest.
  public func splitBottom(_ height: Int) -> (bottom: Rect, rest: Rect) {
    let parts = splitTop(self.height - min(Coordinate.extent(height), self.height))
    return (parts.rest, parts.top)
  }

  /// The first `width` columns, and the rest.
  public func splitLeft(_ width: Int) -> (left: Rect, rest: Rect) {
    let taken = min(Coordinate.extent(width), self.width)
    return (
      Rect(x: minX, y: minY, width: taken, height: height),
      Rect(x: minX + taken, y: minY, width: self.width - taken, height: height)
    )
  }

  /// The last `width` columns, and the rest.
  public func splitRight(_ width: Int) -> (right: Rect, rest: Rect) {
    let parts = splitLeft(self.width - min(Coordinate.extent(width), self.width))
    return (parts.rest, parts.left)
  }

  /// Side by side, from the left: one rectangle an extent, with `gap` columns between.
  public func columns(_ extents: [Extent], gap: Int = 0) -> [Rect] {
    Self.lengths(extents, within: width, gap: gap).map {
      Rect(x: minX + $0.start, y: minY, width: $0.length, height: height)
    }
  }

  /// One under the other, from the top: one rectangle an extent, with `gap` rows between.
  public func rows(_ extents: [Extent], gap: Int = 0) -> [Rect] {
    Self.lengths(extents, within: height, gap: gap).map {
      Rect(x: minX, y: minY + $0.start, width: width, height: $0.length)
    }
  }

  /// Fixed parts get their cells first, in order; the shares divide what is left without losing a cell.
  private static func lengths(
    _ extents: [Extent], within total: Int, gap: Int
  ) -> [(start: Int, length: Int)] {
    let gap = Coordinate.extent(gap)
    let gaps = min(total, extents.count > 1 ? gap * (extents.count - 1) : 0)
    var left = total - gaps
    var weights = 0
    var lengths = extents.map { extent -> Int in
      switch extent {
      case .cells(let count):
        let taken = min(Coordinate.extent(count), left)
        left -= taken
        return taken
      case .share(let weight):
        weights += Coordinate.extent(weight)
        return 0
      }
    }
    for (index, extent) in extents.enumerated() {
      guard case .share(let asked) = extent, weights > 0 else { continue }
      let weight = Coordinate.extent(asked)
      lengths[index] = left * weight / weights
      left -= lengths[index]
      weights -= weight
    }
    var start = 0
    return lengths.map { length in
      defer { start = min(start + length + gap, total) }
      return (start, length)
    }
  }
}
