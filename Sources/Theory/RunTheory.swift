import Training

/// What mathematics says of a run at its cursor: computed when first asked for, and again only where the
/// loss in force, or for a loss that is not quadratic the place, is another.
///
/// It belongs to the thread of its run.
public final class RunTheory {
  /// The run.
  public let run: Run
  /// The most multiplications that are done for theory that is not asked for: some seconds' worth, unless
  /// the owner has less time.
  public var patience = 1 << 31

  private var cachedSource: (loss: LossIdentity, source: TheorySource)?
  private var known: Known?
  private var cachedDivergence: (of: DivergenceCause, divergence: Divergence, isFinal: Bool)?
  private var cachedGuide: (of: GuideCause, guide: AdaptiveGuide?)?
  /// What looks for the step at which the learning rate crosses its bound, and the events it looks at.
  private var scout: (events: [Event], scout: StabilityScout)?

  /// Theory, and what it is of.
  private struct Known {
    let theory: LossTheory
    let source: TheorySource
    /// Where its curvature was looked at.
    let parameters: [Double]
  }

  /// What tells a divergence from others.
  private struct DivergenceCause: Equatable {
    let step: Int
    let configuration: Configuration
    let events: [Event]
  }

  /// All that decides a guide.
  private struct GuideCause: Equatable {
    let loss: LossIdentity
    let parameters: [UInt64]
    let diagonal: [UInt64]
    let meanDecay: Double
    let learningRate: Double
  }

  private let makeSource: (Run) -> TheorySource

  /// Asks about a run.
  public convenience init(_ run: Run) {
    self.init(run) { TheorySource($0.lossInForce) }
  }

  /// Asks about a run, whose losses' theory comes from somewhere else.
  package init(_ run: Run, source: @escaping (Run) -> TheorySource) {
    (self.run, makeSource) = (run, source)
  }

  /// Where theory of the loss in force comes from; another object where the loss is another.
  public var source: TheorySource {
    if let cachedSource, cachedSource.loss == run.lossIdentity { return cachedSource.source }
    let source = makeSource(run)
    cachedSource = (run.lossIdentity, source)
    return source
  }

  /// What mathematics says of the loss in force; of the curvature at the position, where that is not
  /// the same everywhere.
  ///
  /// It is computed when first asked for, however long that takes.
  public var theory: LossTheory {
    if let knownTheory { return knownTheory }
    let theory = source.theory(at: run.parameters)
    hold(theory, of: source, at: run.parameters)
    return theory
  }

  /// As `theory`, where it is known or `patience` is enough for it; nil elsewhere.
  public var theoryAtHand: LossTheory? {
    knownTheory ?? (source.work <= patience ? theory : nil)
  }

  /// Takes in theory that was computed elsewhere.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - parameters: Where its curvature was looked at.
  public func hold(_ theory: LossTheory, of source: TheorySource, at parameters: [Double]) {
    known = Known(theory: theory, source: source, parameters: parameters)
  }

  /// Whether the theory of the loss in force at the position was computed already.
  public var isKnown: Bool { knownTheory != nil }

  /// The theory that is known, if it is that of the loss in force at the position.
  private var knownTheory: LossTheory? {
    guard let known, known.source === source,
      known.source.isQuadratic || known.parameters.hasSameBits(as: run.parameters)
    else { return nil }
    return known.theory
  }
}

extension RunTheory {
  /// The first record that is not finite, with why; nil while all are.
  public var divergence: Divergence? {
    guard let step = run.firstNonFiniteStep else { return nil }
    let configuration = run.divergedConfiguration ?? run.configuration
    let cause = DivergenceCause(step: step, configuration: configuration, events: run.events)
    if let cachedDivergence, cachedDivergence.of == cause,
      cachedDivergence.isFinal || theoryAtHand == nil
    {
      return cachedDivergence.divergence
    }
    let theory = source.isQuadratic ? theoryAtHand : theoryAtDeparture(before: step)
    let divergence = Divergence(
      step: step, learningRate: run.record(at: step).learningRate,
      baseRate: configuration[RunSettings.learningRate],
      bound: theory?.stabilityBound(for: configuration),
      suggestion: theory?.bestFixedRate(for: configuration),
      boundHoldsEverywhere: theory?.scope == .everywhere)
    cachedDivergence = (cause, divergence, !source.isQuadratic || theory != nil)
    return divergence
  }

  /// The curvature where the last change before a step was made, from which the run left for good.
  private func theoryAtDeparture(before step: Int) -> LossTheory? {
    guard source.work <= patience else { return nil }
    let position = run.events.last { $0.position <= step && $0.action.isChange }?.position ?? 0
    let parameters = position == 0 ? run.start : run.record(at: position - 1).parameters
    return source.theory(at: parameters)
  }

