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
