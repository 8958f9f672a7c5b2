/// A rule by which a gradient becomes an update.
///
/// A rule is a value made of settings; what it remembers from update to update is an
/// `OptimizerState`, which the run owns, so that rewinding restores it. The rules compute as
/// `torch.optim` does on a CPU: settings are double precision and are rounded where they meet the
/// parameters, and each product that PyTorch fuses with the addition after it is fused here.
package protocol Optimizer: Sendable {
  /// Moves the parameters of one tensor by one update.
  ///
  /// - Parameters:
  ///   - parameters: The values to change in place.
  ///   - gradient: The gradient, of the same length.
  ///   - state: What the rule remembers; `OptimizerState()` before the first update.
  ///   - learningRate: The step size of this update.
  func update<Scalar: RunScalar>(
    _ parameters: UnsafeMutableBufferPointer<Scalar>, gradient: UnsafeBufferPointer<Scalar>,
    state: inout OptimizerState<Scalar>, learningRate: Double)

  /// What the gradient is divided by, parameter by parameter; nil for rules that divide by nothing, and before
  /// the first update.
  ///
  /// - Parameters:
  ///   - state: What the rule remembers.
  ///   - count: How many parameters there are.
  func preconditioner(state: OptimizerState<Double>, count: Int) -> [Double]?

  /// How much of the running mean of the gradient an adaptive rule keeps: β₁ of Adam, 0 of those without one.
  var meanDecay: Double { get }
}

extension Optimizer {
  package func preconditioner(state: OptimizerState<Double>, count: Int) -> [Double]? { nil }
  package var meanDecay: Double { 0 }
}

/// What an optimiser remembers from update to update: a value.
package struct OptimizerState<Scalar: RunScalar>: Sendable, Hashable {
  /// Updates done with this state.
  package var step = 0
  /// The rule's buffers one after the other, each as long as the parameters; empty before the first
  /// update that needs them.
  package var buffers: [Scalar] = []

  /// The state before the first update.
  package init() {}

  /// Makes room for buffers filled with a value, if there are none yet.
  mutating func prepare(buffers count: Int, length: Int, value: Scalar = 0) {
    if buffers.count != count * length {
      buffers = Array(repeating: value, count: count * length)
    }
  }
}

/// The optimisers that there are, the notebook's first; a new one is one row here and one file.
enum OptimizerCatalogue {
  /// A row: what the catalogue says of the optimiser, and how one is made of a configuration.
  struct Row: Sendable {
    let entry: CatalogueEntry
    /// Checks the optimiser's own settings beside each other.
    var validate: @Sendable (Configuration) throws(SettingError) -> Void = {
      (_) throws(SettingError) in
    }
    let make: @Sendable (Configuration) -> any Optimizer
  }

  static let rows = [
    Row(entry: SGD.entry, validate: SGD.validate, make: SGD.init(configuration:)),
    Row(entry: Adam.entry, make: Adam.init(configuration:)),
    Row(entry: AdamW.entry, make: Adam.init(decoupledConfiguration:)),
    Row(entry: RMSprop.entry, make: RMSprop.init(configuration:)),
    Row(entry: Adagrad.entry, make: Adagrad.init(configuration:)),
  ]
}

extension Configuration {
  /// The catalogue's row of the optimiser.
  var optimizerRow: OptimizerCatalogue.Row { OptimizerCatalogue.rows[self[place: .optimizer]] }

  /// The optimiser in force.
  package var optimizer: any Optimizer { optimizerRow.make(self) }
}

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
