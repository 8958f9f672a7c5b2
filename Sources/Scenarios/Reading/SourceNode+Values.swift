import Training

extension SourceNode {
  /// The finite number that the text is.
  func number(accepted: String = "a number") throws(ScenarioError) -> Double {
    let text = try plainText(accepted: accepted)
    do {
      return try Numeral.finite(text)
    } catch {
      throw self.error(.number(error))
    }
  }

  /// The text of a value without quotes; whether it is a number, its own grammar says.
  func plainText(accepted: String) throws(ScenarioError) -> String {
    guard case .scalar(let text, true) = content, !text.isEmpty else { throw wrongType(accepted) }
    return text
  }

  /// The number that the text is, or NaN or an infinity by the names that records give them.
  func recordedNumber() throws(ScenarioError) -> Recorded.Number {
    let accepted = "a number, NaN, Infinity or -Infinity"
    guard case .scalar(let text, _) = content else { throw wrongType(accepted) }
    guard ["NaN", "Infinity", "-Infinity"].contains(text) || Numeral.value(of: text) != nil else {
      throw wrongType(accepted)
    }
    return Recorded.Number(text: text)
  }

  /// The whole number of the range that the text is.
  func integer(in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
    let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let text = try plainText(accepted: accepted)
    do {
      if case .integer(let whole) = try Numeral.settingValue(ofWhole: text), range.contains(whole) {
        return whole
      }
    } catch {
      throw self.error(.number(error))
    }
    throw error(.outOfRange(text: text.excerpt, accepted: accepted))
  }

  /// The text; a plain scalar that is a number, a truth value or nothing to YAML is none.
  func text(accepted: String = "text; put it in quotes if it is a number or empty")
    throws(ScenarioError) -> String
  {
    guard case .scalar(let text, let plain) = content,
      !(plain && PlainScalar.isOtherThanText(text))
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

  /// The items of the list, if there are not more than the cap.
  func list(accepted: String, cap: Int = .max) throws(ScenarioError) -> [SourceNode] {
    guard case .list(let items) = content else { throw wrongType(accepted) }
    guard items.count <= cap else { throw error(.tooMany(count: items.count, cap: cap)) }
    return items
  }
}
