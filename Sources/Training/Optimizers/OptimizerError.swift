import Autograd

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
