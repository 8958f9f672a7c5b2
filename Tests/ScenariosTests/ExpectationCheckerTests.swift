import Scenarios
import Testing
import Training

/// Expectations on the notebook's run, whose numbers PyTorch gives: the loss falls from 6.44 at 0 to
/// 0.259181 at 10 and 0.0255806 at 19; w₂₀ = (−0.883732, 1.973336).
@Suite struct ExpectationCheckerTests {
  func misses(_ expectation: String, settings: String = "") throws -> [String] {
    let text = "piste: 1\n\(settings)\nexpect:\n  - \(expectation)\n"
    let scenario = try ScenarioReader.read(Array(text.utf8), file: "x")
    return try scenario.verdicts().flatMap(\.misses)
  }

  @Test(arguments: [
    "{at: 10, loss: {above: 0.259, below: 0.2593}}",
    "{at: 20, w: [{within: [-0.8838, -0.8837]}, {within: [1.9733, 1.9734]}]}",
    "{at: 20, distance: {to: true_w, within: [0.119, 0.12]}}",
    "{at: 0, gradient_norm: {within: [4.72, 4.73]}}",
    "{at: 19, gradient_norm: {below: 0.5}}",
    "{from: 0, to: 20, loss: {max: {below: 6.45}}, excess: {min: {above: 0}}}",
    "{from: 0, to: 20, w: {every: [{above: -1}, {above: -0.1}]}}",
    "{from: 19, to: 19, loss: {mean: {within: [0.0255, 0.0256]}}}",
    "{from: 0, to: 1, loss: {mean: {within: [5.4331, 5.4332]}}}",
    "{reach: {loss: {below: 4.43}}, step: 1}",
    "{reach: {loss: {below: 4.43}}, step: {within: [0, 2]}, stay: true}",
    "{at: 0, theory: {floor: {within: [0.0084, 0.0085]}, stability_bound: {above: 0.7}}}",
  ])
  func whatIsTrueIsMet(_ expectation: String) throws {
    #expect(try misses(expectation) == [])
  }

  @Test(arguments: [
    ("{at: 10, loss: {above: 0.26}}", "at 10: loss is 0.25918"),
    ("{at: 21, loss: {above: 0}}", "position 21 is past the end at 20"),
    ("{at: 20, gradient_norm: {above: 0}}", "past the end"),
    ("{at: 3, w: [{above: -9}]}", "w has 2 values, not 1"),
    ("{at: 20, w: [{above: -9}, {above: 2}]}", "w[2] is 1.9733"),
    ("{from: 0, to: 20, loss: {max: {below: 6.4}}}", "max of 0 to 20: loss is 6.43"),
    ("{from: 0, to: 20, loss: {every: {above: 0.3}}}", "at 10: loss"),
    ("{from: 0, to: 30, loss: {mean: {above: 0}}}", "position 30 is past the end"),
    ("{reach: {loss: {below: 4.43}}, step: 2}", "first reached at 1, not at 2"),
    ("{reach: {loss: {below: 0.001}}, step: 2}", "never reached"),
    ("{reach: {loss: {above: 6}}, step: 0, stay: true}", "not kept to the end"),
    ("{not_finite: 3}", "all is finite"),
  ])
  func whatIsNotTrueIsMissedWithWhatWasSeen(_ pair: (String, String)) throws {
    let misses = try misses(pair.0)
    #expect(misses.count == 1)
    #expect(misses.first?.contains(pair.1) == true, "\(misses)")
  }

