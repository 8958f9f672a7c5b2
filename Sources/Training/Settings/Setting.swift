/// The declaration of one setting, from which the form, the command-line flag, the scenario key, the
/// validation and the help all derive.
///
/// A setting is declared once, beside what it sets; names are unique over all catalogues.
public struct Setting: Sendable {
  /// The name in scenario files, such as `learning_rate`; the flag is the same with dashes.
  public let name: String
  /// The name that a person reads, such as `learning rate`.
  public let title: String
  /// Which values it takes.
  public let domain: Domain
  /// The value in force where none is given.
  public let defaultValue: SettingValue
  /// What a change in mid-run does.
  public let effect: Effect
  /// One sentence for the reader of `--help` and of the form.
  public let help: String

  /// What a change of a setting does to a run in progress.
  public enum Effect: Hashable, Sendable {
    /// Data and `w` are kept; in force from the next update on.
    case live
    /// X and ε are kept, y is made anew: the loss surface and its minimiser move.
    case targets
    /// Data and `w` are kept; the optimiser's state starts at zero.
    case optimizerState
    /// A new run from position 0.
    case restart
  }

  /// Declares a setting.
  public init(
    name: String, title: String, domain: Domain, defaultValue: SettingValue, effect: Effect,
    help: String
  ) {
    self.name = name
    self.title = title
    self.domain = domain
    self.defaultValue = defaultValue
    self.effect = effect
    self.help = help
  }

  /// The long command-line flag, without its dashes: `learning-rate`.
  public var flag: String {
    String(name.map { $0 == "_" ? "-" : $0 })
  }
}

extension Setting: Hashable {
  /// Settings are the same when their names are: names are unique over all catalogues.
  public static func == (left: Setting, right: Setting) -> Bool { left.name == right.name }

  /// Hashes the name alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
