import Training

/// What plain scalars of YAML, those without quotes, are other than text.
///
/// A reader of YAML 1.1 takes `1:30`, `1_000` and `0b1` for numbers. None of these is a number here
/// (`Numeral`), nor text without quotes: the file means the same to every reader.
enum PlainScalar {
  /// Whether YAML would take the plain text for something else than text: nothing, a truth value or
  /// a number in any of its notations.
  static func isOtherThanText(_ text: String) -> Bool {
    switch text {
    case "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE": true
    default: Numeral.value(of: text) != nil || isNumberOfYAML(text)
    }
  }

  /// A number in one of the notations of YAML that are none of `Numeral`.
  private static func isNumberOfYAML(_ text: String) -> Bool {
    var body = Substring(text)
    if body.first == "-" || body.first == "+" { body.removeFirst() }
    switch body {
    case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN": return true
    default: break
    }
    if ["0x", "0o", "0b"].contains(where: body.hasPrefix) {
      return body.utf8.dropFirst(2).allSatisfy {
        isDigit($0) || (0x41...0x46).contains($0 & 0xDF) || $0 == 0x5F
      }
    }
    var rest = body.utf8
    let point = rest.skip(0x2E)
    guard let first = rest.first, isDigit(first) else { return false }
    // Digits in groups, hours and minutes, a fraction.
    rest = rest.drop { isDigit($0) || $0 == 0x5F || (!point && ($0 == 0x3A || $0 == 0x2E)) }
    if rest.skip(0x65) || rest.skip(0x45) {
      if !rest.skip(0x2B) { rest.skip(0x2D) }
      guard rest.skipDigits() else { return false }
    }
    return rest.isEmpty
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Substring.UTF8View {
  /// Takes one byte if it is next.
  @discardableResult
  fileprivate mutating func skip(_ byte: UInt8) -> Bool {
    guard first == byte else { return false }
    removeFirst()
    return true
  }

  /// Takes all digits that are next; false if there is none.
  @discardableResult
  fileprivate mutating func skipDigits() -> Bool {
    let rest = drop(while: PlainScalar.isDigit)
    guard rest.startIndex != startIndex else { return false }
    self = rest
    return true
  }
}
