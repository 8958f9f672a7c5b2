import Training

extension Quantity {
  /// The values at a run's position; nil where there is nothing to measure.
  ///
  /// The gradient norm is that of the update that led to the position.
  func values(of run: Run) -> [Double]? {
    switch self {
    case .loss: [run.evaluateLoss()]
    case .excess: run.theory.excess(at: run.parameters).map { [$0] }
    case .distance(.truth): run.theory.distanceToTruth(at: run.parameters).map { [$0] }
    case .distance(.minimizer): run.theory.distanceToMinimizer(at: run.parameters).map { [$0] }
    case .gradientNorm:
      run.position == 0 ? nil : [run.history.gradientNorm(at: run.position - 1)]
    case .parameters: run.parameters
    case .theory(let figure): figure.values(of: run)
    }
  }

  /// How many positions later than its own it can be measured.
  var delay: Int { self == .gradientNorm ? 1 : 0 }
}

extension Quantity.TheoryQuantity {
  fileprivate func values(of run: Run) -> [Double]? {
    let theory = run.theory
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
