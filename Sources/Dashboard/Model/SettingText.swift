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

  /// The value in so many columns: whole where it fits, else with the first digits of its numbers and an
  /// ellipsis.
  ///
  /// No digit is rounded: a rounded learning rate is another one, and beside its bound that decides.
  static func shown(
    _ value: SettingValue, for setting: Setting, width: Int, ellipsis: String
  ) -> String {
    if case .vector(let numbers) = value, numbers.count * 3 - 2 > width {
      // Not even one digit of each has room: what is cut off at the edge is not written.
      return text(of: .vector(Array(numbers.prefix(max(width, 0) + 2))), for: setting)
    }
    let whole = text(of: value, for: setting)
    guard whole.count > width, setting.domain.word(for: value) == nil else { return whole }
    let numbers: [String] =
      switch value {
      case .number(let number): [SettingValue.number(number).description]
      case .vector(let numbers): numbers.map { SettingValue.number($0).description }
      case .integer, .choice, .text, .automatic, .component: []
      }
    let texts = (1...15).reversed().lazy.map { digits in
      numbers.map { cut($0, to: digits, ellipsis: ellipsis) }.joined(separator: ", ")
    }
    return texts.first { !$0.isEmpty && $0.count <= width } ?? whole
  }

  /// The first digits of a number, those before its point at least, and its exponent.
  private static func cut(_ number: String, to digits: Int, ellipsis: String) -> String {
    let exponent = number.firstIndex(of: "e").map { number[$0...] } ?? ""
    var kept = ""
    var significant = 0
    var isFraction = false
    for character in number.dropLast(exponent.count) {
      if isFraction, significant >= digits {
        return (kept.hasSuffix(".") ? String(kept.dropLast()) : kept) + ellipsis + exponent
      }
      if character == "." { isFraction = true }
      if character.isNumber, significant > 0 || character != "0" { significant += 1 }
      kept.append(character)
    }
    return number
  }

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
    let names = setting.domain.choices?.map(\.name) ?? []
    let matches = names.contains(text) || text.isEmpty ? [] : names.filter { $0.hasPrefix(text) }
    return try setting.value(ofTyped: matches.count == 1 ? matches[0] : text)
  }
}
