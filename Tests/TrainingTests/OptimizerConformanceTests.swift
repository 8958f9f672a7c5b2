import Testing

@testable import Training

/// The rules against trajectories made with `torch.optim`.
@Suite struct OptimizerConformanceTests {
  @Test(arguments: try Fixture(conformance: "optim") { $0.string("mode") == "grads" }.cases)
  func givenGradientsMoveTheParametersAsInPyTorch(_ example: Fixture.Case) throws {
    if example.string("dtype") == "float32" {
      try check(example, Float.self)
    } else {
      try check(example, Double.self)
    }
  }

  private func check<Scalar: RunScalar>(_ example: Fixture.Case, _: Scalar.Type) throws {
    let groups = example.objects("groups")
    var parameters = example.objects("params").map { $0.numbers("data").map(Scalar.init) }
    var states = parameters.map { _ in OptimizerState<Scalar>() }
    let expected = example["result"].list("w")
    let tolerance = example["result"].number("tol_w") ?? 0
    #expect(expected.count == example.list("grad_steps").count)
    for (step, gradients) in example.list("grad_steps").enumerated() {
      let wanted = expected[step].list.map(\.numbers)
      #expect(wanted.count == parameters.count)
      for (index, gradient) in gradients.list.enumerated() {
        let overriding = index < groups.count ? groups[index] : Fixture.Case(.null)
        let hyper = Hyper(defaults: example["hyper"], overriding: overriding)
        if !gradient.isNull {
          let values = gradient.numbers.map(Scalar.init)
          try hyper.update(
            example.string("optimizer"), &parameters[index], values, &states[index])
        }
        for (value, want) in zip(parameters[index], wanted[index]) {
          if example.string("match") == "bits" {
            #expect(value == Scalar(want), "step \(step), parameter \(index)")
          } else {
            #expect(abs(Double(value) - want) <= tolerance, "step \(step), parameter \(index)")
          }
        }
      }
    }
  }
}

/// Constructor arguments of `torch.optim`, with PyTorch's names and defaults.
private struct Hyper {
  let defaults: Fixture.Case
  let overriding: Fixture.Case

  func number(_ key: String, _ value: Double) -> Double {
    overriding.number(key) ?? defaults.number(key) ?? value
  }

  func bool(_ key: String) -> Bool { defaults.bool(key) || overriding.bool(key) }

  var betas: [Double] {
    [overriding.numbers("betas"), defaults.numbers("betas"), [0.9, 0.999]].first { !$0.isEmpty }
      ?? []
  }

  func update<Scalar: RunScalar>(
    _ name: String, _ parameters: inout [Scalar], _ gradient: [Scalar],
    _ state: inout OptimizerState<Scalar>
  ) throws {
    let (rule, rate) = try #require(make(name))
    parameters.withUnsafeMutableBufferPointer { values in
      gradient.withUnsafeBufferPointer {
        rule.update(values, gradient: $0, state: &state, learningRate: rate)
      }
    }
  }

  private func make(_ name: String) -> (any Optimizer, learningRate: Double)? {
    switch name {
    case "SGD":
      var rule = SGD()
      rule.momentum = number("momentum", 0)
      rule.dampening = number("dampening", 0)
      rule.isNesterov = bool("nesterov")
      rule.weightDecay = number("weight_decay", 0)
      rule.maximizes = bool("maximize")
      return (rule, number("lr", 1e-3))
    case "Adam", "AdamW":
      var rule = Adam()
      (rule.beta1, rule.beta2) = (betas[0], betas[1])
      rule.epsilon = number("eps", 1e-8)
      rule.isDecoupled = name == "AdamW"
      rule.weightDecay = number("weight_decay", name == "AdamW" ? 1e-2 : 0)
      rule.isAMSGrad = bool("amsgrad")
      rule.maximizes = bool("maximize")
      return (rule, number("lr", 1e-3))
    case "RMSprop":
      var rule = RMSprop()
      rule.alpha = number("alpha", 0.99)
      rule.epsilon = number("eps", 1e-8)
      rule.weightDecay = number("weight_decay", 0)
      rule.momentum = number("momentum", 0)
      rule.isCentered = bool("centered")
      rule.maximizes = bool("maximize")
      return (rule, number("lr", 1e-2))
    case "Adagrad":
      var rule = Adagrad()
      rule.rateDecay = number("lr_decay", 0)
      rule.weightDecay = number("weight_decay", 0)
      rule.initialAccumulator = number("initial_accumulator_value", 0)
      rule.epsilon = number("eps", 1e-10)
      rule.maximizes = bool("maximize")
      return (rule, number("lr", 1e-2))
    default: return nil
    }
  }
}
