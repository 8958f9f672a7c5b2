/// The loss over the rows that are kept from the training, at evenly spread positions of a run.
///
/// There are never more than ``limit``: when they are full every second one goes, and from then on
/// twice as many positions lie between them. So a long run hardly notices, and a short one has them all.
public struct TestLosses: Hashable, Sendable {
  /// The most that are kept.
  public static let limit = 512

  /// How many positions lie from one to the next.
  public private(set) var spacing = 1
  /// Those at the positions 0, `spacing`, 2 · `spacing`, …
  public private(set) var values: [Double] = []

  public init() {}

  /// The least finite one up to a position, and where it is; nil where there is none.
  ///
  /// - Complexity: O(limit).
  public func least(upTo position: Int) -> (position: Int, loss: Double)? {
    let known = values.prefix(max(position, -1) / spacing + 1)
    return known.enumerated().filter { $0.element.isFinite }.min { $0.element < $1.element }
      .map { ($0.offset * spacing, $0.element) }
  }

  /// Whether the next one is that of a position.
  func isDue(at position: Int) -> Bool { position == values.count * spacing }

  /// Adds the one that is due.
  mutating func append(_ loss: Double) {
    values.append(loss)
    guard values.count == Self.limit else { return }
    values = stride(from: 0, to: Self.limit, by: 2).map { values[$0] }
    spacing *= 2
  }

  /// Forgets those of positions beyond a head.
  mutating func cut(to head: Int) {
    values.removeLast(max(0, values.count - head / spacing - 1))
  }
}
