import Testing

@testable import Dashboard
@testable import Training

/// What is said of a run that left the finite numbers.
@Suite struct DivergenceInSightTests {
  /// The step that is named is the first at which the header, the banner and the loss agree.
  @Test func isThereFromTheStepThatItNames() throws {
    var bench = try BenchState.diverged.bench()
    let step = try #require(bench.model.snapshot.divergence?.step)
    let history = bench.run.history
    #expect(!history.loss(at: step).isFinite && history.loss(at: step - 1).isFinite)
    while bench.model.snapshot.position > step { bench.press(.character(",")) }
    let text = bench.screen().plainText
    #expect(bench.model.snapshot.position == step)
    #expect(
      text.contains("DIVERGED") && text.contains("From step \(step) on the loss is not finite"))
    bench.press(.character(","))
    #expect(RunState(bench.model) != .diverged)
    #expect(!bench.screen().plainText.contains("is not finite"))
  }
}
