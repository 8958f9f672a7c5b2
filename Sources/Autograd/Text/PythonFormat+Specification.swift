extension PythonFormat {
  /// What stands after the colon.
  struct Specification: Sendable, Hashable {
    private var fill: Character
    private var alignment: Character
    private var sign: Character = "-"
    private var isAlternate = false
    private var width = 0
    private var precision: Int?
    private var kind: Character?

    /// The largest width and precision that are accepted.
    private static let limit = 10_000

    /// `g`.
    static let general = Specification()

    private init() {
      (fill, alignment, kind) = (" ", ">", "g")
    }

    /// Reads a specification; nil if it is none.
    init?(_ text: Substring) {
      var rest = text
      var fill: Character?
      var alignment: Character?
      if let second = rest.dropFirst().first, "<>^=".contains(second), let first = rest.first {
        (fill, alignment) = (first, second)
        rest = rest.dropFirst(2)
      } else {
        alignment = Self.take(&rest, oneOf: "<>^=")
      }
      sign = Self.take(&rest, oneOf: "+- ") ?? "-"
      isAlternate = Self.take(&rest, oneOf: "#") != nil
      let isZeroPadded = Self.take(&rest, oneOf: "0") != nil
      self.fill = fill ?? (isZeroPadded ? "0" : " ")
      self.alignment = alignment ?? (isZeroPadded ? "=" : ">")
      guard let width = Self.takeNumber(&rest, default: 0) else { return nil }
      self.width = width
      if Self.take(&rest, oneOf: ".") != nil {
        guard rest.first?.isNumber == true, let digits = Self.takeNumber(&rest, default: 0)
        else { return nil }
        precision = digits
      }
      kind = Self.take(&rest, oneOf: "eEfFgG%")
      guard rest.isEmpty else { return nil }
    }

    private static func take(_ rest: inout Substring, oneOf accepted: String) -> Character? {
      guard let first = rest.first, accepted.contains(first) else { return nil }
      rest.removeFirst()
      return first
    }

    private static func takeNumber(_ rest: inout Substring, default fallback: Int) -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      if digits.isEmpty { return fallback }
      guard let number = Int(digits), number <= limit else { return nil }
      return number
    }

    /// The text of a number.
    func text(of value: Double) -> String {
      let isNegative = value.sign == .minus && !value.isNaN
      let signText = isNegative ? "-" : sign == "-" ? "" : String(sign)
      var body =
        value.isFinite ? digits(of: value.magnitude) : PythonText.nonFinite(value.magnitude)
      if kind == "%" { body += "%" }
      if let kind, kind.isUppercase { body = body.uppercased() }
      let missing = max(width - signText.count - body.count, 0)
      switch alignment {
      case "<": return signText + body + padding(missing)
      case "^": return padding(missing / 2) + signText + body + padding(missing - missing / 2)
      case "=": return signText + padding(missing) + body
      default: return padding(missing) + signText + body
      }
    }

    private func padding(_ count: Int) -> String {
      String(repeating: fill, count: count)
    }

    private func digits(of value: Double) -> String {
      switch kind {
      case "f", "F":
        return pointed(DecimalExpansion(value).fixed(decimals: precision ?? 6))
      case "%":
        let percent = value * 100
        guard percent.isFinite else { return PythonText.nonFinite(percent) }
        return pointed(DecimalExpansion(percent).fixed(decimals: precision ?? 6))
      case "e", "E":
        let parts = DecimalExpansion(value).scientificParts(decimals: precision ?? 6)
        return pointed(parts.mantissa) + "e" + exponentText(parts.exponent)
      case "g", "G":
        return general(value, digits: max(precision ?? 6, 1), isWholeMarked: false)
      default:
        guard let precision else { return PythonText.text(of: value) }
        return general(value, digits: max(precision, 1), isWholeMarked: true)
      }
    }

    /// The text with so many digits in all, trailing zeros dropped, with an exponent where the power
    /// of ten is below −4 or too large for the digits.
    ///
    /// - Parameter isWholeMarked: Whether a number without decimals still gets `.0`, for which there
    ///   must be room among the digits.
    private func general(_ value: Double, digits: Int, isWholeMarked: Bool) -> String {
      let expansion = DecimalExpansion(value)
      let (mantissa, exponent) = expansion.scientificParts(decimals: digits - 1)
      if exponent < -4 || exponent >= digits - (isWholeMarked ? 1 : 0) {
        return trimmed(mantissa) + "e" + exponentText(exponent)
      }
      let text = trimmed(expansion.fixed(decimals: digits - 1 - exponent))
      return isWholeMarked && !text.contains(".") ? text + ".0" : text
    }

    private func pointed(_ text: String) -> String {
      isAlternate && !text.contains(".") ? text + "." : text
    }

    private func trimmed(_ text: String) -> String {
      guard !isAlternate else { return pointed(text) }
      guard text.contains(".") else { return text }
      var rest = text[...]
      while rest.last == "0" {
        rest.removeLast()
      }
      if rest.last == "." { rest.removeLast() }
      return String(rest)
    }
  }
}
