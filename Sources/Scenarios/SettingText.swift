import Training

extension Setting {
  /// The value that a person typed, in a form or after a flag.
  ///
  /// Numbers may begin with `+` or a point; a list's numbers are divided by commas or spaces, with or
  /// without brackets; a component is the name of its kind and takes that kind's defaults.
  ///
  /// - Throws: `SettingError` if the setting does not take it, saying what it takes.
  public func value(ofTyped text: String) throws(SettingError) -> SettingValue {
    let text = text.trimmingSpaces
    if let value = domain.value(ofWord: text) { return value }
    let value: SettingValue?
    switch domain {
    case .number: value = Self.number(text).map(SettingValue.number)
    case .integer:
      let whole = Int(text).map(SettingValue.integer)
      value = Self.number(text).map { whole ?? .number($0) }
    case .vector: value = Self.numbers(text).map(SettingValue.vector)
    case .choice: value = .choice(text)
    case .text: value = .text(text)
    case .component: value = .component(Component(kind: text))
    }
    guard let value else {
      throw .notAccepted(name: name, value: .text(text.excerpt), accepted: domain.accepted)
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

  private static func number(_ text: String) -> Double? {
    var digits = text[...]
    if digits.first == "+" { digits = digits.dropFirst() }
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    let number = (isNegative ? "-" : "") + (digits.first == "." ? "0" : "") + digits
    guard digits.first != "-", NumberText.isNumber(number), let value = Double(number),
      value.isFinite
    else { return nil }
    return value
  }

  private static func numbers(_ text: String) -> [Double]? {
    var body = text[...]
    if body.first == "[" || body.last == "]" {
      guard body.first == "[", body.last == "]", body.count >= 2 else { return nil }
      body = body.dropFirst().dropLast()
    }
    var values: [Double] = []
    for part in body.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let value = number(String(part)) else { return nil }
      values.append(value)
    }
    return values.isEmpty ? nil : values
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let head = drop { $0 == " " || $0 == "\t" }
    return String(head.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
