/// The declaration of one setting, from which the form, the command-line flag, the scenario key, the
/// validation and the help all derive.
///
/// A setting is declared once, beside what it sets; names are unique over all catalogues.
public struct Setting: Sendable {
  /// The name in scenario files, such as `learning_rate`; the flag is the same with dashes.
  ///
  /// Settings that belong together have a name with a dot, `outliers.count` and `outliers.add`: files
  /// have them as one map, `outliers: {count: 5, add: 10}`.
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
    String(name.map { $0 == "_" || $0 == "." ? "-" : $0 })
  }

  /// The key of the map that it stands in, and its key there; nil where it stands by itself.
  public var place: (group: String, key: String)? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}

extension Setting: Hashable {
  /// Settings are the same when their names are: names are unique over all catalogues.
  public static func == (left: Setting, right: Setting) -> Bool { left.name == right.name }

  /// Hashes the name alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
