/// Settings that several optimisers declare under one name, each with its own default.
enum OptimizerSettings {
  static func weightDecay(_ value: Double, help: String) -> SettingKey<Double> {
    SettingKey(
      name: "weight_decay", title: "weight decay", domain: .number(NumberRange(0), .logarithmic),
      default: value, effect: .live, help: help)
  }

  static let coupledWeightDecay = weightDecay(
    0, help: "Added to the gradient times w: pulls the parameters towards zero.")

  static let momentum = SettingKey(
    name: "momentum", title: "momentum", domain: .number(NumberRange(0), .linear(0.05)),
    default: 0, effect: .live,
    help: "How much of the last update is kept: β in heavy-ball momentum.")

  static func epsilon(_ value: Double) -> SettingKey<Double> {
    SettingKey(
      name: "epsilon", title: "ε", domain: .number(NumberRange(0), .logarithmic),
      default: value, effect: .live,
      help: "Added to the root that the gradient is divided by.")
  }

  /// A fraction from 0 up to but not 1: how much of a running mean is kept.
  static func decay(
    _ name: String, title: String, _ value: Double, help: String
  ) -> SettingKey<Double> {
    SettingKey(
      name: name, title: title,
      domain: .number(NumberRange(0, 1, excludesUpper: true), .linear(0.01)),
      default: value, effect: .live, help: help)
  }

  /// Off, or on.
  static func toggle(
    _ name: String, title: String, help: String, off: String, on: String
  ) -> SettingKey<Bool> {
    SettingKey(
      name: name, title: title, domain: .toggle(off: off, on: on), default: false,
      effect: .live, help: help)
  }
}
