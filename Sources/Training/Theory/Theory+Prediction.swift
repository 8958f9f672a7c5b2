extension Theory {
  /// The excess that full-batch descent will have, step by step: SGD's own recurrence along each
  /// eigenvector, in double precision and without rounding to the run's dtype.
  ///
  /// Not ρᵏ, which misses what momentum does on the way: heavy ball may first rise to many times the
  /// first loss.
  ///
  /// - Parameters:
  ///   - parameters: Where it starts.
  ///   - buffer: The momentum buffer; nil before the first update with momentum.
  ///   - rates: The learning rate of each update to come.
  /// - Returns: The excess at the start and after each update; nil unless the loss is quadratic and the
  ///   optimiser SGD.
  func predictedExcess(
    from parameters: [Double], buffer: [Double]?, rule: DescentRule, rates: [Double]
  ) -> [Double]? {
    guard scope == .everywhere, let someMinimizer, let eigenvalues, let eigenvectors else {
      return nil
    }
    var total = Array(repeating: 0.0, count: rates.count + 1)
    for (eigenvalue, vector) in zip(eigenvalues, eigenvectors) {
      let coordinate = { (point: [Double]) in
        zip(vector, point).reduce(0) { $0 + $1.0 * $1.1 }
      }
      var direction = Direction(
        eigenvalue: eigenvalue, minimum: coordinate(someMinimizer), place: coordinate(parameters),
        buffer: buffer.map(coordinate))
      total[0] += direction.excess
      for (index, rate) in rates.enumerated() {
        direction.update(rule, rate)
        total[index + 1] += direction.excess
      }
    }
    return total
  }

  /// A run along one eigenvector.
  private struct Direction {
    let eigenvalue: Double
    let minimum: Double
    var place: Double
    var buffer: Double?

    var excess: Double { eigenvalue * (place - minimum) * (place - minimum) / 2 }

    mutating func update(_ rule: DescentRule, _ rate: Double) {
      var gradient = eigenvalue * (place - minimum) + rule.weightDecay * place
      if rule.momentum != 0 {
        let kept = buffer.map { rule.momentum * $0 + (1 - rule.dampening) * gradient } ?? gradient
        buffer = kept
        gradient = rule.isNesterov ? gradient + rule.momentum * kept : kept
      }
      place -= rate * gradient
    }
  }
}

extension Run {
  /// The excess that the theory predicts from the cursor on, for so many updates: at the cursor first.
  ///
  /// Nil where it predicts none: for losses that are not quadratic, for other optimisers than SGD, and
  /// with small batches.
  public func predictedExcess(steps: Int) -> [Double]? {
    guard let rule = DescentRule(configuration), batchSize == 0 || batchSize >= objective.rowCount
    else { return nil }
    var rates: [Double] = []
    var rate = learningRate
    for step in 0..<max(0, steps) {
      rates.append(rate)
      rate = schedule.next(
        after: rate, base: baseRate, step: position + step + 1 - scheduleOrigin)
    }
    let buffers = machine.optimizerState.buffers
    return theory.predictedExcess(
      from: machine.parameters, buffer: buffers.isEmpty ? nil : buffers, rule: rule, rates: rates)
  }
}
