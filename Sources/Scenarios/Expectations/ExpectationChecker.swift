import Training

/// Watches a run from position 0 to its end and says which expectations it meets.
///
/// ```
/// var checker = ExpectationChecker(scenario.expectations(of: nil))
/// checker.observe(run)
/// while run.step() { checker.observe(run) }
/// let verdicts = checker.finish(run)
/// ```
public struct ExpectationChecker {
  private var watches: [(expectation: Expectation, parts: [ClaimWatch])]

  /// An expectation with what came of it.
  public struct Verdict: Hashable, Sendable {
    /// What was claimed.
    public let expectation: Expectation
    /// What was seen instead; empty if the expectation is met.
    public let misses: [String]

    /// Whether the expectation is met.
    public var isMet: Bool { misses.isEmpty }
  }

  /// Begins to watch for the expectations of one run.
  public init(_ expectations: [Expectation]) {
    watches = expectations.map { ($0, ClaimWatch.parts(of: $0.claim)) }
  }

  /// Looks at the run's position; to be called at each, in order.
  public mutating func observe(_ run: Run) {
    for index in watches.indices {
      for part in watches[index].parts.indices {
        watches[index].parts[part].observe(run)
      }
    }
  }

  /// What came of each expectation, when the run has reached its end.
  public func finish(_ run: Run) -> [Verdict] {
    watches.map { expectation, parts in
      Verdict(expectation: expectation, misses: parts.compactMap { $0.miss(atEndOf: run) })
    }
  }
}

extension Scenario {
  /// What is expected of a variant's run, or of the scenario's own.
  public func expectations(of variant: String?) -> [Expectation] {
    expectations.filter { $0.variant == variant }
  }
}
