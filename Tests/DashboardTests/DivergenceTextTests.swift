import Testing
import Theory
import Training

@testable import Dashboard

/// How a run that left the finite numbers is explained.
@Suite struct DivergenceTextTests {
  private func divergence(
    _ values: [(String, SettingValue)], after steps: Int
  ) throws -> Divergence {
    let run = try Run(configuration: configuration(values))
    run.advance(to: steps)
    return try #require(RunTheory(run).divergence)
  }

  @Test func aFixedRateIsComparedWithItsBound() throws {
    let divergence = try divergence(
      [("learning_rate", .number(50)), ("steps", .integer(200))], after: 200)
    let text = divergence.explanation
    #expect(text.hasPrefix("From step \(divergence.step) on the loss is not finite: "))
    #expect(text.contains("the learning rate 50 is ") && text.contains(" the largest stable one"))
    #expect(text.contains("Rewind and try one below it, such as "))
  }

  @Test func aScheduledRateSaysWhereItComesFrom() throws {
    let schedule = Component(kind: "exponential", values: ["gamma": .number(1.1)])
    let text = try divergence(
      [("schedule", .component(schedule)), ("steps", .integer(400))], after: 400
    ).explanation
    #expect(text.contains(", to which the schedule brought 0.1, is "))
    #expect(text.hasSuffix("by a smaller learning rate or another schedule."))
  }

  @Test func aCurvedLossHasALocalBound() throws {
    let text = try divergence(
      [
        ("problem", .component(Component(kind: "catapult"))), ("learning_rate", .number(0.35)),
      ], after: 20
    ).explanation
    #expect(text.contains("the local bound"))
  }
}
