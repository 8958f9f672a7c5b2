import Theory
import Training

/// Watches a run from position 0 to its end and says which expectations it meets.
///
/// ```
/// var checker = ExpectationChecker(scenario.expectations(of: nil))
/// checker.observe(run)
/// while run.step() { checker.observe(run) }
/// let verdicts = checker.finish(run)
/// ```
///
/// At each position a quantity is measured once, whatever the number of claims about it, and only while a
/// claim waits for it.
public struct ExpectationChecker {
  private let expectations: [Expectation]
  /// The parts of all claims, those of the first one first.
  private var watches: [ClaimWatch] = []
  /// The places of each expectation's parts among them.
  private var places: [Range<Int>] = []
  private var watched: [WatchedQuantity] = []
  /// What theory says of the run that is looked at.
  private var theory: RunTheory?

  /// How often a quantity was measured, and a part of a claim looked at it: what the checking costs.
  private(set) var cost = (measurements: 0, looks: 0)

  /// The claims about one quantity.
  private struct WatchedQuantity {
    let quantity: Quantity
    /// The parts that are to be looked at from a position on, the last one next.
    var waiting: [(from: Int, place: Int)]
    /// The parts that are looked at now.
    var active: [Int] = []
  }

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
    self.expectations = expectations
    for expectation in expectations {
      let parts = ClaimWatch.parts(of: expectation.claim)
      places.append(watches.count..<watches.count + parts.count)
      watches += parts
    }
    var interests: [Quantity: [(from: Int, place: Int)]] = [:]
    var quantities: [Quantity] = []
    for (place, watch) in watches.enumerated() {
      guard let (quantity, from) = watch.interest else { continue }
      if interests[quantity] == nil { quantities.append(quantity) }
      interests[quantity, default: []].append((from, place))
    }
    watched = quantities.map { quantity in
      WatchedQuantity(
        quantity: quantity, waiting: (interests[quantity] ?? []).sorted { $0.from > $1.from })
    }
  }

  /// Looks at the run's position; to be called at each, in order.
  ///
  /// - Complexity: O(parts of claims that this position tells something of), and a measurement for each
  ///   of their quantities.
  public mutating func observe(_ run: Run) {
    let theory = self.theory.flatMap { $0.run === run ? $0 : nil } ?? RunTheory(run)
    self.theory = theory
    for index in watched.indices {
      let position = run.position - watched[index].quantity.delay
      while let next = watched[index].waiting.last, next.from <= position {
        watched[index].active.append(next.place)
        watched[index].waiting.removeLast()
      }
      guard !watched[index].active.isEmpty else { continue }
      let values = watched[index].quantity.values(of: theory)
      cost.measurements += 1
      cost.looks += watched[index].active.count
      for place in watched[index].active { watches[place].observe(values, at: position) }
      watched[index].active.removeAll { watches[$0].isSettled(after: position) }
    }
  }

  /// What came of each expectation, when the run has reached its end.
  public func finish(_ run: Run) -> [Verdict] {
    let isAsked = watches.contains { $0.interest == nil }
    let firstNonFinite = isAsked ? run.firstNonFinitePosition : nil
    return zip(expectations, places).map { expectation, places in
      Verdict(
        expectation: expectation,
        misses: watches[places].compactMap {
          $0.miss(atEnd: run.position, firstNonFinite: firstNonFinite)
        })
    }
  }
}

extension Run {
  /// The first position whose loss or parameters are not finite: a record's loss is of its own
  /// position, its parameters are of the next.
  fileprivate var firstNonFinitePosition: Int? {
    if let step = history.firstNonFiniteStep {
      return history.loss(at: step).isFinite ? step + 1 : step
    }
    return evaluateLoss().isFinite ? nil : position
  }
}

extension Scenario {
  /// What is expected of a variant's run, or of the scenario's own.
  public func expectations(of variant: String?) -> [Expectation] {
    expectations.filter { $0.variant == variant }
  }
}

extension Scenario {
  /// The data files that its runs need, as they are written, each once.
  public var dataFiles: [String] {
    var files: [String] = []
    for variant in [nil] + variants.map(Optional.some) {
      let configuration = (try? variant?.configuration(over: configuration)) ?? configuration
      if let file = configuration.dataFile, !files.contains(file) { files.append(file) }
    }
    return files
  }

  /// The scenario's own run, or a variant's, at position 0.
  ///
  /// - Parameter data: The tables of `dataFiles`, by their names.
  /// - Throws: `SettingError` if the run cannot be.
  public func makeRun(
    of variant: Variant? = nil, data: DataTables = [:]
  ) throws(SettingError) -> Run {
    let configuration = try variant?.configuration(over: configuration) ?? configuration
    return try Run(
      configuration: configuration, events: variant?.events ?? events, data: data)
  }

  /// Runs to the end whatever something is expected of, and says what came of each expectation.
  ///
  /// Runs of which nothing is expected are only made, so that one that cannot be is noticed.
  ///
  /// - Parameter data: The tables of `dataFiles`, by their names.
  /// - Throws: `SettingError` if a run cannot be.
  public func verdicts(
    data: DataTables = [:]
  ) throws(SettingError) -> [ExpectationChecker.Verdict] {
    var verdicts: [ExpectationChecker.Verdict] = []
    for variant in [nil] + variants.map(Optional.some) {
      let run = try makeRun(of: variant, data: data)
      let expectations = expectations(of: variant?.name)
      guard !expectations.isEmpty else { continue }
      var checker = ExpectationChecker(expectations)
      checker.observe(run)
      while run.step() { checker.observe(run) }
      verdicts += checker.finish(run)
    }
    return verdicts
  }
}
