/// Half a cosine from the base rate to the least one, over and over, each `growth` times as long as
/// the one before, as PyTorch's `CosineAnnealingWarmRestarts`.
///
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2016,
/// https://arxiv.org/abs/1608.03983.
package struct WarmRestartsSchedule: Schedule {
  package let length: Int
  package let growth: Int
  package let minimum: Double

  package init(length: Int, growth: Int, minimum: Double) {
    self.length = length
    self.growth = growth
    self.minimum = minimum
  }

  package func first(base: Double) -> Double { next(after: base, base: base, step: 0) }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    var (since, period) = (step, length)
    if growth == 1 { since %= length }
    while since >= period {
      since -= period
      let (longer, overflow) = period.multipliedReportingOverflow(by: growth)
      period = overflow ? Int.max : longer
    }
    let cosine = LibraryFunctions.cosine(Double.pi * Double(since) / Double(period))
    return minimum + (base - minimum) * (1 + cosine) / 2
  }
}

extension WarmRestartsSchedule {
  static let lengthSetting = SettingKey(
    name: "restart_length", title: "first length", domain: .integer(1...Caps.steps),
    default: 10, effect: .live,
    help: "The number of updates before the first restart.")
  static let growthSetting = SettingKey(
    name: "restart_growth", title: "growth", domain: .integer(1...1000),
    default: 1, effect: .live,
    help: "How many times as long as the one before each stretch is.")

  static let entry = CatalogueEntry(
    kind: "warm-restarts", title: "warm restarts",
    summary: "Lowers the rate along half a cosine and starts again at the top.",
    settings: [lengthSetting, growthSetting, ScheduleSettings.minimumRate])

  @Sendable
  init(configuration: Configuration) {
    self.init(
      length: configuration[Self.lengthSetting],
      growth: configuration[Self.growthSetting],
      minimum: configuration[ScheduleSettings.minimumRate])
  }
}
