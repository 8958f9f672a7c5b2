import Autograd

/// The settings that every run has, whatever its problem, optimiser and schedule.
///
/// The defaults are the notebook's.
public enum RunSettings {
  /// Float32 or float64.
  public static let dtype = SettingKey<RunPrecision>(
    name: "dtype", title: "dtype", domain: .choice(), default: .float32, effect: .restart,
    help: "The precision in which the run computes; float64 uses the float32 data widened.")

  /// The seed of the generator that draws the data.
  public static let seed = SettingKey(
    name: "seed", title: "seed", domain: .integer(0...Int.max), default: 0, effect: .restart,
    help: "The seed of PyTorch's generator: the same seed gives the same data.")

  /// The parameters at position 0; nil for those that the problem proposes.
  public static let start = SettingKey(
    name: "start", title: "start", domain: .vector(length: .parameters, automaticName: "default"),
    default: nil, effect: .restart,
    help: "The parameters at position 0; by default those that the problem proposes.")

  /// The factor of the gradient in an update.
  public static let learningRate = SettingKey(
    name: "learning_rate", title: "learning rate", domain: .number(NumberRange(0), .logarithmic),
    default: 0.1, effect: .live,
    help: "The step size: how far an update moves along the negative gradient.")

  /// The position that no update passes.
  public static let steps = SettingKey(
    name: "steps", title: "steps", domain: .integer(1...Caps.steps), default: 20, effect: .live,
    help: "The number of updates after which the run stops; it can be raised later.")

  /// How many rows an update uses; 0 for all.
  public static let batchSize = SettingKey(
    name: "batch_size", title: "batch size",
    domain: .integer(0...Caps.elements, zeroName: "all"), default: 0, effect: .live,
    help: "The number of rows that an update uses, in a new order each epoch; all, or 0, takes all."
  )

  /// All of them, in the order of the form; the components stand where their settings are listed.
  public static let all = [
    learningRate.setting, steps.setting, batchSize.setting, seed.setting, start.setting,
    dtype.setting,
  ]
}

/// The precision in which a run computes.
public enum RunPrecision: String, SettingChoice {
  case float32, float64

  public var help: String {
    switch self {
    case .float32: "About 7 digits, as PyTorch has them by default."
    case .float64: "About 16 digits, from the same data."
    }
  }

  /// The dtype of the run's tensors.
  public var dtype: DType {
    switch self {
    case .float32: .float32
    case .float64: .float64
    }
  }
}

/// The three settings whose values are components: what is learnt, by what rule, at what rate.
public enum ComponentSettings {
  /// What is minimised, over which data.
  public static let problem = SettingKey(
    name: "problem", title: "problem", domain: .component(.problem),
    default: ProblemCatalogue.rows[0].entry.defaults, effect: .restart,
    help: "What is minimised, and over which data.")

  /// The rule of an update.
  public static let optimizer = SettingKey(
    name: "optimizer", title: "optimizer", domain: .component(.optimizer),
    default: OptimizerCatalogue.rows[0].entry.defaults, effect: .optimizerState,
    help: "The rule by which a gradient becomes an update.")

  /// How the learning rate changes from update to update.
  public static let schedule = SettingKey(
    name: "schedule", title: "schedule", domain: .component(.schedule),
    default: ScheduleCatalogue.rows[0].entry.defaults, effect: .live,
    help: "How the learning rate changes from update to update.")

  /// All three, in the order of a scenario file.
  public static let all = Catalogue.allCases.map(\.setting)
}
