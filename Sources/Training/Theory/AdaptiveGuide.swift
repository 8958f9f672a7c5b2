/// How sharp the loss is in the eyes of an adaptive optimiser, against where such optimisers were seen to
/// become unstable: a guide, no bound.
///
/// Cohen et al., "Adaptive gradient methods at the edge of stability", 2022,
/// https://arxiv.org/abs/2207.14484.
public struct AdaptiveGuide: Hashable, Sendable {
  /// The largest eigenvalue of P⁻¹H, P the optimiser's preconditioner at hand.
  public let sharpness: Double
  /// (2 + 2β₁)/((1 − β₁)·lr) for Adam, 2/lr for RMSprop and Adagrad.
  public let limit: Double
}

extension Run {
  /// The guide for the optimiser and the learning rate in force at the cursor; nil for SGD, before the
  /// first update, and above 32 parameters, where it would cost more than a snapshot may.
  public var adaptiveGuide: AdaptiveGuide? {
    guard start.count <= 32, let preconditioner, let hessian = theoryAtHand?.hessian,
      learningRate > 0,
      preconditioner.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    var scaled = hessian
    for row in 0..<hessian.size {
      for column in 0..<hessian.size {
        scaled[row, column] /= (preconditioner[row] * preconditioner[column]).squareRoot()
      }
    }
    guard let sharpness = SymmetricEigen(scaled)?.values.last else { return nil }
    let beta1 = (optimizer as? Adam)?.beta1 ?? 0
    return AdaptiveGuide(
      sharpness: sharpness, limit: (2 + 2 * beta1) / ((1 - beta1) * learningRate))
  }

  /// What the optimiser divides the gradient by, parameter by parameter.
  private var preconditioner: [Double]? {
    let state = machine.optimizerState
    let count = start.count
    switch optimizer {
    case let rule as Adam:
      guard state.buffers.count == 3 * count, state.step > 0 else { return nil }
      let correction = 1 - LibraryFunctions.power(rule.beta2, Double(state.step))
      let squares = state.buffers[
        (rule.isAMSGrad ? 2 : 1) * count..<(rule.isAMSGrad ? 3 : 2) * count]
      return squares.map { ($0 / correction).squareRoot() + rule.epsilon }
    case let rule as RMSprop:
      guard state.buffers.count == 3 * count else { return nil }
      return (0..<count).map { index in
        let mean = rule.isCentered ? state.buffers[count + index] : 0
        return (state.buffers[index] - mean * mean).squareRoot() + rule.epsilon
      }
    case let rule as Adagrad:
      guard state.buffers.count == count else { return nil }
      return state.buffers.map { $0.squareRoot() + rule.epsilon }
    default: return nil
    }
  }
}
