import Autograd

/// An optimiser of `torch.optim`: it prints and refuses settings as PyTorch does.
package protocol PyTorchOptimizer: Optimizer {
  /// The class in `torch.optim`.
  var pyTorchName: String { get }

  /// The arguments of the class that a person chooses, and those that only PyTorch has, as it prints
  /// them; without the learning rate.
  var pyTorchSettings: [String: String] { get }

  /// Throws if a setting is out of range; the learning rate is checked first.
  func checkSettings() throws(OptimizerError)
}

extension PyTorchOptimizer {
  /// The text that PyTorch prints of an optimiser with one group of parameters.
  package func text(learningRate: Double) -> String {
    var settings = pyTorchSettings
    settings["lr"] = settingText(learningRate)
    let lines = settings.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)\n" }
    return "\(pyTorchName) (\nParameter Group 0\n\(lines.joined()))"
  }

  /// Throws PyTorch's error unless parameters can be moved by this rule with this learning rate.
  package func check(learningRate: Double, parameters: [Tensor]) throws(OptimizerError) {
    guard learningRate >= 0 else { throw .learningRate(learningRate) }
    try checkSettings()
    guard !parameters.isEmpty else { throw .noParameters }
    guard parameters.allSatisfy(\.isLeaf) else { throw .notALeaf }
  }
}

private func truthText(_ truth: Bool) -> String {
  Scalar.bool(truth).description
}

extension SGD: PyTorchOptimizer {
  package var pyTorchName: String { "SGD" }

  package var pyTorchSettings: [String: String] {
    [
      "dampening": settingText(dampening), "differentiable": "False", "foreach": "None",
      "fused": "None", "maximize": truthText(maximizes), "momentum": settingText(momentum),
      "nesterov": truthText(isNesterov), "weight_decay": settingText(weightDecay),
    ]
  }

  package func checkSettings() throws(OptimizerError) {
    guard momentum >= 0 else { throw .momentum(momentum) }
    guard weightDecay >= 0 else { throw .weightDecay(weightDecay) }
    guard !isNesterov || (momentum > 0 && dampening == 0) else { throw .nesterov }
  }
}

extension Adam: PyTorchOptimizer {
  package var pyTorchName: String { isDecoupled ? "AdamW" : "Adam" }

  package var pyTorchSettings: [String: String] {
    [
      "amsgrad": truthText(isAMSGrad),
      "betas": "(\(Scalar.double(beta1)), \(Scalar.double(beta2)))",
      "capturable": "False", "decoupled_weight_decay": truthText(isDecoupled),
      "differentiable": "False", "eps": settingText(epsilon), "foreach": "None", "fused": "None",
      "maximize": truthText(maximizes), "weight_decay": settingText(weightDecay),
    ]
  }

  package func checkSettings() throws(OptimizerError) {
    guard epsilon >= 0 else { throw .epsilon(epsilon) }
    for (index, beta) in [beta1, beta2].enumerated() where !(0..<1).contains(beta) {
      throw .beta(index: index, beta)
    }
    guard weightDecay >= 0 else { throw .weightDecay(weightDecay) }
  }
}

extension RMSprop: PyTorchOptimizer {
  package var pyTorchName: String { "RMSprop" }

  package var pyTorchSettings: [String: String] {
    [
      "alpha": settingText(alpha), "capturable": "False", "centered": truthText(isCentered),
      "differentiable": "False", "eps": settingText(epsilon), "foreach": "None",
      "maximize": truthText(maximizes), "momentum": settingText(momentum),
      "weight_decay": settingText(weightDecay),
    ]
  }

  package func checkSettings() throws(OptimizerError) {
    guard epsilon >= 0 else { throw .epsilon(epsilon) }
    guard momentum >= 0 else { throw .momentum(momentum) }
    guard weightDecay >= 0 else { throw .weightDecay(weightDecay) }
    guard alpha >= 0 else { throw .alpha(alpha) }
  }
}

extension Adagrad: PyTorchOptimizer {
  package var pyTorchName: String { "Adagrad" }

  package var pyTorchSettings: [String: String] {
    [
      "differentiable": "False", "eps": settingText(epsilon), "foreach": "None", "fused": "None",
      "initial_accumulator_value": settingText(initialAccumulator),
      "lr_decay": settingText(rateDecay), "maximize": truthText(maximizes),
      "weight_decay": settingText(weightDecay),
    ]
  }

  package func checkSettings() throws(OptimizerError) {
    guard rateDecay >= 0 else { throw .rateDecay(rateDecay) }
    guard weightDecay >= 0 else { throw .weightDecay(weightDecay) }
    guard initialAccumulator >= 0 else { throw .initialAccumulator(initialAccumulator) }
    guard epsilon >= 0 else { throw .epsilon(epsilon) }
  }
}

/// Why an optimiser can't work with its settings or parameters.
///
/// The messages are PyTorch's.
package enum OptimizerError: Error, Hashable, Sendable {
  case learningRate(Double)
  case momentum(Double)
  case weightDecay(Double)
  case nesterov
  case beta(index: Int, Double)
  case epsilon(Double)
  case alpha(Double)
  case rateDecay(Double)
  case initialAccumulator(Double)
  case noParameters
  case notALeaf
}

extension OptimizerError: CustomStringConvertible {
  /// What is wrong, in PyTorch's words.
  package var description: String {
    switch self {
    case .learningRate(let value): "Invalid learning rate: \(settingText(value))"
    case .momentum(let value): "Invalid momentum value: \(settingText(value))"
    case .weightDecay(let value): "Invalid weight_decay value: \(settingText(value))"
    case .nesterov: "Nesterov momentum requires a momentum and zero dampening"
    case .beta(let index, let value):
      "Invalid beta parameter at index \(index): \(Scalar.double(value))"
    case .epsilon(let value): "Invalid epsilon value: \(settingText(value))"
    case .alpha(let value): "Invalid alpha value: \(settingText(value))"
    case .rateDecay(let value): "Invalid lr_decay value: \(settingText(value))"
    case .initialAccumulator(let value):
      "Invalid initial_accumulator_value value: \(settingText(value))"
    case .noParameters: "optimizer got an empty parameter list"
    case .notALeaf: "can't optimize a non-leaf Tensor"
    }
  }
}

/// A setting as PyTorch prints it: whole numbers without a point, as people write them.
func settingText(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? Scalar.double(value).description
}
