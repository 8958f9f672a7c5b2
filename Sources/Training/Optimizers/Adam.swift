/// Adam and AdamW, as `torch.optim.Adam` and `torch.optim.AdamW`:
///
///     w ← w·(1 − lr·ω)  or  g ← g + ω·w      decoupled weight decay ω, or not
///     m ← m + (1 − β₁)·(g − m)
///     v ← β₂·v + (1 − β₂)·g²
///     w ← w − lr/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
///
/// with the greatest v so far in its place for AMSGrad. Kingma and Ba, "Adam: a method for stochastic
/// optimization", 2014, https://arxiv.org/abs/1412.6980; Loshchilov and Hutter, "Decoupled weight decay
/// regularization", 2017, https://arxiv.org/abs/1711.05101; Reddi et al., "On the convergence of Adam
/// and beyond", 2019, https://arxiv.org/abs/1904.09237.
///
/// The square root of v is the correctly rounded one. PyTorch's is that for float32 on Intel's processors with
/// AVX2; on others it comes from the processor's own estimate of 1/√x and errs in the last place for one
/// number in six, and for float64 for one in seventy.
package struct Adam: Optimizer {
  package var beta1 = 0.9
  package var beta2 = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0
  /// Whether the weight decay acts on w itself and not by way of the gradient: AdamW.
  package var isDecoupled = false
  package var isAMSGrad = false
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
    let time = Double(state.step)
    // A power, as PyTorch has it in Python: it is not always the correctly rounded root.
    let correction = Scalar(
      LibraryFunctions.power(1 - LibraryFunctions.power(beta2, time), 0.5))
    let negativeStep = Scalar(-(learningRate / (1 - LibraryFunctions.power(beta1, time))))
    let (decay, shrink) = (Scalar(weightDecay), Scalar(1 - learningRate * weightDecay))
    let (kept, taken, added) = (Scalar(beta2), Scalar(1 - beta2), Scalar(epsilon))
    let mixing = Mixing<Scalar>(1 - beta1)
    state.buffers.withUnsafeMutableBufferPointer { buffer in
      for i in parameters.indices {
        var g = maximizes ? -gradient[i] : gradient[i]
        if weightDecay != 0 {
          if isDecoupled {
            parameters[i] *= shrink
          } else {
            g = g.addingProduct(decay, parameters[i])
          }
        }
        let m = mixing.mix(buffer[i], g)
        var v = (buffer[count + i] * kept).addingProduct(taken * g, g)
        (buffer[i], buffer[count + i]) = (m, v)
        if isAMSGrad {
          v = Scalar.maximumPassingNaN(buffer[2 * count + i], v)
          buffer[2 * count + i] = v
        }
        let denominator = v.squareRoot() / correction + added
        parameters[i] += (negativeStep * m) / denominator
      }
    }
  }
}

extension Adam {
  package func preconditioner(state: OptimizerState<Double>, count: Int) -> [Double]? {
    guard state.buffers.count == 3 * count, state.step > 0 else { return nil }
    let correction = 1 - LibraryFunctions.power(beta2, Double(state.step))
    let first = (isAMSGrad ? 2 : 1) * count
    return state.buffers[first..<first + count].map { ($0 / correction).squareRoot() + epsilon }
  }

  package var meanDecay: Double { beta1 }
}

/// PyTorch's `lerp` by one weight: from `start` towards `end`.
struct Mixing<Scalar: RunScalar> {
  private let weight: Scalar
  private let rest: Scalar

  init(_ weight: Double) {
    self.weight = Scalar(weight)
    rest = 1 - self.weight
  }

  /// `start + weight·(end − start)`, taken from the nearer end.
  func mix(_ start: Scalar, _ end: Scalar) -> Scalar {
    weight < 0.5
      ? start.addingProduct(weight, end - start)
      : end.addingProduct(-(end - start), rest)
  }
}

extension RunScalar {
  /// The greater of two numbers; NaN if either is.
  static func maximumPassingNaN(_ left: Self, _ right: Self) -> Self {
    if left.isNaN || right.isNaN { return .nan }
    return left > right ? left : right
  }
}

extension Adam {
  static let beta1Setting = OptimizerSettings.decay(
    "beta1", title: "β₁", 0.9, help: "How much of the running mean of the gradient is kept.")
  static let beta2Setting = OptimizerSettings.decay(
    "beta2", title: "β₂", 0.999, help: "How much of the running mean of its square is kept.")
  static let epsilonSetting = OptimizerSettings.epsilon(1e-8)
  static let amsgradSetting = OptimizerSettings.toggle(
    "amsgrad", title: "AMSGrad", help: "Divides by the greatest mean square so far.",
    off: "By the mean square as it is: after small gradients steps grow again.",
    on: "By its greatest value so far: steps do not grow again.")

  static let entry = CatalogueEntry(
    kind: "adam", title: "Adam",
    summary: "Moves along the mean gradient over the root of its mean square.",
    settings: [
      beta1Setting, beta2Setting, epsilonSetting, amsgradSetting,
      OptimizerSettings.coupledWeightDecay,
    ])

  /// The rule of a configuration whose optimiser is `adam`.
  @Sendable
  init(configuration: Configuration) {
    self.init(configuration, weightDecay: OptimizerSettings.coupledWeightDecay)
  }

  /// The rule of a configuration whose optimiser is `adamw`.
  @Sendable
  init(decoupledConfiguration: Configuration) {
    self.init(decoupledConfiguration, weightDecay: AdamW.weightDecaySetting)
    isDecoupled = true
  }

  private init(_ configuration: Configuration, weightDecay setting: SettingKey<Double>) {
    beta1 = configuration[Self.beta1Setting]
    beta2 = configuration[Self.beta2Setting]
    epsilon = configuration[Self.epsilonSetting]
    isAMSGrad = configuration[Self.amsgradSetting]
    weightDecay = configuration[setting]
  }
}

/// The catalogue's row of Adam with decoupled weight decay.
enum AdamW {
  static let weightDecaySetting = OptimizerSettings.weightDecay(
    0.01, help: "Shrinks w by this times the learning rate at every update.")

  static let entry = CatalogueEntry(
    kind: "adamw", title: "AdamW",
    summary: "Adam whose weight decay acts on w itself.",
    settings: [
      Adam.beta1Setting, Adam.beta2Setting, Adam.epsilonSetting, Adam.amsgradSetting,
      weightDecaySetting,
    ])
}
