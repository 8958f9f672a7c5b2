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
