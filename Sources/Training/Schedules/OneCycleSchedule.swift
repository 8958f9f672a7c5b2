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
  package var hasThreePhases = false

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
    return hasThreePhases
      ? value(at: step, levels: [initial, greatest, initial, least])
      : value(at: step, levels: [initial, greatest, least])
  }

  /// The momentum that goes with it: greatest where the rate is least.
  package func momentum(at step: Int, least: Double, greatest: Double) -> Double {
    hasThreePhases
      ? value(at: step, levels: [greatest, least, greatest, greatest])
      : value(at: step, levels: [greatest, least, greatest])
  }

  /// The ends of the phases, as positions.
  private var ends: [Double] {
    let rise = riseFraction * Double(length) - 1
    let last = Double(length - 1)
    return hasThreePhases ? [rise, 2 * riseFraction * Double(length) - 2, last] : [rise, last]
  }

  private func value(at step: Int, levels: [Double]) -> Double {
    let position = Double(step)
    var start = 0.0
    for (phase, end) in ends.enumerated() {
      if position <= end || phase == ends.count - 1 {
        // A phase without a step is at its end at once.
        let progress = end > start ? (position - start) / (end - start) : 1
        return anneal(from: levels[phase], to: levels[phase + 1], progress)
      }
      start = end
    }
    return levels[levels.count - 1]
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
    domain: .choice(), default: CycleShape.cosine, effect: .live, help: "Along what the rate rises and falls.")

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
