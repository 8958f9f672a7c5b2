import Scenarios
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

  /// Makes a change, and says it in words: the setting's title, the value before and the value after.
  static func change(
    _ name: String, to value: SettingValue, in configuration: inout Configuration
  ) -> (title: String, old: String, new: String) {
    guard let setting = try? configuration.setting(named: name) else {
      return (name, "", value.description)
    }
    let old = text(of: configuration[setting], for: setting)
    try? configuration.set(name, to: value)
    return (setting.title, old, text(of: value, for: setting))
  }

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
