/// Theory of a run, and what it is of.
struct CachedTheory {
  let theory: Theory
  let source: TheorySource
  /// Where its curvature was looked at.
  let parameters: [Double]
}

extension Run {
  /// Where theory of the loss in force comes from; another object where the loss is another.
  public var theorySource: TheorySource {
    if let cachedTheorySource,
      problem.sharesObjective(cachedTheorySource.configuration, configuration)
    {
      return cachedTheorySource.source
    }
    let source = objective.theorySource(trueParameters: problem.trueParameters)
    cachedTheorySource = (configuration, source)
    return source
  }

  /// What mathematics says of the loss in force; of the curvature at the position, where that is not
  /// the same everywhere.
  ///
  /// It is computed when first asked for, however long that takes, and again when the loss has changed.
  public var theory: Theory {
    if let knownTheory { return knownTheory }
    let theory = theorySource.theory(at: machine.parameters)
    hold(theory, of: theorySource, at: machine.parameters)
    return theory
  }

  /// As `theory`, where it is known or `patience` is enough for it; nil elsewhere.
  public var theoryAtHand: Theory? {
    knownTheory ?? (theorySource.work <= patience ? theory : nil)
  }

  /// Takes in theory that was computed elsewhere.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - parameters: Where its curvature was looked at.
  public func hold(_ theory: Theory, of source: TheorySource, at parameters: [Double]) {
    cachedTheory = CachedTheory(theory: theory, source: source, parameters: parameters)
    if source.isQuadratic { cachedDivergence = nil }
  }

  /// Whether the theory of the loss in force at the position was computed already.
  public var knowsTheory: Bool { knownTheory != nil }

  /// The theory in hand, if it is that of the loss in force at the position.
  private var knownTheory: Theory? {
    guard let cachedTheory, cachedTheory.source === theorySource,
      cachedTheory.source.isQuadratic
        || cachedTheory.parameters.hasSameBits(as: machine.parameters)
    else { return nil }
    return cachedTheory.theory
  }

  /// The first record that is not finite, with why; nil while all are.
  public var divergence: Divergence? {
    guard let step = history.firstNonFiniteStep else { return nil }
    if let cachedDivergence, cachedDivergence.step == step { return cachedDivergence }
    let configuration = divergedConfiguration ?? self.configuration
    let theory = theorySource.isQuadratic ? theoryAtHand : theoryAtDeparture(before: step)
    let divergence = Divergence(
      step: step, learningRate: record(at: step).learningRate,
      baseRate: configuration[RunSettings.learningRate],
      bound: theory?.stabilityBound(for: configuration),
      suggestion: theory?.bestFixedRate(for: configuration),
      boundHoldsEverywhere: theory?.scope == .everywhere)
    cachedDivergence = divergence
    return divergence
  }

  /// The curvature where the last change before a step was made, from which the run left for good.
  private func theoryAtDeparture(before step: Int) -> Theory? {
    guard theorySource.work <= patience else { return nil }
    let position =
      timeline.events.last { $0.position <= step && $0.action.isChange }?.position ?? 0
    let parameters = position == 0 ? start : record(at: position - 1).parameters
    return theorySource.theory(at: parameters)
  }
}

extension [Double] {
  /// Whether two vectors are the same, NaN and all.
  public func hasSameBits(as other: [Double]) -> Bool {
    elementsEqual(other) { $0.bitPattern == $1.bitPattern }
  }
}
