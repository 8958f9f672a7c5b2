import Autograd

/// What the theory in hand was computed from.
struct TheoryKey: Equatable {
  var position: Int?
  var configuration: Configuration
}

extension Run {
  /// What mathematics says of the loss in force; of the curvature at the position, where that is not
  /// the same everywhere.
  ///
  /// It is computed when first asked for, and again when the loss has changed.
  public var theory: Theory {
    if let cachedTheory, isCurrent(cachedTheory.key) { return cachedTheory.theory }
    let theory = problem.theory(of: exactObjective, at: machine.parameters)
    cachedTheory = (
      TheoryKey(position: problem.isQuadratic ? nil : position, configuration: configuration),
      theory
    )
    return theory
  }

  private func isCurrent(_ key: TheoryKey) -> Bool {
    if let position = key.position, position != self.position { return false }
    return problem.sharesObjective(key.configuration, configuration)
  }

  /// The loss in force in float64.
  var exactObjective: any Objective {
    if configuration.dtype == .float64 { return objective }
    if let cachedExactObjective,
      problem.sharesObjective(cachedExactObjective.configuration, configuration)
    {
      return cachedExactObjective.objective
    }
    let exact = problem.objective(for: configuration, dtype: .float64)
    cachedExactObjective = (configuration, exact)
    return exact
  }

  /// The loss at the cursor over all rows, in the run's dtype.
  public func evaluateLoss() -> Double { machine.loss(objective) }

  /// The loss at the cursor over the rows that are kept from the training, in the run's dtype; nil
  /// where there are none.
  public func evaluateTestLoss() -> Double? { problem.testObjective.map(machine.loss) }

  /// Whether rows are kept from the training.
  public var hasTestRows: Bool { problem.testObjective != nil }

  /// The loss at a position of the current line: the record's, or for the head, which has none yet, that
  /// of the batch in turn. Nil beyond the head.
  ///
  /// Asking for the head while the cursor is behind it goes there and back.
  public func loss(at position: Int) -> Double? {
    guard position >= 0, position <= head else { return nil }
    if position < head { return record(at: position).loss }
    let cursor = self.position
    rewind(to: head)
    defer { rewind(to: cursor) }
    return machine.loss(nextBatch() ?? objective)
  }

  /// The first record that is not finite, with why; nil while all are.
  public var divergence: Divergence? {
    guard let step = history.firstNonFiniteStep else { return nil }
    if let cachedDivergence, cachedDivergence.step == step { return cachedDivergence }
    let configuration = divergedConfiguration ?? self.configuration
    let theory = problem.isQuadratic ? self.theory : theoryAtDeparture(before: step)
    let divergence = Divergence(
      step: step, learningRate: record(at: step).learningRate,
      bound: theory.stabilityBound(for: configuration),
      suggestion: theory.bestFixedRate(for: configuration),
      boundHoldsEverywhere: theory.scope == .everywhere)
    cachedDivergence = divergence
    return divergence
  }

  /// The curvature where the last change before a step was made, from which the run left for good.
  private func theoryAtDeparture(before step: Int) -> Theory {
    let position =
      timeline.events.last { $0.position <= step && $0.action.isChange }?.position ?? 0
    let parameters = position == 0 ? start : record(at: position - 1).parameters
    return problem.theory(of: exactObjective, at: parameters)
  }

  /// The loss over all rows, in double precision, on a grid of a plane.
  ///
  /// Nil where the plane is one of another space: the run was begun anew since it was asked for.
  ///
  /// A quadratic's comes from its Hessian and w*. Where rows and places are too many, some rows, evenly spread,
  /// stand for all.
  ///
  /// - Complexity: O(places + parameters²) for a quadratic, O(rows · (places + parameters)) for others.
  public func surface(_ request: SurfaceRequest) -> Surface? {
    guard request.plane.lies(inSpaceOf: start.count) else { return nil }
    let objective = exactObjective
    let places = (0..<request.rows * request.columns).map {
      (x: request.x(column: $0 % request.columns), y: request.y(row: $0 / request.columns))
    }
    if let objective = objective as? SurfaceObjective {
      let points = places.map { request.plane.point(x: $0.x, y: $0.y) }
      return Surface(
        request: request, values: objective.losses(x: points.map { $0[0] }, y: points.map { $0[1] })
      )
    }
    if problem.isQuadratic, let values = theory.quadraticLosses(on: request.plane, at: places) {
      return Surface(request: request, values: values)
    }
    if let objective = objective as? LinearObjective {
      return Surface(
        request: request, values: objective.losses(on: request.plane, at: places))
    }
    return Surface(
      request: request,
      values: places.map {
        Curvature(of: objective, at: request.plane.point(x: $0.x, y: $0.y)).loss
      })
  }
}
