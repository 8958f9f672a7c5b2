/// The settings that every run has, whatever its problem, optimiser and schedule.
///
/// The defaults are the notebook's.
public enum RunSettings {
  /// Float32 or float64.
  public static let dtype = Setting(
    name: "dtype", title: "dtype",
    domain: .choice([
      Choice("float32", "About 7 digits, as PyTorch has them by default."),
      Choice("float64", "About 16 digits, from the same data."),
    ]),
    defaultValue: .choice("float32"), effect: .restart,
    help: "The precision in which the run computes; float64 uses the float32 data widened.")

  /// The seed of the generator that draws the data.
  public static let seed = Setting(
    name: "seed", title: "seed", domain: .integer(0...Int.max), defaultValue: .integer(0),
    effect: .restart,
    help: "The seed of PyTorch's generator: the same seed gives the same data.")

  /// The parameters at position 0.
  public static let start = Setting(
    name: "start", title: "start", domain: .vector(length: .parameters, automaticName: "default"),
    defaultValue: .automatic, effect: .restart,
    help: "The parameters at position 0; by default those that the problem proposes.")

  /// The factor of the gradient in an update.
  public static let learningRate = Setting(
    name: "learning_rate", title: "learning rate", domain: .number(NumberRange(0), .logarithmic),
    defaultValue: .number(0.1), effect: .live,
    help: "The step size: how far an update moves along the negative gradient.")

  /// The position that no update passes.
  public static let steps = Setting(
    name: "steps", title: "steps", domain: .integer(1...Caps.steps), defaultValue: .integer(20),
    effect: .live,
    help: "The number of updates after which the run stops; it can be raised later.")

  /// How many rows an update uses.
  public static let batchSize = Setting(
    name: "batch_size", title: "batch size",
    domain: .integer(0...Caps.elements, zeroName: "all"), defaultValue: .integer(0), effect: .live,
    help: "The number of rows that an update uses, in a new order each epoch; all, or 0, takes all."
  )

  /// All of them, in the order of the form; the components stand where their settings are listed.
  public static let all = [learningRate, steps, batchSize, seed, start, dtype]
}
