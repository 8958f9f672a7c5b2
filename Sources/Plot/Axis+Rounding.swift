import TerminalKit

#if canImport(Glibc)
  import Glibc
#endif

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
