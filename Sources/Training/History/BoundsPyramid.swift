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

/// Bounds of equal stretches of a row, and of ever longer groups of them, so that the bounds of any
/// stretch are found in logarithmic time.
struct BoundsPyramid: Sendable {
  /// How many entries of a level make one of the next.
  private static let fanOut = 16

  private let seriesCount: Int
  /// Level 0 has one entry for each stretch, `seriesCount` bounds an entry.
  private var levels: [[Bounds]] = [[]]

  init(seriesCount: Int) {
    self.seriesCount = seriesCount
  }

  /// How many stretches there are.
  var count: Int { levels[0].count / seriesCount }

  /// Adds the bounds of the next stretch, one for each series.
  mutating func append(_ bounds: [Bounds]) {
    levels[0] += bounds
    var level = 0
    while (levels[level].count / seriesCount).isMultiple(of: Self.fanOut) {
      let entries = levels[level].count / seriesCount
      if levels.count == level + 1 { levels.append([]) }
      for series in 0..<seriesCount {
        var union = Bounds()
        for entry in entries - Self.fanOut..<entries {
          union.formUnion(levels[level][entry * seriesCount + series])
        }
        levels[level + 1].append(union)
      }
      level += 1
    }
  }

  /// Forgets all but the first stretches.
  mutating func truncate(to count: Int) {
    var entries = count
    for level in levels.indices {
      levels[level].removeLast(max(0, levels[level].count - entries * seriesCount))
      entries /= Self.fanOut
    }
  }

  /// The bounds of one series over a range of stretches.
  ///
  /// - Complexity: O(log n).
  func bounds(_ series: Int, in range: Range<Int>) -> Bounds {
    var result = Bounds()
    var level = 0
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let isTop = level == levels.count - 1
      while lower < upper, isTop || !lower.isMultiple(of: Self.fanOut) {
        result.formUnion(levels[level][lower * seriesCount + series])
        lower += 1
      }
      while lower < upper, !upper.isMultiple(of: Self.fanOut) {
        upper -= 1
        result.formUnion(levels[level][upper * seriesCount + series])
      }
      (lower, upper) = (lower / Self.fanOut, upper / Self.fanOut)
      level += 1
    }
    return result
  }
}
