import Theory
import Training

/// What an expectation measures at a position of a run, over all rows of the data.
public enum Quantity: Hashable, Sendable {
  /// The loss, in the run's dtype.
  case loss
  /// The loss above the floor, in float64.
  case excess
  /// The Euclidean distance of `w` to a point.
  case distance(to: Target)
  /// The Euclidean norm of the gradient of the update from this position.
  case gradientNorm
  /// Each parameter.
  case parameters
  /// What the theory says of the data in force at the position.
  case theory(TheoryQuantity)

  /// The point that a distance is measured to.
  public enum Target: String, Hashable, Sendable, CaseIterable {
    /// The vector that generated the data.
    case truth = "true_w"
    /// The minimiser of the loss on the data.
    case minimizer = "w*"
  }

  /// The figures of the theory, by their names in scenario files.
  public enum TheoryQuantity: String, Hashable, Sendable, CaseIterable {
    /// The eigenvalues of the Hessian, ascending.
    case eigenvalues
    /// The largest eigenvalue over the smallest.
    case conditionNumber = "condition_number"
    /// The largest stable learning rate with the optimiser in force.
    case stabilityBound = "stability_bound"
    /// The best fixed learning rate of gradient descent without momentum, the weight decay in force.
    case bestFixedRate = "best_fixed_rate"
    /// The factor of the distance in a step, at the learning rate of the update from this position.
    case rate
    /// The minimiser of the loss.
    case minimizer
    /// The loss at the minimiser.
    case floor
  }
}

extension Quantity: CustomStringConvertible {
  /// The name that a message uses.
  public var description: String {
    switch self {
    case .loss: "loss"
    case .excess: "excess"
    case .distance(let target): "distance to \(target.rawValue)"
    case .gradientNorm: "gradient norm"
    case .parameters: "w"
    case .theory(let quantity): quantity.rawValue
    }
  }
}

extension Quantity {
  /// The values at a run's position; nil where there is nothing to measure.
  ///
  /// The gradient norm is that of the update that led to the position.
  func values(of theory: RunTheory) -> [Double]? {
    let run = theory.run
    return switch self {
    case .loss: [run.evaluateLoss()]
    case .excess: theory.theory.excess(at: run.parameters).map { [$0] }
    case .distance(.truth): theory.theory.distanceToTruth(at: run.parameters).map { [$0] }
    case .distance(.minimizer): theory.theory.distanceToMinimizer(at: run.parameters).map { [$0] }
    case .gradientNorm:
      run.position == 0 ? nil : [run.history.gradientNorm(at: run.position - 1)]
    case .parameters: run.parameters
    case .theory(let figure): figure.values(of: theory)
    }
  }

  /// How many positions later than its own it can be measured.
  var delay: Int { self == .gradientNorm ? 1 : 0 }
}

extension Quantity.TheoryQuantity {
  fileprivate func values(of runTheory: RunTheory) -> [Double]? {
    let (run, theory) = (runTheory.run, runTheory.theory)
    return switch self {
    case .eigenvalues: theory.eigenvalues
    case .conditionNumber: theory.conditionNumber.map { [$0] }
    case .stabilityBound: theory.stabilityBound(for: run.configuration).map { [$0] }
    case .bestFixedRate: theory.bestFixedRate(for: run.configuration).map { [$0] }
    case .rate:
      theory.rate(for: run.configuration, learningRate: run.learningRate).map { [$0] }
    case .minimizer: theory.minimizer
    case .floor: theory.floor.map { [$0] }
    }
  }
}

extension Expectation.Requirement {
  /// Whether the values of a position are in their bounds; nil are the values of what is not known.
  func isMet(by values: [Double]?) -> Bool {
    guard let values, values.count == bounds.count else { return false }
    return values.indices.allSatisfy { bounds[$0].contains(values[$0]) }
  }

  /// How the values of a position miss their bounds; nil if they are all in them.
  func miss(_ values: [Double]?) -> String? {
    guard let values else { return "\(quantity) is not known here" }
    guard values.count == bounds.count else {
      return "\(quantity) has \(values.count.counted("value")), not \(bounds.count)"
    }
    for (index, (value, bound)) in zip(values, bounds).enumerated() where !bound.contains(value) {
      let place = values.count > 1 ? "[\(index + 1)]" : ""
      return "\(quantity)\(place) is \(value), not \(bound)"
    }
    return nil
  }
}

extension Quantity {
  /// The key under which a file has it; a figure of the theory stands under `theory`.
  var key: String {
    switch self {
    case .distance: ScenarioSchema.distance
    case .theory(let figure): figure.rawValue
    case .loss, .excess, .gradientNorm, .parameters:
      ScenarioSchema.quantities.first { $0.quantity == self }?.key ?? ""
    }
  }

  /// How many values it has; nil where the problem decides.
  var valueCount: Int? {
    switch self {
    case .loss, .excess, .distance, .gradientNorm: 1
    case .parameters: nil
    case .theory(let figure):
      switch figure {
      case .eigenvalues, .minimizer: nil
      case .conditionNumber, .stabilityBound, .bestFixedRate, .rate, .floor: 1
      }
    }
  }
}
