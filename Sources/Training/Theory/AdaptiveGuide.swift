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
    guard start.count <= 32,
      let preconditioner = optimizer.preconditioner(
        state: machine.optimizerState, count: start.count),
      let hessian = theoryAtHand?.hessian,
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
    let beta1 = optimizer.meanDecay
    return AdaptiveGuide(
      sharpness: sharpness, limit: (2 + 2 * beta1) / ((1 - beta1) * learningRate))
  }
}
