/// A format for numbers in Python's notation: `{:.2f}`, `{:10.2e}`, `{:+.1f}`, `{:g}`, `{}`.
///
/// Inside the braces, after a colon: fill and alignment (`<`, `>`, `^`, `=`), a sign (`+`, `-` or a
/// space), `#`, a `0` that pads with zeros, the least width, a precision after a point, and one of
/// `e`, `E`, `f`, `F`, `g`, `G`, `%`. Text around the braces is kept.
public struct PythonFormat: Sendable, Hashable {
  private var prefix: String
  private var suffix: String
  private var specification: Specification

  /// A format from its notation.
  ///
  /// - Throws: ``PythonFormatError`` if there is not exactly one pair of braces, or what is in them
  ///   is not as described.
  public init(_ notation: String) throws(PythonFormatError) {
    let opening = notation.split(separator: "{", omittingEmptySubsequences: false)
    guard opening.count == 2 else { throw .braces(notation) }
    let closing = opening[1].split(separator: "}", omittingEmptySubsequences: false)
    guard closing.count == 2 else { throw .braces(notation) }
    prefix = String(opening[0])
    suffix = String(closing[1])
    guard closing[0].isEmpty || closing[0].hasPrefix(":"),
      let specification = Specification(closing[0].dropFirst())
    else { throw .specification(String(closing[0])) }
    self.specification = specification
  }

  /// The text of `value` with six significant digits, as `{:g}` gives and C++ prints numbers.
  static func general(_ value: Double) -> String {
    Specification.general.text(of: value)
  }

  /// The text of a number, rounded from its exact value, ties to even.
  public func callAsFunction(_ value: Double) -> String {
    prefix + specification.text(of: value) + suffix
  }
}

/// Why a format is refused.
public enum PythonFormatError: Error, Hashable, CustomStringConvertible {
  /// The notation has not exactly one pair of braces.
  case braces(String)

  /// What is in the braces is no format of numbers.
  case specification(String)

  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .braces(let notation):
      "format '\(notation)': one pair of braces is accepted, as in '{:.2f}'"
    case .specification(let text):
      "format '{\(text)}': a colon, then fill and alignment, sign, '#', '0', width, precision and "
        + "one of e, E, f, F, g, G, % are accepted, as in '{:.2f}'"
    }
  }
}

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

/// Numbers as Python's `str` writes them.
package enum PythonText {
  /// The shortest digits that read back as the same number, always with a point or an exponent; the
  /// latter where the power of ten is below −4 or at least 16.
  package static func text(of value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let shortest = ShortestDigits(value)
    return text(value, shortest, isScientific: !(-4..<16).contains(shortest.exponent))
  }

  /// NumPy's text of a single-precision scalar: its own shortest digits, with an exponent below
  /// 10⁻⁴ or from 10⁶ on.
  package static func text(of value: Float) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let magnitude = Double(value.magnitude)
    let isScientific = magnitude != 0 && !(1e-4..<1e6).contains(magnitude)
    return text(value, ShortestDigits(value), isScientific: isScientific)
  }

  private static func text<Value: BinaryFloatingPoint>(
    _ value: Value, _ shortest: ShortestDigits, isScientific: Bool
  ) -> String {
    let sign = value.sign == .minus ? "-" : ""
    if isScientific { return sign + shortest.scientific }
    return sign + shortest.positional + (shortest.decimals == 0 ? "0" : "")
  }

  /// `True` or `False`.
  package static func text(of value: Bool) -> String {
    value ? "True" : "False"
  }

  /// A tuple of whole numbers: `(2, 3)`, and `(2,)` if there is one.
  package static func tuple(_ values: [Int]) -> String {
    let comma = values.count == 1 ? "," : ""
    return "(" + values.map(String.init).joined(separator: ", ") + comma + ")"
  }

  /// A list of whole numbers: `[2, 3]`.
  package static func list(_ values: [Int]) -> String {
    "[" + values.map(String.init).joined(separator: ", ") + "]"
  }

  /// `nan`, `inf` or `-inf`.
  static func nonFinite<Value: BinaryFloatingPoint>(_ value: Value) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}
