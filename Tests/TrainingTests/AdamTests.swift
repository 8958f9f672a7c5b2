import Testing

@testable import Training

@Suite struct AdamTests {
  /// `√(1 − β₂ᵗ)` is a power in PyTorch: 1 at t = 345 for β₂ = 0.9, where the correctly rounded root is
  /// the number below.
  ///
  /// Expected is what `torch.optim.Adam([w], lr=1.0, betas=(0.5, 0.9), eps=0.0)` in float64 makes of zeros at
  /// its 345th step, `exp_avg` being 1, 2, 3, 5 and `exp_avg_sq` 1, 3, 7, 11 before.
  @Test func biasCorrectionIsAPower() {
    var rule = Adam()
    (rule.beta1, rule.beta2, rule.epsilon) = (0.5, 0.9, 0)
    var state = OptimizerState<Double>()
    state.step = 344
    state.buffers = [1, 2, 3, 5] + [1, 3, 7, 11] + [0, 0, 0, 0]
    var parameters = [0.0, 0, 0, 0]
    parameters.withUnsafeMutableBufferPointer { parameters in
      [1.0, -2, 0.5, 7].withUnsafeBufferPointer { gradient in
        rule.update(parameters, gradient: gradient, state: &state, learningRate: 1)
      }
    }
    #expect(parameters == [-1, 0, -0.695837425926601, -1.5596257347301092])
  }
}
