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
