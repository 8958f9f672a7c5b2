import Autograd

/// What a row of data adds to the loss.
package enum RowLoss: Hashable, Sendable {
  /// The square of the residual.
  case squared
  /// Half the square within δ, a straight line beyond: PyTorch's `huber_loss`.
  case huber(delta: Double)
  /// The residual's absolute value: PyTorch's `l1_loss`.
  case absolute
  /// `log(1 + exp(−y·xᵀw))` for labels y of ±1.
  case logistic

  /// The loss of each row, for the products `X·w` and the targets, both (n, 1).
  package func values(_ products: Tensor, _ targets: Tensor) -> Tensor {
    switch self {
    case .squared:
      let residual = targets - products
      return residual * residual
    case .huber(let delta): return huberLoss(products, targets, reduction: .none, delta: delta)
    case .absolute: return l1Loss(products, targets, reduction: .none)
    case .logistic: return (-targets * products).softplus()
    }
  }

  /// The mean over all rows, in PyTorch's operations: `norm(y − X·w)² / n` of squares, as the notebook writes
  /// it; `F.huber_loss` and `F.l1_loss`, whose gradients round otherwise than that of a mean; and
  /// `F.softplus(−y·(X·w)).mean()`.
  func mean(_ products: Tensor, _ targets: Tensor) -> Tensor {
    switch self {
    case .squared: norm(targets - products) ** 2 / Double(targets.shape[0])
    case .huber(let delta): huberLoss(products, targets, delta: delta)
    case .absolute: l1Loss(products, targets)
    case .logistic: values(products, targets).mean()
    }
  }
}
