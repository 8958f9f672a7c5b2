import Autograd

/// What a row of data adds to the loss.
enum RowLoss: Hashable, Sendable {
  /// The square of the residual.
  case squared
  /// Half the square within δ, a straight line beyond: PyTorch's `huber_loss`.
  case huber(delta: Double)
  /// The residual's absolute value: PyTorch's `l1_loss`.
  case absolute
  /// `log(1 + exp(−y·xᵀw))` for labels y of ±1.
  case logistic

  /// The loss of each row, for the products `X·w` and the targets, both (n, 1).
  func values(_ products: Tensor, _ targets: Tensor) -> Tensor {
    switch self {
    case .squared:
      let residual = targets - products
      return residual * residual
    case .huber(let delta):
      let residual = products - targets
      let distance = residual.abs()
      return `where`(
        distance .> .double(delta), delta * (distance - 0.5 * delta), 0.5 * residual * residual)
    case .absolute: return (products - targets).abs()
    case .logistic: return (-targets * products).softplus()
    }
  }
}

extension Tensor {
  /// `log(1 + exp(x))`, and x itself above 20, where the two are the same to working precision:
  /// PyTorch's `softplus`.
  func softplus() -> Tensor {
    let isLarge = self .> .double(20)
    let small = `where`(isLarge, full([], 20.0, dtype: dtype), self)
    return `where`(isLarge, self, small.exp().log1p())
  }
}
