import Testing
import Training

@testable import Scenarios

/// What it costs to check claims, in measurements and looks: each grows with the claims alone, not with claims
/// times measurements.
@Suite struct CheckingCostTests {
  private func check(_ claims: [Expectation.Claim], steps: Int) throws -> ExpectationChecker {
    var configuration = Configuration()
    try configuration.set("steps", to: .integer(steps))
    let run = try Run(configuration: configuration)
    var checker = ExpectationChecker(claims.map { Expectation($0) })
    checker.observe(run)
    while run.step() { checker.observe(run) }
    #expect(checker.finish(run).count == claims.count)
    return checker
  }

  private func below(_ limit: Double, _ quantity: Quantity = .loss) -> Expectation.Requirement {
    Expectation.Requirement(quantity, [Bound(below: limit)])
  }

  @Test(arguments: [1, 100, 3_000])
  func manyReachClaimsShareTheirMeasurements(count: Int) throws {
    let steps = 200
    let claims = (0..<count).map { index in
      Expectation.Claim.reach(
        below(Double(index) * 1e-9, index.isMultiple(of: 2) ? .loss : .gradientNorm),
        step: .exactly(1), stay: true)
    }
    let cost = try check(claims, steps: steps).cost
    // The norm of the update that follows the last position is never known.
    #expect(cost.measurements == steps + 1 + (count > 1 ? steps : 0))
    #expect(cost.looks == (count + 1) / 2 * (steps + 1) + count / 2 * steps)
  }

  /// What was reached is not looked for again, and nothing is measured before a claim waits for it.
  @Test func claimsAreLookedAtWhileTheyWait() throws {
    let reached = Expectation.Claim.reach(below(10), step: .exactly(0), stay: false)
    #expect(try check([reached], steps: 50).cost == (1, 1))
    let positions = (0..<1_000).map { Expectation.Claim.at(position: $0 % 20, [below(1)]) }
    #expect(try check(positions, steps: 50).cost == (20, 1_000))
    let stretch = Expectation.Claim.over(10...19, [Expectation.Summary(.mean, below(1))])
    #expect(try check([stretch, stretch], steps: 50).cost == (10, 20))
    #expect(try check([.notFinite(.exactly(3))], steps: 50).cost == (0, 0))
  }

  /// The verdicts are those of each claim by itself.
  @Test func manyClaimsAreJudgedAsEachAlone() throws {
    let text = { (limit: Double) in
      """
      piste: 1
      expect:
        - {reach: {loss: {below: \(limit)}}, step: 5}
        - {reach: {loss: {below: \(limit)}}, step: 5, stay: true}
        - {at: 7, loss: {below: \(limit)}, gradient_norm: {below: \(limit)}}
        - {from: 3, to: 9, loss: {max: {below: \(limit)}}, excess: {mean: {below: \(limit)}}}
      """
    }
    let limits = (1...12).map { 0.05 * Double($0 * $0) }
    var together = Scenario()
    var alone: [ExpectationChecker.Verdict] = []
    for limit in limits {
      let scenario = try ScenarioReader.read(Array(text(limit).utf8), file: "x")
      together.expectations += scenario.expectations
      for expectation in scenario.expectations {
        var single = scenario
        single.expectations = [expectation]
        alone += try single.verdicts()
      }
    }
    #expect(try together.verdicts() == alone)
    #expect(alone.contains(where: \.isMet) && alone.contains { !$0.isMet })
  }
}