  /// The update ahead of the cursor from which the learning rate is on the other side of its bound; nil
  /// where there is none, and where none is known: unless the loss is quadratic, the bound ahead is
  /// another one that depends on where the run will be.
  ///
  /// - Complexity: Of what `patience` allows; where that is not enough, asking again goes on.
  public var stabilityChange: StabilityChange? {
    guard let theory = theoryAtHand, theory.scope == .everywhere else { return nil }
    let events = run.events
    if scout?.events != events || scout?.scout.covers(run.position) != true {
      scout = StabilityScout(from: run.inForce, nextEvent: run.nextEvent, theory: theory)
        .map { (events, $0) }
    }
    scout?.scout.look(atMost: min(patience, 1 << 28) / 4, events, theory)
    return scout?.scout.found
  }

  /// Whether asking for `stabilityChange` again may find it.
  public var isLookingAhead: Bool { scout.map { !$0.scout.isDone } ?? false }

  /// The guide for the optimiser and the learning rate in force at the cursor; nil for SGD, before the
  /// first update, and above 32 parameters, where it would cost more than a snapshot may.
  public var adaptiveGuide: AdaptiveGuide? {
    let (rate, meanDecay) = (run.learningRate, run.configuration.optimizer.meanDecay)
    guard run.start.count <= 32, rate > 0,
      let preconditioner = run.preconditioner,
      let hessian = theoryAtHand?.hessian
    else { return nil }
    let cause = GuideCause(
      loss: run.lossIdentity, parameters: run.parameters.map(\.bitPattern),
      diagonal: preconditioner.map(\.bitPattern), meanDecay: meanDecay,
      learningRate: rate)
    if let cachedGuide, cachedGuide.of == cause { return cachedGuide.guide }
    let guide = AdaptiveGuide(
      hessian, preconditioner: preconditioner, meanDecay: meanDecay, learningRate: rate)
    cachedGuide = (cause, guide)
    return guide
  }

  /// The loss over all rows, in double precision, on a grid of a plane.
  ///
  /// Nil where the plane is one of another space: the run was begun anew since it was asked for.
  ///
  /// A quadratic's comes from its Hessian and w* where they are at hand. Where rows and places are too
  /// many, some rows, evenly spread, stand for all.
  ///
  /// - Complexity: O(places + parameters²) for a quadratic, O(rows · (places + parameters)) for others.
  public func surface(_ request: SurfaceRequest) -> Surface? {
    guard request.plane.lies(inSpaceOf: run.start.count) else { return nil }
    let places = (0..<request.rows * request.columns).map {
      (x: request.x(column: $0 % request.columns), y: request.y(row: $0 / request.columns))
    }
    let known =
      source.isQuadratic ? theoryAtHand?.quadraticLosses(on: request.plane, at: places) : nil
    let values = known ?? source.losses?(request.plane, places)
    return values.map { Surface(request: request, values: $0) }
  }
}

extension Run {
  /// What mathematics says of the loss in force, at the position. It is computed at each asking; a
  /// `RunTheory` keeps what it knows.
  public var theory: LossTheory { RunTheory(self).theory }
}

extension [Double] {
  /// Whether two vectors are the same, NaN and all.
  public func hasSameBits(as other: [Double]) -> Bool {
    elementsEqual(other) { $0.bitPattern == $1.bitPattern }
  }
}

/// How sharp the loss is in the eyes of an adaptive optimiser, against where such optimisers were seen to
/// become unstable: a guide, no bound.
///
/// Cohen et al., "Adaptive gradient methods at the edge of stability", 2022,
/// https://arxiv.org/abs/2207.14484.
public struct AdaptiveGuide: Hashable, Sendable {
  /// The largest eigenvalue of P⁻¹H, P the optimiser's preconditioner at hand.
  public let sharpness: Double
  /// (2 + 2β₁)/((1 − β₁)·lr) for Adam, 2/lr for RMSprop and Adagrad.
  public let limit: Double

  /// Nil where a preconditioner is zero or not finite.
  init?(
    _ hessian: SquareMatrix, preconditioner diagonal: [Double], meanDecay beta1: Double,
    learningRate: Double
  ) {
    guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var scaled = hessian
    for row in 0..<hessian.size {
      for column in 0..<hessian.size {
        scaled[row, column] /= (diagonal[row] * diagonal[column]).squareRoot()
      }
    }
    guard let sharpness = SymmetricEigen(scaled)?.values.last else { return nil }
    self.sharpness = sharpness
    limit = (2 + 2 * beta1) / ((1 - beta1) * learningRate)
  }
}

/// That a run left the finite numbers: an outcome, not a failure.
public struct Divergence: Sendable, Hashable {
  /// The first step whose loss, or one of whose parameters, is not finite.
  public let step: Int
  /// The learning rate of that step.
  public let learningRate: Double
  /// The one that was set, of which schedule and warm-up made it.
  public let baseRate: Double
  /// The greatest stable learning rate there; nil where none is known.
  public let bound: Double?
  /// A learning rate to try; nil where none is known.
  public let suggestion: Double?
  /// Whether the bound holds everywhere, the loss being quadratic, or only where it was computed.
  public let boundHoldsEverywhere: Bool
}
