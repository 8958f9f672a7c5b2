/// Settings that several problems over rows declare under one name.
enum RegressionSettings {
  /// Which losses a problem offers.
  static func loss(_ kinds: [String]) -> Setting {
    Setting(
      name: "loss", title: "loss", domain: .choice(kinds), defaultValue: .choice("squared"),
      effect: .restart, help: "What a row adds to the loss, of which the mean is minimised.")
  }

  static let residualLoss = loss(["squared", "huber", "absolute"])
  static let anyLoss = loss(["squared", "huber", "absolute", "logistic"])

  static let huberDelta = Setting(
    name: "huber_delta", title: "Huber δ",
    domain: .number(NumberRange(0, excludesLower: true), .linear(0.1)),
    defaultValue: .number(1), effect: .restart,
    help: "The residual beyond which the Huber loss is a straight line.")

  static let intercept = Setting(
    name: "intercept", title: "intercept", domain: .choice(["off", "on"]),
    defaultValue: .choice("off"), effect: .restart,
    help: "Whether a column of ones is added after the features.")

  static let noise = LinearRegression.noise

  /// The sizes where there is a parameter for each feature, and one more for an intercept.
  static func sizes(_ configuration: Configuration, features: Setting) -> ProblemSizes {
    let count = configuration.integer(features)
    let extra = configuration.choice(intercept) == "on" ? 1 : 0
    return ProblemSizes(features: count, parameters: count + extra)
  }

  /// The row loss of the values in force.
  static func rowLoss(_ configuration: Configuration) -> RowLoss {
    switch configuration.choice(anyLoss) {
    case "huber": .huber(delta: configuration.number(huberDelta))
    case "absolute": .absolute
    case "logistic": .logistic
    default: .squared
    }
  }
}
