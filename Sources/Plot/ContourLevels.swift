import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

/// The heights at which contour lines run, in rising order; between two lies a band of one shade.
public struct ContourLevels: Hashable, Sendable {
  /// The heights.
  public let values: [Double]

  /// The heights of `values` in rising order, each once; what is not finite is left out.
  public init(_ values: [Double]) {
    var rising: [Double] = []
    for value in values.filter(\.isFinite).sorted() where value != rising.last {
      rising.append(value)
    }
    self.values = rising
  }

  /// Heights above `floor` in equal ratios, from what the lowest fiftieth of the field reaches to what all but the
  /// highest fiftieth reaches: a bowl gives evenly spaced lines and a valley shows to its bottom. O(n log n).
  public static func logarithmic(of field: Field, above floor: Double, count: Int) -> ContourLevels
  {
    let sorted = field.values.map { $0 - floor }.filter { $0.isFinite && $0 > 0 }.sorted()
    guard !sorted.isEmpty, count > 0, floor.isFinite else { return ContourLevels([]) }
    let lowest = log10(sorted[sorted.count / 50])
    let highest = log10(sorted[sorted.count - 1 - sorted.count / 50])
    guard highest - lowest > 1e-9 else { return ContourLevels([floor + pow(10, lowest)]) }
    let step = (highest - lowest) / Double(count)
    return ContourLevels((0..<count).map { floor + pow(10, lowest + step * (Double($0) + 0.5)) })
  }

  /// The band that `height` lies in: the number of levels that it reaches; nil for NaN. O(log n).
  public func band(of height: Double) -> Int? {
    guard !height.isNaN else { return nil }
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= height { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
