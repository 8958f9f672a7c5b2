/// Up to the greatest rate and down to almost nothing, as PyTorch's `OneCycleLR`.
///
/// Smith and Topin, "Super-convergence: very fast training of neural networks using large learning
/// rates", 2017, https://arxiv.org/abs/1708.07120. Beyond its length the last rate stays.
package struct OneCycleSchedule: Schedule {
  package var length: Int
  package var riseFraction = 0.3
  package var divisor = 25.0
  package var finalDivisor = 1e4
  package var isLinear = false

  package init(length: Int) {
    self.length = length
  }

  package func first(base: Double) -> Double { rate(at: 0, greatest: base) }

  package func initial(base: Double) -> Double { base / divisor }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    rate(at: min(step, length - 1), greatest: base)
  }

  package func isSettled(from step: Int) -> Bool { step >= length - 1 }

  /// The rate of an update, where the base rate is the greatest.
  ///
  /// PyTorch's is defined one update beyond the cycle too, where the last phase is continued past its
  /// end and the rate may be negative; a run keeps the last rate instead.
  package func rate(at step: Int, greatest: Double) -> Double {
    let initial = greatest / divisor
    let least = initial / finalDivisor
    let (top, last) = (riseFraction * Double(length) - 1, Double(length - 1))
    let position = Double(step)
    if position <= top { return anneal(from: initial, to: greatest, progress(position, 0, top)) }
    return anneal(from: greatest, to: least, progress(position, top, last))
  }

  /// How far a position is from a start to an end; a phase without a step is at its end at once.
  private func progress(_ position: Double, _ start: Double, _ end: Double) -> Double {
    end > start ? (position - start) / (end - start) : 1
  }

  private func anneal(from start: Double, to end: Double, _ progress: Double) -> Double {
    if isLinear { return (end - start) * progress + start }
    let cosine = LibraryFunctions.cosine(Double.pi * progress) + 1
    return end + (start - end) / 2 * cosine
  }
}

/// Along what the rate of a cycle rises and falls.
enum CycleShape: String, SettingChoice {
  case cosine, linear

  var help: String {
    switch self {
    case .cosine: "Along half a cosine: slow at both ends."
    case .linear: "In equal steps."
    }
  }
}

extension OneCycleSchedule {
  static let lengthSetting = SettingKey(
    name: "cycle_length", title: "length", domain: .integer(2...Caps.steps),
    default: 20, effect: .live, help: "The number of updates of the whole cycle.")
  static let riseSetting = SettingKey(
    name: "rise_fraction", title: "rising part",
    domain: .number(NumberRange(0, 1, excludesLower: true, excludesUpper: true), .linear(0.05)),
    default: 0.3, effect: .live,
    help: "The part of the cycle in which the rate rises to the learning rate.")
  static let divisorSetting = SettingKey(
    name: "start_divisor", title: "start divisor",
    domain: .number(NumberRange(0, excludesLower: true), .logarithmic),
    default: 25, effect: .live,
    help: "The cycle begins at the learning rate divided by this.")
  static let finalDivisorSetting = SettingKey(
    name: "final_divisor", title: "final divisor",
    domain: .number(NumberRange(0, excludesLower: true), .logarithmic),
    default: 1e4, effect: .live,
    help: "The cycle ends at its first rate divided by this.")
  static let shapeSetting = SettingKey(
    name: "cycle_shape", title: "shape",
    domain: .choice(), default: CycleShape.cosine, effect: .live,
    help: "Along what the rate rises and falls.")

  static let entry = CatalogueEntry(
    kind: "one-cycle", title: "one cycle",
    summary: "Raises the rate to the learning rate, then lowers it to almost nothing.",
    settings: [lengthSetting, riseSetting, divisorSetting, finalDivisorSetting, shapeSetting])

  @Sendable
  init(configuration: Configuration) {
    length = configuration[Self.lengthSetting]
    riseFraction = configuration[Self.riseSetting]
    divisor = configuration[Self.divisorSetting]
    finalDivisor = configuration[Self.finalDivisorSetting]
    isLinear = configuration[Self.shapeSetting] == .linear
  }
}

/// Half a cosine from the base rate to the least one and back, again and again, as PyTorch's
/// `CosineAnnealingLR`.
///
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2016,
/// https://arxiv.org/abs/1608.03983.
package struct CosineSchedule: Schedule {
  package let length: Int
  package let minimum: Double

  package init(length: Int, minimum: Double) {
    self.length = length
    self.minimum = minimum
  }

  package func next(after current: Double, base: Double, step: Int) -> Double {
    let phase = (step - 1 - length) % (2 * length)
    if phase == 0 {
      return current + (base - minimum) * (1 - cosine(1)) / 2
    }
    return (1 + cosine(step)) / (1 + cosine(step - 1)) * (current - minimum) + minimum
  }

  package func firstAfterWarmUp(base: Double) -> Double {
    minimum + (base - minimum) * (1 + cosine(0)) / 2
  }

  private func cosine(_ step: Int) -> Double {
    LibraryFunctions.cosine(Double.pi * Double(step) / Double(length))
  }
}

extension CosineSchedule {
  static let lengthSetting = SettingKey(
    name: "cosine_length", title: "length", domain: .integer(1...Caps.steps),
    default: 20, effect: .live,
    help: "The number of updates from the base rate to the least one.")

  static let entry = CatalogueEntry(
    kind: "cosine", title: "cosine",
    summary: "Lowers the rate along half a cosine, then raises it again.",
    settings: [lengthSetting, ScheduleSettings.minimumRate])

  @Sendable
  init(configuration: Configuration) {
    self.init(
      length: configuration[Self.lengthSetting],
      minimum: configuration[ScheduleSettings.minimumRate])
  }
}

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
