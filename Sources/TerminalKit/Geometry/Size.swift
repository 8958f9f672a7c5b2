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
