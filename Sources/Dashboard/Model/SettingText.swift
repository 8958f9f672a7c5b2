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

  /// The value that was typed.
  ///
  /// - Throws: `SettingError` saying what is accepted.
  static func value(of text: String, for setting: Setting) throws(SettingError) -> SettingValue {
    let text = trimmed(text)
    if let value = setting.domain.value(ofWord: text) { return value }
    let value: SettingValue? =
      switch setting.domain {
      case .number: number(text).map(SettingValue.number)
      case .integer: integer(text)
      case .vector: vector(text)
      case .choice(let names): match(text, among: names).map(SettingValue.choice)
      case .text: .text(text)
      case .component(let catalogue):
        match(text, among: catalogue.entries.map(\.kind)).map { .component(Component(kind: $0)) }
      }
    guard let value else {
      throw .notAccepted(
        name: setting.name, value: .choice(text), accepted: setting.domain.accepted)
    }
    return try setting.checked(value)
  }

  /// A number in digits, with a point and an exponent if need be; nothing else that Swift would read.
  private static func number(_ text: some StringProtocol) -> Double? {
    guard !text.isEmpty, text.allSatisfy({ "0123456789+-.eE".contains($0) }) else { return nil }
    return Double(text)
  }

  private static func integer(_ text: String) -> SettingValue? {
    Int(text).map(SettingValue.integer) ?? number(text).map(SettingValue.number)
  }

  private static func vector(_ text: String) -> SettingValue? {
    let parts = text.split { $0 == "," || $0 == " " || $0 == "[" || $0 == "]" }
    let numbers = parts.compactMap { number($0) }
    return numbers.count == parts.count && !parts.isEmpty ? .vector(numbers) : nil
  }

  /// The name itself, or the only one that begins so.
  private static func match(_ text: String, among names: [String]) -> String? {
    if names.contains(text) { return text }
    let matches = names.filter { $0.hasPrefix(text) }
    return matches.count == 1 && !text.isEmpty ? matches[0] : nil
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
