import Scenarios
import TerminalKit
import Training

/// Values of settings as they are typed into the form.
enum SettingText {
  /// The value as it stands in the form.
  static func text(of value: SettingValue, for setting: Setting) -> String {
    if let word = setting.domain.word(for: value) { return word }
    if case .vector(let values) = value {
      return values.map { SettingValue.number($0).description }.joined(separator: ", ")
    }
    return value.description
  }

  /// The value as it is shown: whole as far as anybody types digits, else, as of 1/3, in six of them.
  static func shown(_ value: SettingValue, for setting: Setting) -> String {
    func text(_ number: Double) -> String {
      let whole = SettingValue.number(number).description
      let mantissa = whole.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
      return mantissa.count <= typedDigits
        ? whole : NumberText.significant(number, digits: 6, glyphs: .ascii).string
    }
    switch value {
    case .number(let number) where setting.domain.word(for: value) == nil: return text(number)
    case .vector(let values): return values.map(text).joined(separator: ", ")
    default: return self.text(of: value, for: setting)
    }
  }

  /// More digits than these come from a computation.
  private static let typedDigits = 12

  /// Makes a change, and says it in words: the setting's title, the value before and the value after.
  static func change(
    _ name: String, to value: SettingValue, in configuration: inout Configuration
  ) -> (title: String, old: String, new: String) {
    guard let setting = try? configuration.setting(named: name) else {
      return (name, "", value.description)
    }
    let old = configuration[setting]
    try? configuration.set(name, to: value)
    let words = words(old, value, of: setting)
    return (setting.title, words.old, words.new)
  }

  /// The values before and after a change, in few digits unless they would read the same.
  static func words(
    _ old: SettingValue, _ new: SettingValue, of setting: Setting
  ) -> (old: String, new: String) {
    let (before, after) = (brief(of: old, for: setting), brief(of: new, for: setting))
    return before == after
      ? (text(of: old, for: setting), text(of: new, for: setting)) : (before, after)
  }

  /// The value in few digits, where there is little room and the form has all of them.
  private static func brief(of value: SettingValue, for setting: Setting) -> String {
    let whole = text(of: value, for: setting)
    guard case .number(let number) = value, whole.count > briefWidth else { return whole }
    return NumberText.significant(number, digits: 5, glyphs: .ascii).string
  }

  private static let briefWidth = 8

  /// The value that was typed; of a name its beginning is enough, where that is the beginning of no other.
  ///
  /// - Throws: `SettingError` saying what is accepted.
  static func value(of text: String, for setting: Setting) throws(SettingError) -> SettingValue {
    let names: [String] =
      switch setting.domain {
      case .choice(let names): names
      case .component(let catalogue): catalogue.entries.map(\.kind)
      case .number, .integer, .vector, .text: []
      }
    let matches = names.contains(text) || text.isEmpty ? [] : names.filter { $0.hasPrefix(text) }
    return try setting.value(ofTyped: matches.count == 1 ? matches[0] : text)
  }
}
