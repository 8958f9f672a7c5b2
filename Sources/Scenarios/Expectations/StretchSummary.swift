/// What the values of a stretch of positions came to so far, of one quantity.
struct StretchSummary {
  private var count = 0
  private var sums: [Double] = []
  private var minima: [Double] = []
  private var maxima: [Double] = []
  private var firstMiss: String?

  /// Adds a position's values.
  mutating func add(_ values: [Double]?, at position: Int, for summary: Expectation.Summary) {
    guard let values else {
      firstMiss = firstMiss ?? "at \(position): \(summary.requirement.quantity) is not known here"
      return
    }
    count += 1
    if count == 1 {
      sums = values
      minima = values
      maxima = values
    } else {
      for index in sums.indices where index < values.count {
        sums[index] += values[index]
        minima[index] = Self.lesser(minima[index], values[index])
        maxima[index] = Self.greater(maxima[index], values[index])
      }
    }
    if summary.kind == .every, firstMiss == nil, let miss = summary.requirement.miss(values) {
      firstMiss = "at \(position): \(miss)"
    }
  }

  /// How the stretch misses its bounds; nil if it does not.
  func miss(of summary: Expectation.Summary, over range: ClosedRange<Int>, end: Int) -> String? {
    if let firstMiss { return firstMiss }
    guard count == range.count else {
      return "position \(range.upperBound) is past the end at \(end)"
    }
    let values: [Double]
    switch summary.kind {
    case .every: return nil
    case .mean: values = sums.map { $0 / Double(count) }
    case .min: values = minima
    case .max: values = maxima
    }
    return summary.requirement.miss(values).map {
      "\(summary.kind.rawValue) of \(range.lowerBound) to \(range.upperBound): \($0)"
    }
  }

  /// NaN if either is.
  private static func lesser(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : min(left, right)
  }

  private static func greater(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : max(left, right)
  }
}
