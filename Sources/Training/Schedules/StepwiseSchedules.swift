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

/// Times γ at given updates, once for each time that one is named, as PyTorch's `MultiStepLR`.
package struct MultiStepSchedule: Schedule {
  package let milestones: [Int: Int]
  package let factor: Double
  /// The last update at which the rate changes.
  private let last: Int

  package init(milestones: [Int], factor: Double) {
    self.milestones = Dictionary(milestones.map { ($0, 1) }, uniquingKeysWith: +)
    self.factor = factor
    last = milestones.max() ?? 0
  }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    guard let times = milestones[step] else { return current }
    return current * power(factor, times)
  }

  package func isSettled(from step: Int) -> Bool { step >= last }

  /// A whole power, as Python's `**` of a float.
  private func power(_ base: Double, _ exponent: Int) -> Double {
    exponent == 1 ? base : LibraryFunctions.power(base, Double(exponent))
  }
}

extension MultiStepSchedule {
  static let milestonesSetting = SettingKey(
    name: "milestones", title: "at", domain: .vector(length: .any),
    default: [10, 15], effect: .live,
    help: "The updates at which the rate changes, counted from 0.")
  static let factorSetting = ScheduleSettings.factor(0.1)

  static let entry = CatalogueEntry(
    kind: "multi-step", title: "multi-step", summary: "Multiplies the rate by γ at given updates.",
    settings: [milestonesSetting, factorSetting])

  @Sendable
  static func validate(_ configuration: Configuration) throws(SettingError) {
    let milestones = configuration[milestonesSetting]
    if let odd = milestones.first(where: { Int(exactly: $0).map { $0 < 1 } ?? true }) {
      throw .elementNotAccepted(
        name: milestonesSetting.name, value: odd, accepted: "a whole number of at least 1")
    }
  }

  @Sendable
  init(configuration: Configuration) {
    let milestones = configuration[Self.milestonesSetting]
    self.init(
      milestones: milestones.compactMap(Int.init(exactly:)),
      factor: configuration[Self.factorSetting])
  }
}

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

/// The base rate over 1 + k/τ at update k: the decay under which noisy gradients converge.
///
/// Robbins and Monro, "A stochastic approximation method", 1951,
/// https://doi.org/10.1214/aoms/1177729586.
package struct InverseTimeSchedule: Schedule {
  package let time: Double

  package init(time: Double) {
    self.time = time
  }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    base / (1 + Double(step) / time)
  }
}

extension InverseTimeSchedule {
  static let timeSetting = SettingKey(
    name: "tau", title: "τ", domain: .number(NumberRange(0, excludesLower: true), .logarithmic),
    default: 50, effect: .live,
    help: "The number of updates after which the rate is halved.")

  static let entry = CatalogueEntry(
    kind: "inverse-time", title: "1/t", summary: "Divides the learning rate by 1 + k/τ.",
    settings: [timeSetting])

  @Sendable
  init(configuration: Configuration) {
    self.init(time: configuration[Self.timeSetting])
  }
}

/// From one part of the base rate to another in equal steps, then constant, as PyTorch's `LinearLR`.
package struct LinearSchedule: Schedule {
  package let startFactor: Double
  package let endFactor: Double
  package let length: Int

  package init(startFactor: Double, endFactor: Double, length: Int) {
    self.startFactor = startFactor
    self.endFactor = endFactor
    self.length = length
  }

  package func first(base: Double) -> Double { base * startFactor }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    guard step <= length else { return current }
    let rise = endFactor - startFactor
    let reached = Double(length) * startFactor + Double(step - 1) * rise
    return current * (1 + rise / reached)
  }

  package func isSettled(from step: Int) -> Bool { step >= length }
}

extension LinearSchedule {
  static let startSetting = SettingKey(
    name: "start_factor", title: "from",
    domain: .number(NumberRange(0, 1, excludesLower: true), .linear(0.05)),
    default: 1, effect: .live,
    help: "The part of the learning rate with which it begins.")
  static let endSetting = SettingKey(
    name: "end_factor", title: "to", domain: .number(NumberRange(0, 1), .linear(0.05)),
    default: 0, effect: .live,
    help: "The part of the learning rate with which it ends.")
  static let lengthSetting = SettingKey(
    name: "linear_length", title: "length", domain: .integer(1...Caps.steps),
    default: 20, effect: .live,
    help: "The number of updates from the one to the other.")

  static let entry = CatalogueEntry(
    kind: "linear", title: "linear",
    summary: "Changes the rate in equal steps from one part of it to another.",
    settings: [startSetting, endSetting, lengthSetting])

  @Sendable
  init(configuration: Configuration) {
    self.init(
      startFactor: configuration[Self.startSetting],
      endFactor: configuration[Self.endSetting],
      length: configuration[Self.lengthSetting])
  }
}
