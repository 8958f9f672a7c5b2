/// RMSprop, as `torch.optim.RMSprop`:
///
///     g ← g + ω·w                            with weight decay ω
///     v ← α·v + (1 − α)·g²
///     q ← √v + ε                             centred: √(v − a²) + ε, a the running mean of g
///     b ← β·b + g/q,  w ← w − lr·b           with momentum β; without: w ← w − lr·g/q
///
/// Hinton, "Neural networks for machine learning", lecture 6, 2012,
/// https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf.
package struct RMSprop: Optimizer {
  package var alpha = 0.99
  package var epsilon = 1e-8
  package var weightDecay = 0.0
  package var momentum = 0.0
  package var isCentered = false
  /// Climbs instead.
  package var maximizes = false

  package init() {}

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func update<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    state: inout OptimizerState<Scalar>, learningRate: Double
  ) {
    let count = parameters.count
    state.step += 1
    state.prepare(buffers: 3, length: count)
    let negativeRate = Scalar(-learningRate)
    let (decay, added) = (Scalar(weightDecay), Scalar(epsilon))
    let (kept, taken, pushed) = (Scalar(alpha), Scalar(1 - alpha), Scalar(momentum))
    let mixing = Mixing<Scalar>(1 - alpha)
    state.buffers.withUnsafeMutableBufferPointer { buffer in
      for i in parameters.indices {
        var g = maximizes ? -gradient[i] : gradient[i]
        if weightDecay != 0 { g = g.addingProduct(decay, parameters[i]) }
        let v = (buffer[i] * kept).addingProduct(taken * g, g)
        buffer[i] = v
        var spread = v
        if isCentered {
          let mean = mixing.mix(buffer[count + i], g)
          buffer[count + i] = mean
          spread = v.addingProduct(-mean, mean)
        }
        let root = spread.squareRoot() + added
        if momentum > 0 {
          let b = buffer[2 * count + i] * pushed + g / root
          buffer[2 * count + i] = b
          parameters[i] = parameters[i].addingProduct(negativeRate, b)
        } else {
          buffer[2 * count + i] = 0
          parameters[i] += (negativeRate * g) / root
        }
      }
    }
  }
}

extension RMSprop {
  package func preconditioner(state: OptimizerState<Double>, count: Int) -> [Double]? {
    guard state.buffers.count == 3 * count else { return nil }
    return (0..<count).map { index in
      let mean = isCentered ? state.buffers[count + index] : 0
      return (state.buffers[index] - mean * mean).squareRoot() + epsilon
    }
  }
}

extension RMSprop {
  static let alphaSetting = OptimizerSettings.decay(
    "alpha", title: "α", 0.99, help: "How much of the running mean of the squared gradient is kept."
  )
  static let epsilonSetting = OptimizerSettings.epsilon(1e-8)
  static let centeredSetting = OptimizerSettings.toggle(
    "centered", title: "centred", help: "Divides by the spread about the mean gradient.",
    off: "By the root of the mean square.", on: "By the root of the variance.")

  static let entry = CatalogueEntry(
    kind: "rmsprop", title: "RMSprop",
    summary: "Moves along the gradient over the root of its mean square.",
    settings: [
      alphaSetting, epsilonSetting, OptimizerSettings.momentum, centeredSetting,
      OptimizerSettings.coupledWeightDecay,
    ])

  /// The rule of a configuration whose optimiser is `rmsprop`.
  @Sendable
  init(configuration: Configuration) {
    alpha = configuration[Self.alphaSetting]
    epsilon = configuration[Self.epsilonSetting]
    momentum = configuration[OptimizerSettings.momentum]
    isCentered = configuration[Self.centeredSetting]
    weightDecay = configuration[OptimizerSettings.coupledWeightDecay]
  }
}
