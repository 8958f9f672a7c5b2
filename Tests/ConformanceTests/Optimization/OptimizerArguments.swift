@testable import Training

/// The constructor arguments of an optimiser for one parameter, with PyTorch's names and defaults.
struct OptimizerArguments {
  private let name: String
  private let hyper: [String: JSON]

  /// - Parameter group: What the parameter's group overrides.
  init(_ fixture: JSON, group: JSON?) throws {
    name = try fixture.member("optimizer", \.string)
    let shared = try fixture.member("hyper", \.object)
    hyper = shared.merging(group?.object ?? [:]) { _, own in own }
  }

  private func number(_ key: String, _ fallback: Double) -> Double {
    hyper[key]?.double ?? fallback
  }

  private func bool(_ key: String) -> Bool {
    hyper[key]?.bool ?? false
  }

  /// The rule and its learning rate; an argument that no rule knows is an error.
  func rule() throws -> (any PyTorchOptimizer, learningRate: Double) {
    if let unknown = hyper.keys.first(where: { !Self.known.contains($0) }) {
      throw FixtureError("argument \(unknown)")
    }
    return switch name {
    case "SGD": (sgd, number("lr", 1e-3))
    case "Adam", "AdamW": (adam, number("lr", 1e-3))
    case "RMSprop": (rmsprop, number("lr", 1e-2))
    case "Adagrad": (adagrad, number("lr", 1e-2))
    default: throw FixtureError("optimizer \(name)")
    }
  }

  private static let known: Set<String> = [
    "lr", "momentum", "dampening", "nesterov", "weight_decay", "maximize", "betas", "eps",
    "amsgrad",
    "alpha", "centered", "lr_decay", "initial_accumulator_value",
  ]

  private var sgd: SGD {
    var rule = SGD()
    rule.momentum = number("momentum", 0)
    rule.dampening = number("dampening", 0)
    rule.isNesterov = bool("nesterov")
    rule.weightDecay = number("weight_decay", 0)
    rule.maximizes = bool("maximize")
    return rule
  }

  private var adam: Adam {
    let betas = hyper["betas"]?.array?.compactMap(\.double) ?? [0.9, 0.999]
    var rule = Adam()
    (rule.beta1, rule.beta2) = (betas[0], betas[1])
    rule.epsilon = number("eps", 1e-8)
    rule.isDecoupled = name == "AdamW"
    rule.weightDecay = number("weight_decay", name == "AdamW" ? 1e-2 : 0)
    rule.isAMSGrad = bool("amsgrad")
    rule.maximizes = bool("maximize")
    return rule
  }

  private var rmsprop: RMSprop {
    var rule = RMSprop()
    rule.alpha = number("alpha", 0.99)
    rule.epsilon = number("eps", 1e-8)
    rule.weightDecay = number("weight_decay", 0)
    rule.momentum = number("momentum", 0)
    rule.isCentered = bool("centered")
    rule.maximizes = bool("maximize")
    return rule
  }

  private var adagrad: Adagrad {
    var rule = Adagrad()
    rule.rateDecay = number("lr_decay", 0)
    rule.weightDecay = number("weight_decay", 0)
    rule.initialAccumulator = number("initial_accumulator_value", 0)
    rule.epsilon = number("eps", 1e-10)
    rule.maximizes = bool("maximize")
    return rule
  }

  /// Which of the rule's buffers PyTorch calls `key`.
  func place(of key: String) -> Int? {
    switch (name, key) {
    case ("SGD", "momentum_buffer"), ("Adagrad", "sum"), ("RMSprop", "square_avg"): 0
    case ("Adam", "exp_avg"), ("AdamW", "exp_avg"): 0
    case ("Adam", "exp_avg_sq"), ("AdamW", "exp_avg_sq"), ("RMSprop", "grad_avg"): 1
    case ("Adam", "max_exp_avg_sq"), ("AdamW", "max_exp_avg_sq"), ("RMSprop", "momentum_buffer"): 2
    default: nil
    }
  }
}
