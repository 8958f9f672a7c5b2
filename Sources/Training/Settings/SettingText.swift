/// How a value of a setting is written.
public enum SettingDialect: Sendable {
  /// As a scalar of a scenario file.
  case file
  /// As after a flag: blanks around it do not count, a list is divided by commas or blanks, with or without
  /// brackets, and a component is the name of its kind and takes that kind's defaults.
  case flag
  /// As in the form and in plain mode: the same, and of a name its beginning is enough where that is the
  /// beginning of no other.
  case form
}

/// How much of a value is written.
public enum SettingFormat: Sendable {
  /// What reads back to the same bits: `0.1`, `[1.0, 2.0]`.
  case exact
  /// What a person reads: `0.1`, `1, 2`.
  case plain
}

extension Setting {
  /// The value that a text is, checked by the declaration.
  ///
  /// - Throws: `SettingError` if the setting does not take it, saying what it takes.
  public func value(
    of text: String, in dialect: SettingDialect
  ) throws(SettingError) -> SettingValue {
    var text = text
    switch dialect {
    case .file: break
    case .flag: text = text.trimmingSpaces
    case .form: text = completed(text).trimmingSpaces
    }
    if let value = domain.value(ofWord: text) { return value }
    let value: SettingValue
    switch domain {
    case .number, .integer: value = try number(text)
    case .vector: value = .vector(try numbers(text))
    case .choice: value = .choice(text)
    case .text: value = .text(text)
    case .component: value = .component(Component(kind: text))
    }
    return try checked(value)
  }

  /// The choice of which a text is the beginning, where it is that of no other; else the text.
  private func completed(_ text: String) -> String {
    let names = domain.choices?.map(\.name) ?? []
    let matches = names.contains(text) || text.isEmpty ? [] : names.filter { $0.hasPrefix(text) }
    return matches.count == 1 ? matches[0] : text
  }

  private func number(_ text: String) throws(SettingError) -> SettingValue {
    do {
      if case .integer = domain { return try Numeral.settingValue(ofWhole: text) }
      return .number(try Numeral.finite(text))
    } catch {
      throw .notANumber(name: name, error, word: domain.word)
    }
  }

  private func numbers(_ text: String) throws(SettingError) -> [Double] {
    let refusal = SettingError.notAccepted(
      name: name, value: .text(text.excerpt), accepted: domain.accepted)
    var body = text[...]
    if body.first == "[" || body.last == "]" {
      guard body.first == "[", body.last == "]", body.count >= 2 else { throw refusal }
      body = body.dropFirst().dropLast()
    }
    var values: [Double] = []
    for part in body.split(whereSeparator: { $0 == "," || $0 == " " }) {
      do {
        values.append(try Numeral.finite(part))
      } catch {
        throw .notANumber(name: name, error, word: domain.word)
      }
    }
    guard !values.isEmpty else { throw refusal }
    return values
  }

  /// The text of a value, which the dialects of flags and of the form read; of a component, its kind.
  public func text(of value: SettingValue, _ format: SettingFormat = .plain) -> String {
    if let word = domain.word(for: value) { return word }
    switch (value, format) {
    case (.number(let number), .exact): return number.description
    case (.vector(let numbers), .plain):
      return numbers.map(\.shortText).joined(separator: ", ")
    case (.automatic, .exact): return ""
    case (.number, .plain), (.vector, .exact), (.automatic, .plain), (.integer, _), (.choice, _),
      (.text, _), (.component, _):
      return value.description
    }
  }
}

extension SettingValue: CustomStringConvertible {
  /// The value in a message; numbers in the shortest form that reads back.
  public var description: String {
    switch self {
    case .number(let value): value.shortText
    case .integer(let value): value.description
    case .vector(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .choice(let name): name
    case .text(let text): text
    case .component(let component): component.kind
    case .automatic: "automatic"
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let head = drop { $0 == " " || $0 == "\t" }
    return String(head.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
