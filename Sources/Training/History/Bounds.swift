/// The least and the greatest of the finite values seen; empty where none was.
struct Bounds: Hashable, Sendable {
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity

  /// Takes a value in; NaN and infinities are passed over.
  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    if value < minimum { minimum = value }
    if value > maximum { maximum = value }
  }

  /// Takes in what other bounds have seen.
  mutating func formUnion(_ other: Bounds) {
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }

  /// Both ends; nil where no finite value was seen.
  var range: (minimum: Double, maximum: Double)? {
    minimum <= maximum ? (minimum, maximum) : nil
  }
}
