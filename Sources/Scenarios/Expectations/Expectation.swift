/// Something that must be seen in a run: one line under `expect`, which makes a lesson a test.
public struct Expectation: Hashable, Sendable {
  /// What is claimed.
  public var claim: Claim
  /// The variant that it is claimed of; nil means the scenario's own run.
  public var variant: String?

  /// The forms of a claim.
  public enum Claim: Hashable, Sendable {
    /// Each quantity is in its bounds at a position.
    case at(position: Int, [Requirement])
    /// A summary of each quantity over the positions, both ends included, is in its bounds.
    case over(ClosedRange<Int>, [Summary])
    /// The first position at which the quantity is in its bounds; with `stay`, the first from which
    /// it is so to the end of the run.
    case reach(Requirement, step: Count, stay: Bool)
    /// The first position at which the loss or `w` is not finite.
    case notFinite(Count)
  }

  /// A quantity with the bounds of each of its values.
  public struct Requirement: Hashable, Sendable {
    /// What is measured.
    public var quantity: Quantity
    /// One for each value of the quantity.
    public var bounds: [Bound]

    /// Makes a requirement.
    public init(_ quantity: Quantity, _ bounds: [Bound]) {
      self.quantity = quantity
      self.bounds = bounds
    }
  }

  /// A requirement on what a stretch of positions comes to.
  public struct Summary: Hashable, Sendable {
    /// How the values of the stretch become one.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case mean, min, max, every
    }

    /// How the values of the stretch become one; `every` asks each of them.
    public var kind: Kind
    /// What is measured, and the bounds.
    public var requirement: Requirement

    /// Makes a summary.
    public init(_ kind: Kind, _ requirement: Requirement) {
      self.kind = kind
      self.requirement = requirement
    }
  }

  /// Makes an expectation.
  public init(_ claim: Claim, variant: String? = nil) {
    self.claim = claim
    self.variant = variant
  }
}

/// What a measured number must be: above one number, below another, within two.
///
/// `above` and `below` leave the limit itself out, `within` includes both ends. NaN is in no bound.
public struct Bound: Hashable, Sendable {
  /// The number that it must be greater than, if any.
  public var above: Double?
  /// The number that it must be less than, if any.
  public var below: Double?
  /// The numbers between which it must lie, ends included, if any.
  public var within: ClosedRange<Double>?

  /// Makes a bound of at least one part.
  public init(above: Double? = nil, below: Double? = nil, within: ClosedRange<Double>? = nil) {
    self.above = above
    self.below = below
    self.within = within
  }

  /// Whether the number satisfies all parts.
  public func contains(_ value: Double) -> Bool {
    guard !value.isNaN else { return false }
    if let above, !(value > above) { return false }
    if let below, !(value < below) { return false }
    if let within, !within.contains(value) { return false }
    return true
  }
}

extension Bound: CustomStringConvertible {
  /// The bound as the end of a sentence: `above 800.0`, `within 0.5 and 0.6`.
  public var description: String {
    var parts: [String] = []
    if let above { parts.append("above \(above)") }
    if let below { parts.append("below \(below)") }
    if let within { parts.append("within \(within.lowerBound) and \(within.upperBound)") }
    return parts.joined(separator: " and ")
  }
}

/// A position that an expectation names: exactly one, or one of a range.
public enum Count: Hashable, Sendable {
  /// This position.
  case exactly(Int)
  /// A position of the range, ends included.
  case within(ClosedRange<Int>)

  /// Whether the position is one of those meant.
  public func contains(_ position: Int) -> Bool {
    switch self {
    case .exactly(let expected): position == expected
    case .within(let range): range.contains(position)
    }
  }
}

extension Count: CustomStringConvertible {
  /// The position or the range, in words.
  public var description: String {
    switch self {
    case .exactly(let position): "\(position)"
    case .within(let range): "\(range.lowerBound) to \(range.upperBound)"
    }
  }
}
