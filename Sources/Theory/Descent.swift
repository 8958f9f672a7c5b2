import Training

/// The settings of a configuration that decide how gradient descent moves on a quadratic.
struct DescentRule {
  let momentum: Double
  let dampening: Double
  let isNesterov: Bool
  /// Added to every eigenvalue.
  let weightDecay: Double

  /// The rule of a configuration whose optimiser is SGD, with full batches or not; nil for others.
  init?(_ configuration: Configuration) {
    guard let rule = configuration.optimizer as? SGD else { return nil }
    momentum = rule.momentum
    dampening = rule.dampening
    isNesterov = rule.isNesterov
    weightDecay = rule.weightDecay
  }

  /// The factor by which an error along an eigenvector shrinks or grows at each update, in the end:
  /// the largest |z| of the update's characteristic polynomial.
  func factor(eigenvalue: Double, learningRate: Double) -> Double {
    let step = learningRate * (eigenvalue + weightDecay)
    guard momentum != 0 else { return (1 - step).magnitude }
    let trace: Double
    let determinant: Double
    if isNesterov {
      trace = (1 + momentum) * (1 - step)
      determinant = momentum * (1 - step)
    } else {
      trace = 1 + momentum - (1 - dampening) * step
      determinant = momentum
    }
    let discriminant = trace * trace - 4 * determinant
    if discriminant < 0 { return determinant.squareRoot() }
    return (trace.magnitude + discriminant.squareRoot()) / 2
  }

  /// The greatest learning rate at which an error along an eigenvector does not grow.
  func bound(eigenvalue: Double) -> Double {
    let curvature = eigenvalue + weightDecay
    if isNesterov { return (2 + 2 * momentum) / ((1 + 2 * momentum) * curvature) }
    let taken = momentum == 0 ? 1 : 1 - dampening
    return (2 + 2 * momentum) / (taken * curvature)
  }
}

extension LossTheory {
  /// The learning rate above which full-batch descent diverges on a quadratic: 2/λmax, with momentum β
  /// (2 + 2β)/λmax; nil where the optimiser is not SGD, where momentum is 1 or more, or where the loss
  /// does not curve upwards.
  ///
  /// Where the loss is not quadratic it is a local bound, above which a run may still converge.
  public func stabilityBound(for configuration: Configuration) -> Double? {
    guard let rule = DescentRule(configuration), rule.momentum < 1,
      rule.momentum == 0 || rule.dampening < 1,
      let largestEigenvalue, largestEigenvalue + rule.weightDecay > 0
    else { return nil }
    return rule.bound(eigenvalue: largestEigenvalue)
  }

  /// The one learning rate that shrinks the worst direction fastest without momentum, beside a
  /// configuration's weight decay ω: 2/(λmin + λmax + 2ω), λmin the least eigenvalue that is not zero.
  public func bestFixedRate(for configuration: Configuration) -> Double? {
    guard let curvatures, let least = curvatures.first, let largest = curvatures.last else {
      return nil
    }
    let weightDecay = DescentRule(configuration)?.weightDecay ?? 0
    return 2 / (least + largest + 2 * weightDecay)
  }

  /// ρ, the factor of the distance to the minimiser at each update in the end; its square is that of
  /// the excess. Nil where the optimiser is not SGD.
  public func rate(for configuration: Configuration, learningRate: Double) -> Double? {
    directionRates(for: configuration, learningRate: learningRate)?.max()
  }

  /// ρ along each eigenvector whose eigenvalue is not zero, in the order of the eigenvalues.
  public func directionRates(
    for configuration: Configuration, learningRate: Double
  ) -> [Double]? {
    guard let rule = DescentRule(configuration), let curvatures else { return nil }
    return curvatures.map { rule.factor(eigenvalue: $0, learningRate: learningRate) }
  }

  /// Where a run with coupled weight decay ω ends: (H + ωI)⁻¹Hw*; nil without weight decay, and where
  /// the loss is not quadratic.
  public func decayedMinimizer(for configuration: Configuration) -> [Double]? {
    guard scope == .everywhere, let rule = DescentRule(configuration), rule.weightDecay > 0,
      let eigenvalues, let eigenvectors, let someMinimizer
    else { return nil }
    var end = Array(repeating: 0.0, count: someMinimizer.count)
    for (value, vector) in zip(eigenvalues, eigenvectors) {
      let coordinate = zip(vector, someMinimizer).reduce(0) { $0 + $1.0 * $1.1 }
      let part = value / (value + rule.weightDecay) * coordinate
      for index in end.indices { end[index] += part * vector[index] }
    }
    return end
  }
}

/// The excess that theory predicts for one update after another: the update's recurrence along each
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

extension LossTheory {
  /// What theory predicts from `parameters` on; nil where the loss is not quadratic, its minimiser is
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
