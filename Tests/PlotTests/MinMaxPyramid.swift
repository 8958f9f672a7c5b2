import Plot

/// Samples with the minima and maxima of ever larger blocks, as a caller with long histories has them.
final class MinMaxPyramid: SampleSource {
  private let values: [Double]
  private let levels: [(minima: [Double], maxima: [Double])]

  init(_ values: [Double]) {
    self.values = values
    var minima = values.map { $0.isFinite ? $0 : .infinity }
    var maxima = values.map { $0.isFinite ? $0 : -.infinity }
    var levels = [(minima, maxima)]
    while minima.count > 1 {
      let half = (minima.count + 1) / 2
      minima = (0..<half).map { min(minima[2 * $0], minima[min(2 * $0 + 1, minima.count - 1)]) }
      maxima = (0..<half).map { max(maxima[2 * $0], maxima[min(2 * $0 + 1, maxima.count - 1)]) }
      levels.append((minima, maxima))
    }
    self.levels = levels
  }

  var count: Int { values.count }

  func value(at index: Int) -> Double { values[index] }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    var (start, end, level) = (range.lowerBound, range.upperBound, 0)
    while start < end {
      if start % 2 == 1 {
        lowest = min(lowest, levels[level].minima[start])
        highest = max(highest, levels[level].maxima[start])
        start += 1
      }
      if end % 2 == 1 {
        end -= 1
        lowest = min(lowest, levels[level].minima[end])
        highest = max(highest, levels[level].maxima[end])
      }
      (start, end, level) = (start / 2, end / 2, level + 1)
    }
    return lowest <= highest ? lowest...highest : nil
  }
}
