extension Setting {
  /// The value, brought to the setting's own type, if the declaration accepts it.
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

extension Setting {
  /// The number that a text is, as the value of a setting that takes numbers; its range is not looked at.
  ///
  /// - Throws: `SettingError` where the form is not that of a number.
  public func value(ofNumeral text: String) throws(SettingError) -> SettingValue {
    do {
      if case .integer = domain { return try Numeral.settingValue(ofWhole: text) }
      return .number(try Numeral.finite(text))
    } catch {
      throw .notANumber(name: name, error, word: domain.word)
    }
  }
}

extension Domain.Catalogue {
  /// The component with every setting that its entry declares, checked.
  ///
  /// - Throws: `SettingError` for an unknown kind, an unknown setting or a value not accepted.
  func completed(_ component: Component) throws(SettingError) -> Component {
    let entry = try entry(kind: component.kind)
    var result = entry.defaults
    for name in component.values.keys.sorted() {
      guard let setting = entry.settings.first(where: { $0.name == name }) else {
        throw .unknownSetting(name: name, known: entry.settings.map(\.name))
      }
      if let value = component.values[name] { result.values[name] = try setting.checked(value) }
    }
    return result
  }
}
