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
