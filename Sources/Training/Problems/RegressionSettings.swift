/// Settings that several problems over rows declare under one name.
enum RegressionSettings {
  /// Which losses a problem offers.
  private static func loss(_ kinds: [Choice]) -> Setting {
    Setting(
      name: "loss", title: "loss", domain: .choice(kinds), defaultValue: .choice("squared"),
      effect: .restart, help: "What a row adds to the loss, of which the mean is minimised.")
  }

  private static let losses = [
    Choice("squared", "The square of the residual: the mean is fitted, and outliers weigh much."),
    Choice("huber", "Half a square up to δ, beyond it a straight line: outliers weigh less."),
    Choice("absolute", "The size of the residual: the median is fitted."),
  ]

  static let residualLoss = loss(losses)
  static let anyLoss = loss(
    losses + [
      Choice("logistic", "log(1 + exp(−y·xᵀw)), for labels of 0 and 1 or of −1 and 1.")
    ])

  static let huberDelta = Setting(
    name: "huber_delta", title: "Huber δ",
    domain: .number(NumberRange(0, excludesLower: true), .linear(0.1)),
    defaultValue: .number(1), effect: .restart,
    help: "The residual beyond which the Huber loss is a straight line.")

  static let intercept = Setting(
    name: "intercept", title: "intercept",
    domain: .toggle(off: "The fit goes through the origin.", on: "A constant is fitted too."),
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
