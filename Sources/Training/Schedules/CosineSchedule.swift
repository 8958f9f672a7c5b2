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
