/// Gradient descent with momentum, as `torch.optim.SGD`.
enum SGD {
  static let momentum = Setting(
    name: "momentum", title: "momentum", domain: .number(NumberRange(0), .linear(0.05)),
    defaultValue: .number(0), effect: .live,
    help: "How much of the last update is kept: β in heavy-ball momentum.")

  static let weightDecay = Setting(
    name: "weight_decay", title: "weight decay", domain: .number(NumberRange(0), .logarithmic),
    defaultValue: .number(0), effect: .live,
    help: "Added to the gradient times w: pulls the parameters towards zero.")

  static let dampening = Setting(
    name: "dampening", title: "dampening", domain: .number(NumberRange(), .linear(0.05)),
    defaultValue: .number(0), effect: .live,
    help: "Lessens what a new gradient adds to the momentum buffer.")

  static let nesterov = Setting(
    name: "nesterov", title: "Nesterov", domain: .choice(["off", "on"]),
    defaultValue: .choice("off"), effect: .live,
    help: "Looks ahead along the momentum before the update.")

  static let entry = CatalogueEntry(
    kind: "sgd", title: "SGD",
    summary: "Moves against the gradient; with momentum, along its running sum.",
    settings: [momentum, dampening, nesterov, weightDecay])
}
