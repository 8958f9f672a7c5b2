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
    /// Seconds: 30s, 5m, 2h.
    case seconds
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
    // Nothing to tell apart: the value goes into the middle.
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
