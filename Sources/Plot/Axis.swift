import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

/// A range of values laid along a side of a plot, evenly or by powers of ten.
///
/// Whatever it is made of, both ends are finite, `lower` is below `upper`, and on a logarithmic axis both are positive.
public struct Axis: Hashable, Sendable {
  /// How values are laid out.
  public enum Scale: Hashable, Sendable, CaseIterable {
    /// Equal differences take equal room.
    case linear
    /// Equal ratios take equal room.
    case logarithmic
  }

  /// What the values are, which decides on ticks and their names.
  public enum Quantity: Hashable, Sendable {
    /// Any number.
    case number
    /// Whole numbers of something: 20k, 1M.
    case count
  }

  /// How values are laid out.
  public let scale: Scale
  /// What the values are.
  public let quantity: Quantity
  /// The value at the left or lower end.
  public let lower: Double
  /// The value at the right or upper end.
  public let upper: Double

  /// The axis from `lower` to `upper`, in either order.
  ///
  /// Ends that make no axis are mended: equal ones are moved apart, infinite ones pulled back to ±10³⁰⁰, NaN gives
  /// 0…1 (0.1…10 on a logarithmic axis), and on a logarithmic axis an end that is not positive gives six decades
  /// below the other.
  public init(
    from lower: Double, to upper: Double, scale: Scale = .linear, quantity: Quantity = .number
  ) {
    self.scale = scale
    self.quantity = quantity
    let ends =
      switch scale {
      case .linear: Self.linearEnds(min(lower, upper), max(lower, upper))
      case .logarithmic: Self.logarithmicEnds(min(lower, upper), max(lower, upper))
      }
    self.lower = ends.lower
    self.upper = ends.upper
  }

  /// Small enough for the difference of two ends to be finite.
  private static let limit = 1e300

  private static func linearEnds(_ lower: Double, _ upper: Double) -> (lower: Double, upper: Double)
  {
    guard !lower.isNaN, !upper.isNaN else { return (0, 1) }
    let lower = min(max(lower, -limit), limit)
    let upper = min(max(upper, -limit), limit)
    let size = max(lower.magnitude, upper.magnitude)
    if upper - lower > max(size * 1e-10, 1e-290) { return (lower, upper) }
    // The ends are equal: the value goes into the middle.
    let room = size < 1e-290 ? 0.5 : size * (size > 1e-280 ? 0.1 : 1)
    return (lower - room, upper + room)
  }

  private static func logarithmicEnds(
    _ lower: Double, _ upper: Double
  ) -> (lower: Double, upper: Double) {
    guard upper > 0, !lower.isNaN else { return (0.1, 10) }
    let upper = min(max(upper, 1e-299), limit)
    let lower = lower > 0 ? min(max(lower, 1e-300), limit) : max(upper * 1e-6, 1e-300)
    return upper / lower > 1 + 1e-9 ? (lower, upper) : (max(lower / 3, 1e-300), upper * 3)
  }

  /// Where `value` lies: 0 at `lower`, 1 at `upper`, less or more beyond; NaN for what is not finite, and −∞ for what
  /// a logarithmic axis has no place for.
  public func fraction(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    switch scale {
    case .linear:
      return (value - lower) / (upper - lower)
    case .logarithmic:
      guard value > 0 else { return -.infinity }
      return (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
    }
  }

  /// The value at `fraction` of the way from `lower` to `upper`.
  public func value(_ fraction: Double) -> Double {
    switch scale {
    case .linear: return lower + fraction * (upper - lower)
    case .logarithmic:
      return pow(10, log10(lower) + fraction * (log10(upper) - log10(lower)))
    }
  }

  /// All of `core`, and what of this axis lies within `reach` lengths of it at either end; of powers of ten at least
  /// three at either end. What lies within `outer` is shown, too.
  public func clamped(around core: Axis, reach: Double, within outer: Axis? = nil) -> Axis {
    var reach = reach
    if scale == .logarithmic {
      let decades = log10(core.upper) - log10(core.lower)
      reach = max(reach, 3 / decades)
    }
    let least = min(core.value(-reach), outer?.lower ?? .infinity)
    let most = max(core.value(1 + reach), outer?.upper ?? -.infinity)
    return Axis(
      from: min(core.lower, max(lower, least)), to: max(core.upper, min(upper, most)), scale: scale,
      quantity: quantity)
  }

  /// This axis with `fraction` of its length added at each end.
  public func padded(_ fraction: Double = 0.05) -> Axis {
    Axis(from: value(-fraction), to: value(1 + fraction), scale: scale, quantity: quantity)
  }

  /// This axis moved by `shift` of its length, then enlarged by `factor` about `center`; all in fractions.
  public func zoomed(by factor: Double, around center: Double = 0.5, shiftedBy shift: Double = 0)
    -> Axis
  {
    Axis(
      from: value(center - center * factor + shift),
      to: value(center + (1 - center) * factor + shift), scale: scale, quantity: quantity)
  }
}

extension Axis {
  /// This axis with its ends moved outwards to round values: to multiples of 1, 2 or 5 times a power of ten, of its
  /// own unit or of decades, of which two to five fit between the ends.
  ///
  /// An axis that grows with what is seen keeps its rounded ends until it grows past them.
  public func rounded() -> Axis {
    switch scale {
    case .linear:
      let step = Self.roundStep(atLeast: (upper - lower) / 5)
      return Axis(
        from: Self.steps(lower, step, .down) * step, to: Self.steps(upper, step, .up) * step,
        quantity: quantity)
    case .logarithmic:
      let ends = (log10(lower), log10(upper))
      let step = max(Self.roundStep(atLeast: (ends.1 - ends.0) / 5), 0.5)
      return Axis(
        from: pow(10, Self.steps(ends.0, step, .down) * step),
        to: pow(10, Self.steps(ends.1, step, .up) * step), scale: scale, quantity: quantity)
    }
  }

  /// A number in steps, rounded; what is a rounding error from a whole number of them is that number.
  private static func steps(
    _ value: Double, _ step: Double, _ rule: FloatingPointRoundingRule
  ) -> Double {
    let steps = value / step
    let nearest = steps.rounded()
    return abs(steps - nearest) < 1e-9 ? nearest : steps.rounded(rule)
  }

  /// The first of 1, 2 or 5 times a power of ten that is not below `size`.
  private static func roundStep(atLeast size: Double) -> Double {
    let decade = pow(10, log10(size).rounded(.down))
    return [1, 2, 5].map { $0 * decade }.first { $0 >= size * (1 - 1e-9) } ?? 10 * decade
  }
}

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
