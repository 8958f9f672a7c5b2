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
