/// What a loss makes of the losses of the elements.
public enum LossReduction: String, CaseIterable, Sendable, Hashable {
  /// Nothing: the result has a loss for each element.
  case none
  /// Their mean.
  case mean
  /// Their sum.
  case sum
}

extension LossReduction {
  /// The losses `x` reduced, without history.
  func value(of x: Tensor) throws(TensorError) -> Tensor {
    try noGrad { () throws(TensorError) in try apply(to: x) }
  }

  /// The losses `x` reduced.
  func apply(to x: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .none: x
    case .mean: try Tensor.Checked.mean(x)
    case .sum: try Tensor.Checked.sum(x)
    }
  }

  /// What the gradient of each of `count` losses is multiplied by: 1, or a part of the mean.
  func share(of count: Int) -> Double {
    switch self {
    case .none, .sum: 1
    case .mean: 1 / Double(count)
    }
  }
}
