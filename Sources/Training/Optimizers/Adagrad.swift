/// Adagrad, as `torch.optim.Adagrad`:
///
///     g ← g + ω·w                                  with weight decay ω
///     s ← s + g²
///     w ← w − lr/(1 + (t − 1)·δ) · g / (√s + ε)    with learning rate decay δ
///
/// Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
/// optimization", 2011, https://jmlr.org/papers/v12/duchi11a.html.
package struct Adagrad: Optimizer {
  package var rateDecay = 0.0
  package var initialAccumulator = 0.0
  package var epsilon = 1e-10
  package var weightDecay = 0.0
  /// Climbs instead.
  package var maximizes = false

  package init() {}

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func update<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    state: inout OptimizerState<Scalar>, learningRate: Double
  ) {
    state.prepare(buffers: 1, length: parameters.count, value: Scalar(initialAccumulator))
    let negativeRate = Scalar(-(learningRate / (1 + Double(state.step) * rateDecay)))
    let (decay, added) = (Scalar(weightDecay), Scalar(epsilon))
    state.step += 1
    state.buffers.withUnsafeMutableBufferPointer { sums in
      for i in parameters.indices {
        var g = maximizes ? -gradient[i] : gradient[i]
        if weightDecay != 0 { g = g.addingProduct(decay, parameters[i]) }
        sums[i] = sums[i].addingProduct(g, g)
        parameters[i] += (negativeRate * g) / (sums[i].squareRoot() + added)
      }
    }
  }
}

extension Adagrad {
  package func preconditioner(state: OptimizerState<Double>, count: Int) -> [Double]? {
    guard state.buffers.count == count else { return nil }
    return state.buffers.map { $0.squareRoot() + epsilon }
  }
}

extension Adagrad {
  static let rateDecaySetting = SettingKey(
    name: "rate_decay", title: "rate decay", domain: .number(NumberRange(0), .logarithmic),
    default: 0, effect: .live,
    help: "Divides the learning rate by 1 + this times the number of updates.")
  static let initialAccumulatorSetting = SettingKey(
    name: "initial_accumulator", title: "first sum", domain: .number(NumberRange(0), .logarithmic),
    default: 0, effect: .optimizerState,
    help: "What the sum of squared gradients starts at.")
  static let epsilonSetting = OptimizerSettings.epsilon(1e-10)

  static let entry = CatalogueEntry(
    kind: "adagrad", title: "Adagrad",
    summary: "Moves along the gradient over the root of the sum of its squares.",
    settings: [
      rateDecaySetting, initialAccumulatorSetting, epsilonSetting,
      OptimizerSettings.coupledWeightDecay,
    ])

  /// The rule of a configuration whose optimiser is `adagrad`.
  @Sendable
  init(configuration: Configuration) {
    rateDecay = configuration[Self.rateDecaySetting]
    initialAccumulator = configuration[Self.initialAccumulatorSetting]
    epsilon = configuration[Self.epsilonSetting]
    weightDecay = configuration[OptimizerSettings.coupledWeightDecay]
  }
}
