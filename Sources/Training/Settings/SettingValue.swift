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

/// A catalogue entry together with the values of its settings: a problem, an optimiser, a schedule.
public struct Component: Hashable, Sendable {
  /// The name under which the catalogue knows it, such as `sgd`.
  public var kind: String
  /// The values of the settings that the entry declares, by setting name.
  public var values: [String: SettingValue]

  /// Makes a component of the given kind and values.
  public init(kind: String, values: [String: SettingValue] = [:]) {
    self.kind = kind
    self.values = values
  }
}
