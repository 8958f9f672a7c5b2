import Training

extension Setting {
  /// The value that a person typed, in a form or after a flag.
  ///
  /// Numbers are those of `Numeral`; a list's numbers are divided by commas or spaces, with or without
  /// brackets; a component is the name of its kind and takes that kind's defaults.
  ///
  /// - Throws: `SettingError` if the setting does not take it, saying what it takes.
  public func value(ofTyped text: String) throws(SettingError) -> SettingValue {
    let text = text.trimmingSpaces
    if let value = domain.value(ofWord: text) { return value }
    let value: SettingValue
    switch domain {
    case .number, .integer: value = try self.value(ofNumeral: text)
    case .vector: value = .vector(try numbers(text))
    case .choice: value = .choice(text)
    case .text: value = .text(text)
    case .component: value = .component(Component(kind: text))
    }
    return try checked(value)
  }

  /// The text that `value(ofTyped:)` reads as the value; of a component, its kind.
  public func typedText(of value: SettingValue) -> String {
    switch value {
    case .component(let component): component.kind
    case .text(let text): text
    case .number, .integer, .vector, .choice, .automatic: ScenarioWriter.flow(value, of: self)
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
}

extension String {
  fileprivate var trimmingSpaces: String {
    let head = drop { $0 == " " || $0 == "\t" }
    return String(head.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
