/// A linear rise before another schedule, to its initial rate, as PyTorch's `SequentialLR` of a
/// `LinearLR` and that schedule.
package struct WarmUp: Schedule {
  package let length: Int
  package let following: any Schedule
  private let rise: LinearSchedule

  package init(length: Int, startFactor: Double, following: any Schedule) {
    self.length = length
    self.following = following
    rise = LinearSchedule(startFactor: startFactor, endFactor: 1, length: length)
  }

  package func first(base: Double) -> Double {
    rise.first(base: following.initial(base: base))
  }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    if step < length { return rise.next(after: current, base: base, step: step) }
    if step == length { return following.firstAfterWarmUp(base: base) }
    return following.next(after: current, base: base, step: step - length)
  }

  package func isSettled(from step: Int) -> Bool {
    step >= length && following.isSettled(from: step - length)
  }
}

extension WarmUp {
  static let lengthSetting = SettingKey(
    name: "warmup", title: "warm-up", domain: .integer(0...Caps.steps), default: 0,
    effect: .live, help: "The number of updates over which the rate rises before the schedule.")
  static let startFactorSetting = SettingKey(
    name: "warmup_start", title: "warm-up from",
    domain: .number(NumberRange(0, 1, excludesLower: true), .logarithmic),
    default: 1.0 / 3, effect: .live,
    help:
      "The part of the learning rate, or of one cycle's first rate, with which the warm-up begins.")

  /// What every schedule declares beside its own settings.
  static let settings = [lengthSetting.setting, startFactorSetting.setting]
}
