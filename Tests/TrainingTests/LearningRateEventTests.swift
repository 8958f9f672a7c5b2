import Testing

@testable import Training

/// One rule for learning rates that are set: what equals the rate in force does nothing, anything else is in
/// force from then on, the rate that was set before included.
@Suite struct LearningRateEventTests {
  private func configuration(_ schedule: Component) throws -> Configuration {
    var configuration = Configuration()
    try configuration.set("learning_rate", to: .number(0.4))
    try configuration.set("schedule", to: .component(schedule))
    return configuration
  }

  /// 0.4, halved after every update.
  private static let halving = Component(kind: "exponential", values: ["gamma": .number(0.5)])

  private func rates(_ run: Run) -> [Double] {
    run.advance(to: 8)
    return (0..<8).map { run.record(at: $0).learningRate }
  }

  private static func event(_ rate: Double) -> Event {
    Event(at: 2, .set(name: "learning_rate", value: .number(rate)))
  }

  static let halvings = [0.4, 0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125]

  /// The rate at 2, and the rates of the run: 0.1 is in force there, 0.4 was set.
  @Test(arguments: [
    (0.1, halvings),
    (0.4, [0.4, 0.2, 0.4, 0.2, 0.1, 0.05, 0.025, 0.0125]),
    (0.8, [0.4, 0.2, 0.8, 0.4, 0.2, 0.1, 0.05, 0.025]),
  ])
  func holdsForAFileAndForAChange(rate: Double, expected: [Double]) throws {
    let fromFile = try Run(
      configuration: try configuration(Self.halving), events: [Self.event(rate)])
    #expect(rates(fromFile) == expected)
    let changed = try Run(configuration: try configuration(Self.halving))
    changed.advance(to: 2)
    let outcome = try changed.change("learning_rate", to: .number(rate))
    #expect(outcome == (rate == 0.1 ? .unchanged : .applied))
    #expect(changed.events == (rate == 0.1 ? [] : [Self.event(rate)]))
    #expect(rates(changed) == expected)
    #expect(changed.recordsHash(upTo: 8) == fromFile.recordsHash(upTo: 8))
  }

  /// What is in force already changes nothing at all: the cosine goes on from the rate that was set.
  @Test func theRateInForceLeavesTheScheduleAlone() throws {
    let cosine = Component(kind: "warm-restarts", values: ["restart_length": .integer(4)])
    let plain = try Run(configuration: try configuration(cosine))
    plain.advance(to: 2)
    let inForce = plain.learningRate
    #expect(inForce != 0.4)
    let same = try Run(configuration: try configuration(cosine), events: [Self.event(inForce)])
    #expect(rates(same) == rates(plain))
    #expect(same.configuration[RunSettings.learningRate] == 0.4)
  }

  @Test func takingItBackLeavesNoEvent() throws {
    let run = try Run(configuration: try configuration(Self.halving))
    run.advance(to: 2)
    try run.change("learning_rate", to: .number(0.4))
    try run.change("learning_rate", to: .number(0.1))
    #expect(run.events.isEmpty)
    #expect(rates(run) == Self.halvings)
  }

  /// At the start a schedule makes its first rate of what is set, which is in force until then.
  @Test func atTheStartTheRateThatWasSetIsNoNews() throws {
    let warmUp = Component(
      kind: "constant", values: ["warmup": .integer(4), "warmup_start": .number(0.25)])
    let run = try Run(configuration: try configuration(warmUp))
    #expect(abs(run.learningRate - 0.1) <= 1e-15)
    #expect(try run.change("learning_rate", to: .number(0.4)) == .unchanged)
    #expect(try run.change("learning_rate", to: .number(0.8)) == .applied)
    #expect(abs(run.learningRate - 0.2) <= 1e-15)
  }

  /// The same of any other setting: a schedule that is set again does not begin again.
  @Test func whatIsInForceAlreadyDoesNothing() throws {
    let again = Event(
      at: 3, .set(name: "schedule", value: .component(Self.halving)))
    let run = try Run(configuration: try configuration(Self.halving), events: [again])
    #expect(rates(run) == Self.halvings)
    run.rewind(to: 3)
    #expect(try run.change("schedule", to: .component(Self.halving)) == .unchanged)
  }
}
