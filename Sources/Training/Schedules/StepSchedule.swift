/// Times γ after every so many updates, as PyTorch's `StepLR`.
package struct StepSchedule: Schedule {
  package let period: Int
  package let factor: Double

  package init(period: Int, factor: Double) {
    self.period = period
    self.factor = factor
  }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    step.isMultiple(of: period) ? current * factor : current
  }
}

extension StepSchedule {
  static let periodSetting = SettingKey(
    name: "step_size", title: "every", domain: .integer(1...Caps.steps),
    default: 10, effect: .live,
    help: "The number of updates between two changes of the rate.")
  static let factorSetting = ScheduleSettings.factor(0.1)

  static let entry = CatalogueEntry(
    kind: "step", title: "step", summary: "Multiplies the rate by γ after every so many updates.",
    settings: [periodSetting, factorSetting])

  @Sendable
  init(configuration: Configuration) {
    self.init(
      period: configuration[Self.periodSetting],
      factor: configuration[Self.factorSetting])
  }
}

/// Settings that several schedules declare under one name.
enum ScheduleSettings {
  static func factor(_ value: Double) -> SettingKey<Double> {
    SettingKey(
      name: "gamma", title: "γ", domain: .number(NumberRange(0), .linear(0.05)),
      default: value, effect: .live, help: "What the rate is multiplied by.")
  }

  static let minimumRate = SettingKey(
    name: "minimum_rate", title: "least rate", domain: .number(NumberRange(0), .logarithmic),
    default: 0, effect: .live, help: "The rate at the bottom of the cosine.")
}
