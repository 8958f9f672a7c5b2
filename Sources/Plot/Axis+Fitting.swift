import TerminalKit

extension Axis {
  /// The y axis on which the visible part of `series` shows: a little longer than their range.
  ///
  /// A few isolated outliers (at most a twentieth of the width, beyond a gap twenty times the range of the rest) are
  /// left off a linear axis, so that they cannot flatten everything else. Without a finite value (on a logarithmic
  /// axis, a positive one) the axis is the one that NaN gives.
  ///
  /// - Parameters:
  ///   - including: Values that must be on the axis too, such as a level to compare with.
  ///   - padding: The part of its length that is added at each end.
  public static func fitting(
    _ series: [Series], over x: Axis, scale: Scale, including: [Double] = [],
    padding: Double = 0.05
  ) -> Axis {
    switch scale {
    case .linear: return linearFit(series, over: x, including: including).padded(padding)
    case .logarithmic:
      return logarithmicFit(series, over: x, including: including).padded(padding)
    }
  }

  private static func logarithmicFit(
    _ series: [Series], over x: Axis, including: [Double]
  ) -> Axis {
    let extra = including.filter { $0.isFinite && $0 > 0 }
    let lows = series.compactMap { $0.smallestPositive(from: x.lower, to: x.upper) } + extra
    let highs = series.compactMap { $0.extremes(from: x.lower, to: x.upper)?.upperBound } + extra
    return Axis(
      from: lows.min() ?? .nan, to: highs.filter { $0 > 0 }.max() ?? .nan, scale: .logarithmic)
  }

  private static func linearFit(_ series: [Series], over x: Axis, including: [Double]) -> Axis {
    let columns = 200
    let edges = (0...columns).map { x.value(Double($0) / Double(columns)) }
    var lows: [Double] = []
    var highs: [Double] = []
    for curve in series {
      for column in 0..<columns {
        if let found = curve.extremes(from: edges[column], to: edges[column + 1]) {
          lows.append(found.lowerBound)
          highs.append(found.upperBound)
        }
      }
    }
    let extra = including.filter(\.isFinite)
    let lower = trimmed(lows.map { -$0 }).map { -$0 }
    let upper = trimmed(highs)
    let ends = [lower, upper].compactMap { $0 } + extra
    return Axis(from: ends.min() ?? .nan, to: ends.max() ?? .nan)
  }

  /// The largest of `values` without isolated outliers; nil if there are no values. O(n log n).
  private static func trimmed(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard let most = sorted.last else { return nil }
    let outliers = sorted.count / 20
    guard outliers > 0 else { return most }
    // What lies at the other end may be outliers too.
    let least = sorted[outliers]
    for index in sorted.count - outliers..<sorted.count {
      let below = sorted[index - 1]
      // Halves, so that huge values do not overflow.
      if sorted[index] / 2 - below / 2 > 20 * (below / 2 - least / 2), below > least {
        return below
      }
    }
    return most
  }
}