  /// Up and down again: a loss that rises above 6 at 2 and comes back under it.
  @Test func firstReachedAndReachedToStayAreTwoThings() throws {
    let settings = """
      learning_rate: 0.1
      events:
        - {at: 5, set: {learning_rate: 3}}
        - {at: 7, set: {learning_rate: 0.1}}
      steps: 60
      """
    #expect(
      try misses("{reach: {loss: {below: 4.43}}, step: 1}", settings: settings) == [])
    let stay = try misses("{reach: {loss: {below: 4.43}}, step: 1, stay: true}", settings: settings)
    #expect(stay.first?.contains("holds to the end from") == true)
  }

  @Test func notFiniteIsFoundWhereTheLossOverflows() throws {
    #expect(try misses("{not_finite: 71}", settings: "learning_rate: 1\nsteps: 80") == [])
    #expect(try misses("{not_finite: 70}", settings: "learning_rate: 1\nsteps: 80").count == 1)
    #expect(try misses("{not_finite: 71}", settings: "learning_rate: 1\nsteps: 71") == [])
    #expect(try misses("{not_finite: 71}", settings: "learning_rate: 1\nsteps: 70").count == 1)
  }

  /// On the eigenvalues 1 and 4, with 0.1·1.1ᵏ: |1 − 4·0.1·1.1²⁰| = 1.69100 a step, at 24 after an event 1.
  @Test func theRateIsThatOfTheUpdate() throws {
    let settings = """
      problem: {kind: quadratic-bowl, eigenvalues: [1, 4]}
      start: [1, 1]
      dtype: float64
      steps: 30
      schedule: {kind: exponential, gamma: 1.1}
      events: [{at: 24, set: {learning_rate: 0.5}}]
      """
    for (position, low, high) in [(0, 0.8999, 0.9001), (20, 1.6909, 1.6911), (24, 0.9999, 1.0001)] {
      let claim = "{at: \(position), theory: {rate: {within: [\(low), \(high)]}}}"
      #expect(try misses(claim, settings: settings) == [])
    }
  }

  /// 2/(λmin + λmax + 2ω), as the screen has it: with the eigenvalues 1 and 4, 0.4, and 0.25 beside ω = 1.5.
  @Test(arguments: [(0.0, 0.4), (1.5, 0.25)])
  func theBestFixedRateIsThatBesideTheWeightDecay(decay: Double, rate: Double) throws {
    let settings = """
      problem: {kind: quadratic-bowl, eigenvalues: [1, 4]}
      start: [1, 1]
      optimizer: {kind: sgd, weight_decay: \(decay)}
      """
    let claim = "{at: 0, theory: {best_fixed_rate: {within: [\(rate - 1e-12), \(rate + 1e-12)]}}}"
    #expect(try misses(claim, settings: settings) == [])
  }

  @Test func aVariantIsAskedForItself() throws {
    let settings = "compare: [{name: big, learning_rate: 1, steps: 80}]"
    #expect(try misses("{not_finite: 71, variant: big}", settings: settings) == [])
    #expect(try misses("{not_finite: 71}", settings: settings).count == 1)
  }

  /// A rate that throws `w` out of the numbers in one update: the loss before it was finite, and what
  /// follows is in no bound.
  @Test func notFiniteIsFoundWhereTheParametersOverflow() throws {
    let settings = "learning_rate: 3e38"
    #expect(try misses("{not_finite: 1}", settings: settings) == [])
    for kind in ["min", "max", "mean", "every"] {
      let misses = try misses("{from: 0, to: 3, loss: {\(kind): {above: -1}}}", settings: settings)
      #expect(misses.count == 1, "\(kind)")
    }
  }

  /// The base's event lowers the rate at 5, the variant's own does at 2.
  @Test func aVariantHasItsOwnEvents() throws {
    let settings = """
      events: [{at: 5, set: {learning_rate: 0}}]
      compare: [{name: early, events: [{at: 2, set: {learning_rate: 0}}]}]
      """
    let early = "{from: 2, to: 20, loss: {every: {within: [3.1, 4]}}, variant: early}"
    #expect(try misses(early, settings: settings) == [])
    #expect(try misses("{at: 6, loss: {above: 3.1}}", settings: settings).count == 1)
  }
}

@Suite struct BoundTests {
  @Test func limitsOfAboveAndBelowAreLeftOut() {
    let bound = Bound(above: 1, below: 2)
    #expect(!bound.contains(1) && !bound.contains(2))
    #expect(bound.contains(1.0.nextUp) && bound.contains(2.0.nextDown))
  }

  @Test func endsOfWithinAreIncluded() {
    let bound = Bound(within: 1...2)
    #expect(bound.contains(1) && bound.contains(2))
    #expect(!bound.contains(1.0.nextDown) && !bound.contains(2.0.nextUp))
  }

  @Test(arguments: [Bound(above: -1), Bound(below: 1), Bound(within: -1...1)])
  func isNotKeptByWhatIsNoNumber(bound: Bound) {
    #expect(bound.contains(0))
    #expect(!bound.contains(.nan))
  }
}
