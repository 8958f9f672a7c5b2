import Testing

@testable import Training

/// Rates of PyTorch's `SequentialLR` of a `LinearLR` from one half over two updates and another schedule.
@Suite struct WarmUpTests {
  struct Case: Sendable {
    let following: any Schedule
    let base: Double
    let rates: [Double]
  }

  static let cosine = Case(
    following: CosineSchedule(length: 5, minimum: 0.0098), base: 0.051,
    rates: [
      0.0255, 0.03825, 0.051000000000000004, 0.04706575008412392, 0.036765750084123916,
      0.024034249915876084, 0.013734249915876084, 0.0098, 0.013734249915876082,
    ])

  static let warmRestarts = Case(
    following: WarmRestartsSchedule(length: 4, growth: 2, minimum: 0.0089), base: 0.028,
    rates: [
      0.014, 0.021, 0.027999999999999997, 0.02520286976033153, 0.01845, 0.01169713023966847,
      0.027999999999999997, 0.02727304953548279, 0.02520286976033153,
    ])

  static var oneCycle: Case {
    var cycle = OneCycleSchedule(length: 9)
    (cycle.riseFraction, cycle.divisor, cycle.finalDivisor) = (0.4, 10, 100)
    return Case(
      following: cycle, base: 0.4,
      rates: [
        0.02, 0.03, 0.03999999999999998, 0.15617112033234354, 0.35473193467079817,
        0.39461436514184883, 0.33731107924617304, 0.23489490589785272, 0.12106326274537656,
      ])
  }

  private func rates(_ schedule: any Schedule, base: Double, count: Int) -> [Double] {
    var rates = [schedule.first(base: base)]
    for step in 1..<count {
      rates.append(schedule.next(after: rates[step - 1], base: base, step: step))
    }
    return rates
  }

  @Test(arguments: [cosine, warmRestarts, oneCycle])
  func goesOnWithTheRateOfTheClosedForm(_ row: Case) {
    let schedule = WarmUp(length: 2, startFactor: 0.5, following: row.following)
    #expect(rates(schedule, base: row.base, count: row.rates.count) == row.rates)
  }

  /// `CosineAnnealingWarmRestarts` computes its first rate, too.
  @Test func warmRestartsBeginWithTheFormula() {
    let schedule = WarmRestartsSchedule(length: 4, growth: 2, minimum: 0.0089)
    let expected = [
      0.025999999999999995, 0.023495762979144977, 0.01745, 0.011404237020855018,
      0.025999999999999995, 0.025349170002971502, 0.023495762979144977, 0.020721943346721516,
      0.01745,
    ]
    #expect(rates(schedule, base: 0.026, count: expected.count) == expected)
  }
}
