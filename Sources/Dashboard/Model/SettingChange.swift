import TerminalKit
import Training

/// A change of a setting in words: the setting's title, the value before and the value after.
struct SettingChange {
  let title: String
  let old: String
  let new: String

  /// Makes a change, and says it.
  init(_ name: String, to value: SettingValue, in configuration: inout Configuration) {
    guard let setting = try? configuration.setting(named: name) else {
      self.init(title: name, old: "", new: value.description)
      return
    }
    self.init(setting, from: configuration[setting], to: value)
    try? configuration.set(name, to: value)
  }

  /// Says a change, in few digits unless both values would read the same.
  init(_ setting: Setting, from old: SettingValue, to new: SettingValue) {
    let (before, after) = (setting.briefText(of: old), setting.briefText(of: new))
    self.init(
      title: setting.title, old: before == after ? setting.text(of: old) : before,
      new: before == after ? setting.text(of: new) : after)
  }

  private init(title: String, old: String, new: String) {
    self.title = title
    self.old = old
    self.new = new
  }
}

extension Setting {
  /// The value in few digits, where there is little room and the form has all of them.
  fileprivate func briefText(of value: SettingValue) -> String {
    let whole = text(of: value)
    guard case .number(let number) = value, whole.count > Self.briefWidth else { return whole }
    return NumberText.significant(number, digits: 5, glyphs: .ascii).string
  }

  private static let briefWidth = 8

  /// The value in so many columns: whole where it fits, else with the first digits of its numbers and an
  /// ellipsis.
  ///
  /// No digit is rounded: a rounded learning rate is another one, and beside its bound that decides.
  func text(of value: SettingValue, fitting width: Int, ellipsis: String) -> String {
    if case .vector(let numbers) = value, numbers.count * 3 - 2 > width {
      // Not even one digit of each has room: what is cut off at the edge is not written.
      return text(of: .vector(Array(numbers.prefix(max(width, 0) + 2))))
    }
    let whole = text(of: value)
    guard whole.count > width, domain.word(for: value) == nil else { return whole }
    let numbers: [String] =
      switch value {
      case .number(let number): [number.shortText]
      case .vector(let numbers): numbers.map(\.shortText)
      case .integer, .choice, .text, .automatic, .component: []
      }
    let texts = (1...15).reversed().lazy.map { digits in
      numbers.map { Self.cut($0, to: digits, ellipsis: ellipsis) }.joined(separator: ", ")
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
}
