/// Gradient descent with momentum, as `torch.optim.SGD`:
///
///     g ← g + ω·w                   with weight decay ω
///     b ← β·b + (1 − τ)·g           with momentum β and dampening τ; b ← g the first time
///     g ← g + β·b  or  g ← b        Nesterov, or not
///     w ← w − lr·g
///
/// Heavy ball: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964,
/// https://doi.org/10.1016/0041-5553(64)90137-5. Nesterov's form: Sutskever et al., "On the importance
/// of initialization and momentum in deep learning", 2013,
/// https://proceedings.mlr.press/v28/sutskever13.html.
///
/// **Rounding.** The last line is rounded twice in the notebook, which writes
/// `w.data - step_size * w.grad`, and once in `torch.optim.SGD`, which fuses the product with the
/// addition. A run does what its reader has beside it: with neither momentum nor weight decay it is
/// the notebook's line (`.twice`), with either it is `torch.optim`'s, for which the notebook has no
/// line. `.once` is `torch.optim`'s throughout.
package struct SGD: Optimizer {
  package var momentum = 0.0
  package var dampening = 0.0
  package var isNesterov = false
  package var weightDecay = 0.0
  /// Climbs instead.
  package var maximizes = false
  package var plainRounding = PlainRounding.once

  /// How the update without momentum and weight decay is rounded.
  package enum PlainRounding: Hashable, Sendable {
    /// The product and the difference each: the notebook's line.
    case twice
    /// The product fused with the difference: `torch.optim.SGD`.
    case once
  }

  package init() {}

  package func update<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    state: inout OptimizerState<Scalar>, learningRate: Double
  ) {
    state.step += 1
    if momentum == 0 {
      if !state.buffers.isEmpty { state.buffers = [] }
      plainUpdate(parameters, gradient: gradient, learningRate: Scalar(learningRate))
    } else {
      momentumUpdate(
        parameters, gradient: gradient, state: &state, learningRate: Scalar(learningRate))
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func plainUpdate<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    learningRate: Scalar
  ) {
    if weightDecay == 0, plainRounding == .twice, !maximizes {
      for i in parameters.indices { parameters[i] -= learningRate * gradient[i] }
      return
    }
    let decay = Scalar(weightDecay)
    for i in parameters.indices {
      var g = maximizes ? -gradient[i] : gradient[i]
      if weightDecay != 0 { g = g.addingProduct(decay, parameters[i]) }
      parameters[i] = parameters[i].addingProduct(-learningRate, g)
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func momentumUpdate<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    state: inout OptimizerState<Scalar>, learningRate: Scalar
  ) {
    let isFirst = state.buffers.count != parameters.count
    state.prepare(buffers: 1, length: parameters.count)
    let (decay, kept, taken) = (Scalar(weightDecay), Scalar(momentum), Scalar(1 - dampening))
    state.buffers.withUnsafeMutableBufferPointer { buffer in
      for i in parameters.indices {
        var g = maximizes ? -gradient[i] : gradient[i]
        if weightDecay != 0 { g = g.addingProduct(decay, parameters[i]) }
        buffer[i] = isFirst ? g : (buffer[i] * kept).addingProduct(taken, g)
        g = isNesterov ? g.addingProduct(kept, buffer[i]) : buffer[i]
        parameters[i] = parameters[i].addingProduct(-learningRate, g)
      }
    }
  }
}

extension SGD {
  static let dampeningSetting = SettingKey(
    name: "dampening", title: "dampening", domain: .number(NumberRange(), .linear(0.05)),
    default: 0, effect: .live,
    help: "Lessens what a new gradient adds to the momentum buffer.")

  static let nesterovSetting = OptimizerSettings.toggle(
    "nesterov", title: "Nesterov", help: "Looks ahead along the momentum before the update.",
    off: "The update is the momentum.",
    on: "The update is the gradient and one more step of the momentum.")

  static let entry = CatalogueEntry(
    kind: "sgd", title: "SGD",
    summary: "Moves against the gradient; with momentum, along its running sum.",
    settings: [
      OptimizerSettings.momentum, dampeningSetting, nesterovSetting,
      OptimizerSettings.coupledWeightDecay,
    ])

  /// Nesterov's form needs momentum and no dampening, as in PyTorch.
  @Sendable
  static func validate(_ configuration: Configuration) throws(SettingError) {
    let rule = SGD(configuration: configuration)
    if rule.isNesterov, rule.momentum <= 0 || rule.dampening != 0 {
      throw .conflict(
        name: nesterovSetting.name, with: [OptimizerSettings.momentum.name, dampeningSetting.name],
        accepted: "a momentum above 0 and a dampening of 0")
    }
  }

  /// The rule of a configuration whose optimiser is `sgd`.
  @Sendable
  init(configuration: Configuration) {
    momentum = configuration[OptimizerSettings.momentum]
    dampening = configuration[Self.dampeningSetting]
    isNesterov = configuration[Self.nesterovSetting]
    weightDecay = configuration[OptimizerSettings.coupledWeightDecay]
    plainRounding = .twice
  }
}
