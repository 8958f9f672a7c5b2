/// The excess that theory foretells for one update after another: the update's recurrence along each
/// eigenvector of the Hessian, in double precision, for full batches.
///
/// Along an eigenvector with eigenvalue λ the error c = vᵀ(w − w*) follows the optimiser's own lines with
/// the gradient λ·c + ω·vᵀw, and the excess is the sum of ½λ·c². Other than ρᵏ it knows the peak of heavy
/// ball.
public struct ExcessPrediction: Sendable {
  private let eigenvalues: [Double]
  /// The minimiser's coordinates along the eigenvectors.
  private let centers: [Double]
  private let rule: DescentRule
  private var errors: [Double]
  private var buffers: [Double]?

  /// The excess at the present position.
  public var excess: Double {
    zip(eigenvalues, errors).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 }
  }

  /// Goes on by an update with a learning rate.
  ///
  /// - Complexity: O(parameters).
  public mutating func update(learningRate: Double) {
    let gradients = errors.indices.map(gradient)
    guard rule.momentum != 0 else {
      for i in errors.indices { errors[i] -= learningRate * gradients[i] }
      return
    }
    let taken = 1 - rule.dampening
    let new = gradients.indices.map { i in
      buffers.map { rule.momentum * $0[i] + taken * gradients[i] } ?? gradients[i]
    }
    for i in errors.indices {
      let step = rule.isNesterov ? gradients[i] + rule.momentum * new[i] : new[i]
      errors[i] -= learningRate * step
    }
    buffers = new
  }

  private func gradient(_ index: Int) -> Double {
    eigenvalues[index] * errors[index] + rule.weightDecay * (errors[index] + centers[index])
  }
}

extension ExcessPrediction {
  /// Begins at `parameters`.
  ///
  /// - Parameter last: The update that led there, where momentum goes on from it: the parameters before
  ///   and the learning rate.
  init(
    theory: (eigenvalues: [Double], eigenvectors: [[Double]], minimizer: [Double]),
    rule: DescentRule, parameters: [Double], last: (parameters: [Double], learningRate: Double)?
  ) {
    func along(_ vector: [Double]) -> [Double] {
      theory.eigenvectors.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    eigenvalues = theory.eigenvalues
    centers = along(theory.minimizer)
    self.rule = rule
    errors = zip(along(parameters), centers).map { $0 - $1 }
    guard rule.momentum != 0, let last, last.learningRate != 0 else { return }
    let before = along(last.parameters)
    let steps = zip(before, along(parameters)).map { ($0 - $1) / last.learningRate }
    guard rule.isNesterov else {
      buffers = steps
      return
    }
    buffers = steps.indices.map { i in
      let gradient =
        eigenvalues[i] * (before[i] - centers[i]) + rule.weightDecay * before[i]
      return (steps[i] - gradient) / rule.momentum
    }
  }
}

extension Theory {
  /// What theory foretells from `parameters` on; nil where the loss is not quadratic, its minimiser is
  /// unknown, or the optimiser is not SGD.
  ///
  /// - Parameters:
  ///   - configuration: The values in force.
  ///   - last: The update that led there, where momentum goes on from it: the parameters before it and
  ///     its learning rate.
  public func prediction(
    for configuration: Configuration, from parameters: [Double],
    after last: (parameters: [Double], learningRate: Double)?
  ) -> ExcessPrediction? {
    guard scope == .everywhere, let eigenvalues, let eigenvectors, let someMinimizer,
      let rule = DescentRule(configuration), parameters.count == someMinimizer.count
    else { return nil }
    return ExcessPrediction(
      theory: (eigenvalues, eigenvectors, someMinimizer), rule: rule, parameters: parameters,
      last: last)
  }
}
