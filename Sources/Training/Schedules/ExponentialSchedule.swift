/// Times γ after every update, as PyTorch's `ExponentialLR`.
package struct ExponentialSchedule: Schedule {
  package let factor: Double

  package init(factor: Double) {
    self.factor = factor
  }

  package func next(after current: Double, base: Double, step: Int) -> Double { current * factor }
}

extension ExponentialSchedule {
  static let factorSetting = ScheduleSettings.factor(0.99)

  static let entry = CatalogueEntry(
    kind: "exponential", title: "exponential",
    summary: "Multiplies the rate by γ after every update.",
    settings: [factorSetting])

  @Sendable
  init(configuration: Configuration) {
    self.init(factor: configuration[Self.factorSetting])
  }
}
