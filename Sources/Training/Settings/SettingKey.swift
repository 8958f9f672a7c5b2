import Autograd

/// A setting together with the Swift type of its values: what declares it, and by what code asks for it.
///
/// `configuration[RunSettings.learningRate]` is a `Double`, a toggle is a `Bool`, and a vector that may be left
/// to the run is an optional one.
public struct SettingKey<Value: SettingConvertible>: SettingDeclaration {
  /// What the declaration says.
  public let setting: Setting

  /// Declares a setting.
  public init(
    name: String, title: String, domain: TypedDomain<Value>, default value: Value,
    effect: Setting.Effect, help: String
  ) {
    setting = Setting(
      name: name, title: title, domain: domain.domain, defaultValue: value.settingValue,
      effect: effect, help: help)
  }

  /// The name in scenario files.
  public var name: String { setting.name }
}

/// What declares a setting, whatever the type of its values.
public protocol SettingDeclaration: Sendable {
  /// What the declaration says.
  var setting: Setting { get }
}

extension Setting: SettingDeclaration {
  /// The setting itself.
  public var setting: Setting { self }
}

/// A Swift type of settings' values.
public protocol SettingConvertible: Sendable {
  /// The value; nil where it is of another type.
  init?(settingValue: SettingValue)
  /// What a configuration holds.
  var settingValue: SettingValue { get }
}

/// The names that a setting takes, as an enumeration.
public protocol SettingChoice: SettingConvertible, CaseIterable, RawRepresentable<String> {
  /// What the choice is, in a sentence.
  var help: String { get }
}

/// The values that a key takes, with their Swift type.
public struct TypedDomain<Value>: Sendable {
  let domain: Domain
}

extension TypedDomain where Value == Double {
  /// Finite numbers in a range, with the way in which a form nudges them.
  public static func number(_ range: NumberRange, _ nudge: Domain.Nudge) -> Self {
    Self(domain: .number(range, nudge))
  }
}

extension TypedDomain where Value == Int {
  /// Whole numbers in a range; `zeroName` is the word for 0, where it has one.
  public static func integer(_ range: ClosedRange<Int>, zeroName: String? = nil) -> Self {
    Self(domain: .integer(range, zeroName: zeroName))
  }
}

extension TypedDomain where Value == [Double] {
  /// A list of finite numbers, one for each of what `length` counts.
  public static func vector(length: Domain.VectorLength) -> Self {
    Self(domain: .vector(length: length, automaticName: nil))
  }
}

extension TypedDomain where Value == [Double]? {
  /// The same, or the word that leaves the choice to the run, which is nil.
  public static func vector(length: Domain.VectorLength, automaticName: String) -> Self {
    Self(domain: .vector(length: length, automaticName: automaticName))
  }
}

extension TypedDomain where Value == Bool {
  /// Off, or on.
  public static func toggle(off: String, on: String) -> Self {
    Self(domain: .choice([Choice(Bool.names.off, off), Choice(Bool.names.on, on)]))
  }
}

extension TypedDomain where Value: SettingChoice {
  /// The cases of an enumeration, or some of them.
  public static func choice(_ cases: [Value] = Array(Value.allCases)) -> Self {
    Self(domain: .choice(cases.map { Choice($0.rawValue, $0.help) }))
  }
}

extension TypedDomain where Value == String {
  /// Text on one line; it may be empty.
  public static var text: Self { Self(domain: .text) }
}

extension TypedDomain where Value == Component {
  /// A component of the catalogue with its own settings.
  static func component(_ catalogue: Catalogue) -> Self { Self(domain: .component(catalogue)) }
}

extension Double: SettingConvertible {
  public init?(settingValue: SettingValue) {
    guard case .number(let value) = settingValue else { return nil }
    self = value
  }

  public var settingValue: SettingValue { .number(self) }
}

extension Int: SettingConvertible {
  public init?(settingValue: SettingValue) {
    guard case .integer(let value) = settingValue else { return nil }
    self = value
  }

  public var settingValue: SettingValue { .integer(self) }
}

extension [Double]: SettingConvertible {
  public init?(settingValue: SettingValue) {
    guard case .vector(let values) = settingValue else { return nil }
    self = values
  }

  public var settingValue: SettingValue { .vector(self) }
}

extension [Double]?: SettingConvertible {
  public init?(settingValue: SettingValue) {
    switch settingValue {
    case .vector(let values): self.init(values)
    case .automatic: self.init(nilLiteral: ())
    case .number, .integer, .choice, .text, .component: return nil
    }
  }

  public var settingValue: SettingValue { map(SettingValue.vector) ?? .automatic }
}

extension Bool: SettingConvertible {
  fileprivate static let names = (off: "off", on: "on")

  public init?(settingValue: SettingValue) {
    switch settingValue {
    case .choice(Self.names.off): self = false
    case .choice(Self.names.on): self = true
    case .choice, .number, .integer, .vector, .text, .component, .automatic: return nil
    }
  }

  public var settingValue: SettingValue { .choice(self ? Self.names.on : Self.names.off) }
}

extension SettingChoice {
  public init?(settingValue: SettingValue) {
    guard case .choice(let name) = settingValue else { return nil }
    self.init(rawValue: name)
  }

  public var settingValue: SettingValue { .choice(rawValue) }
}

extension String: SettingConvertible {
  public init?(settingValue: SettingValue) {
    guard case .text(let text) = settingValue else { return nil }
    self = text
  }

  public var settingValue: SettingValue { .text(self) }
}

extension Component: SettingConvertible {
  public init?(settingValue: SettingValue) {
    guard case .component(let component) = settingValue else { return nil }
    self = component
  }

  public var settingValue: SettingValue { .component(self) }
}
