/// The declaration of one setting, from which the form, the command-line flag, the scenario key, the
/// validation and the help all derive.
///
/// A setting is declared once, beside what it sets, as a `SettingKey`; this is what the declaration says
/// whatever the type of its values. A name has one meaning in all catalogues; entries may differ in the
/// default, the help and the choices.
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

  /// The catalogue whose components are its values; nil for other values.
  public var catalogue: Catalogue? {
    if case .component(let catalogue) = domain { catalogue } else { nil }
  }

  /// The key of the map that it stands in, and its key there; nil where it stands by itself.
  public var place: (group: String, key: String)? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}

extension Setting: Hashable {
  /// Hashes the name alone, which tells nearly all settings apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Setting {
  /// The value, brought to the setting's own type, if the declaration accepts it: the one check of a value.
  ///
  /// A whole number is a number; a component takes defaults for the settings that it leaves out.
  ///
  /// - Throws: `SettingError` saying what is accepted.
  public func checked(_ value: SettingValue) throws(SettingError) -> SettingValue {
    switch (domain, value) {
    case (.number(let range, _), .number(let number)) where range.contains(number):
      return value
    case (.number(let range, _), .integer(let whole)) where range.contains(Double(whole)):
      return .number(Double(whole))
    case (.integer(let range, _), .integer(let whole)) where range.contains(whole):
      return value
    case (.integer(let range, _), .number(let number)):
      if let whole = Int(exactly: number), range.contains(whole) { return .integer(whole) }
    case (.vector(let length, _), .vector(let numbers)) where numbers.allSatisfy(\.isFinite):
      if case .fixed(let count) = length, count != numbers.count {
        throw .wrongLength(
          name: name, count: numbers.count, expected: count, follows: length.description)
      }
      return value
    case (.vector(_, .some), .automatic):
      return value
    case (.choice(let choices), .choice(let chosen)) where choices.contains { $0.name == chosen }:
      return value
    case (.text, .text(let text))
    where text.count <= Caps.textCharacters && !text.contains(where: \.isNewline):
      return value
    case (.component(let catalogue), .component(let component)):
      return .component(try catalogue.completed(component))
    default:
      break
    }
    throw .notAccepted(name: name, value: value, accepted: domain.accepted)
  }
}

/// The value of one setting, as a form, a flag or a scenario file gives it.
///
/// Numbers are held in double precision and rounded to a run's dtype where they meet a tensor, as
/// PyTorch rounds Python's numbers.
public enum SettingValue: Hashable, Sendable {
  /// A finite number.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// A fixed-length list of finite numbers, such as the start of `w`.
  case vector([Double])
  /// One of a setting's named choices.
  case choice(String)
  /// Text on one line.
  case text(String)
  /// A whole component, such as an optimiser with its own settings.
  case component(Component)
  /// Left to the run: a `true_w` that is drawn, or the start that the problem proposes.
  case automatic
}
