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
