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
