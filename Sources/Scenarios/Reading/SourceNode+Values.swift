extension SourceNode {
  /// The finite number that the text is.
  func number(accepted: String = "a number") throws(ScenarioError) -> Double {
    guard case .scalar(let text, true) = content, NumberText.isNumber(text) else {
      throw wrongType(accepted)
    }
    guard let value = Double(text), value.isFinite else {
      throw error(.notFinite(text: text.excerpt))
    }
    return value
  }

  /// The number that the text is, or NaN or an infinity by the names that records give them.
  func recordedNumber() throws(ScenarioError) -> Recorded.Number {
    let accepted = "a number, NaN, Infinity or -Infinity"
    guard case .scalar(let text, _) = content else { throw wrongType(accepted) }
    if !["NaN", "Infinity", "-Infinity"].contains(text) { _ = try number(accepted: accepted) }
    return Recorded.Number(text: text)
  }

  /// The whole number of the range that the text is.
  func integer(in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
    let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let number = try number(accepted: accepted)
    guard case .scalar(let text, _) = content else { throw wrongType(accepted) }
    guard let whole = Int(text) ?? Int(exactly: number), range.contains(whole) else {
      throw error(.outOfRange(text: text.excerpt, accepted: accepted))
    }
    return whole
  }

  /// The text; a plain scalar that is a number, a truth value or nothing to YAML is none.
  func text(accepted: String = "text; put it in quotes if it is a number or empty")
    throws(ScenarioError) -> String
  {
    guard case .scalar(let text, let plain) = content,
      !(plain && NumberText.isOtherThanText(text))
    else { throw wrongType(accepted) }
    return text
  }

  /// The text, if it is not longer than the cap in characters.
  func text(cap: Int) throws(ScenarioError) -> String {
    let text = try text()
    guard text.count <= cap else { throw error(.tooLong(count: text.count, cap: cap)) }
    return text
  }

  /// Whether the text is true or false.
  func truth() throws(ScenarioError) -> Bool {
    switch content {
    case .scalar("true", true): return true
    case .scalar("false", true): return false
    case .scalar, .list, .map: throw wrongType("true or false")
    }
  }

  /// One of the names.
  func name<Name: RawRepresentable & CaseIterable>(of names: Name.Type) throws(ScenarioError)
    -> Name where Name.RawValue == String
  {
    if case .scalar(let text, _) = content, let name = Name(rawValue: text) { return name }
    throw wrongType(names.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// The items of the list.
  func list(accepted: String) throws(ScenarioError) -> [SourceNode] {
    guard case .list(let items) = content else { throw wrongType(accepted) }
    return items
  }
}
