/// How the learning rate changes from update to update: a pure function, so that it can be rewound.
///
/// Rates follow PyTorch's recurrences, from the current rate and not from a closed form, in double
/// precision; the last bits of the two differ.
package protocol Schedule: Sendable {
  /// The rate of the schedule's first update.
  func first(base: Double) -> Double
  /// The rate of update `step`, from 1 on, after that of the update before it.
  func next(after current: Double, base: Double, step: Int) -> Double
  /// The rate to which a warm-up before the schedule rises: PyTorch's `initial_lr`.
  func initial(base: Double) -> Double
  /// The rate of the first update after a warm-up. PyTorch takes it from the closed form where a schedule
  /// has one, which may differ in the last bit.
  func firstAfterWarmUp(base: Double) -> Double
  /// Whether the rate stays as it is from `step` on, once it is what the schedule makes it.
  func isSettled(from step: Int) -> Bool
}

extension Schedule {
  package func first(base: Double) -> Double { base }
  package func initial(base: Double) -> Double { base }
  package func firstAfterWarmUp(base: Double) -> Double { first(base: base) }

  package func isSettled(from step: Int) -> Bool { false }
}

/// The schedules that there are; a new one is one row here and one file.
enum ScheduleCatalogue {
  /// A row: what the catalogue says of the schedule, and how one is made of a configuration.
  struct Row: Sendable {
    let entry: CatalogueEntry
    /// Checks the schedule's own settings beside each other.
    let validate: @Sendable (Configuration) throws(SettingError) -> Void
    let make: @Sendable (Configuration) -> any Schedule

    /// A row whose entry declares the settings of a warm-up, too.
    init(
      entry: CatalogueEntry,
      validate: @escaping @Sendable (Configuration) throws(SettingError) -> Void = {
        (_) throws(SettingError) in
      }, make: @escaping @Sendable (Configuration) -> any Schedule
    ) {
      self.entry = CatalogueEntry(
        kind: entry.kind, title: entry.title, summary: entry.summary,
        settings: entry.settings + WarmUp.settings)
      self.validate = validate
      self.make = make
    }
  }

  static let rows = [
    Row(entry: ConstantSchedule.entry, make: { _ in ConstantSchedule() }),
    Row(entry: StepSchedule.entry, make: StepSchedule.init(configuration:)),
    Row(
      entry: MultiStepSchedule.entry, validate: MultiStepSchedule.validate,
      make: MultiStepSchedule.init(configuration:)),
    Row(entry: ExponentialSchedule.entry, make: ExponentialSchedule.init(configuration:)),
    Row(entry: CosineSchedule.entry, make: CosineSchedule.init(configuration:)),
    Row(entry: WarmRestartsSchedule.entry, make: WarmRestartsSchedule.init(configuration:)),
    Row(entry: LinearSchedule.entry, make: LinearSchedule.init(configuration:)),
    Row(entry: OneCycleSchedule.entry, make: OneCycleSchedule.init(configuration:)),
    Row(entry: InverseTimeSchedule.entry, make: InverseTimeSchedule.init(configuration:)),
  ]
}

extension Configuration {
  /// The catalogue's row of the schedule.
  var scheduleRow: ScheduleCatalogue.Row { ScheduleCatalogue.rows[self[place: .schedule]] }

  /// The schedule in force, its warm-up included.
  var schedule: any Schedule {
    let schedule = scheduleRow.make(self)
    let length = self[WarmUp.lengthSetting]
    guard length > 0 else { return schedule }
    return WarmUp(
      length: length, startFactor: self[WarmUp.startFactorSetting], following: schedule)
  }
}

/// The learning rate as it was set.
package struct ConstantSchedule: Schedule {
  package init() {}

  package func next(after current: Double, base: Double, step: Int) -> Double { base }

  package func isSettled(from step: Int) -> Bool { true }
}

extension ConstantSchedule {
  static let entry = CatalogueEntry(
    kind: "constant", title: "constant", summary: "The learning rate stays as it was set.",
    settings: [])
}

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
