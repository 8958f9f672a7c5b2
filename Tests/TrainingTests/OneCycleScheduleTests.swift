import Testing

@testable import Training

/// One cycle where PyTorch has none to compare with: it divides by the length of the rise.
@Suite struct OneCycleScheduleTests {
  /// A rise of no step has its peak at once, and the rates after it are numbers.
  @Test(arguments: [(10, 0.1), (20, 0.05), (2, 0.5)])
  func aCycleWithoutARiseBeginsAtItsPeak(length: Int, rise: Double) throws {
    var configuration = Configuration()
    try configuration.set(
      "schedule",
      to: .component(
        Component(
          kind: "one-cycle",
          values: ["cycle_length": .integer(length), "rise_fraction": .number(rise)])))
    let run = try Run(configuration: configuration)
    run.advance(to: length)
    #expect(run.history.learningRate(at: 0) == 0.1)
    for step in 1..<length { #expect(run.history.learningRate(at: step) < 0.1) }
  }
}
