/// Numbers as people read them on a screen, whatever the locale.
public enum NumberText {
  /// `value` rounded to at most `digits` significant digits: plain from 10⁻⁴ to 10⁶, else as `1.23e-7`.
  ///
  /// With `padded`, zeros at the end are kept, so that a readout does not flicker. NaN is `NaN`, the infinities are
  /// `∞` and `-∞` (`inf` where there is only ASCII).
  public static func significant(
    _ value: Double, digits count: Int, padded: Bool = false, glyphs: GlyphSet = .braille
  ) -> SafeText {
    guard var number = DecimalDigits(value) else { return special(value, glyphs) }
    let count = min(max(count, 1), 17)
    number.round(to: count)
    let shown = padded ? count : max(number.digits.count, 1)
    guard !number.digits.isEmpty else {
      return SafeText(number.fixed(places: padded ? count - 1 : 0))
    }
    if number.exponent > -4 && number.exponent <= 6 {
      return SafeText(number.fixed(places: max(shown - number.exponent, 0)))
    }
    return SafeText(number.mantissa(count: shown) + "e\(number.exponent - 1)")
  }

  /// `value` with exactly `places` digits after the point.
  public static func fixed(_ value: Double, places: Int, glyphs: GlyphSet = .braille) -> SafeText {
    guard var number = DecimalDigits(value) else { return special(value, glyphs) }
    let places = min(max(places, 0), 330)
    number.round(to: number.exponent + places)
    return SafeText(number.fixed(places: places))
  }

  /// 10 to the power of `exponent`: `10⁻²`, or `1e-2` where there is only ASCII.
  public static func powerOfTen(_ exponent: Int, glyphs: GlyphSet) -> SafeText {
    glyphs == .ascii ? "1e\(exponent)" : "10" + superscript(exponent)
  }

  /// `value` in superscript digits.
  public static func superscript(_ value: Int) -> SafeText {
    mapped(value, minus: "⁻", digits: ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"])
  }

  /// `value` in subscript digits.
  public static func `subscript`(_ value: Int) -> SafeText {
    mapped(value, minus: "₋", digits: ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"])
  }

  private static func mapped(_ value: Int, minus: Glyph, digits: [Glyph]) -> SafeText {
    SafeText(glyphs: String(value).map { $0.wholeNumberValue.map { digits[$0] } ?? minus })
  }

  private static func special(_ value: Double, _ glyphs: GlyphSet) -> SafeText {
    if value.isNaN { return "NaN" }
    let infinity: SafeText = glyphs == .ascii ? "inf" : "∞"
    return value < 0 ? "-" + infinity : infinity
  }
}

/// A finite number as decimal digits: ±0.d₁d₂d₃… × 10^`exponent`, the shortest that read back to the same value.
package struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// The digits, without leading or trailing zeros; none for zero.
  var digits: [UInt8]
  /// The position of the decimal point, counted from before the first digit.
  package private(set) var exponent: Int

  /// The digits of `value`; nil for NaN and the infinities.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    digits = []
    exponent = 0
    var seenPoint = false
    var scale = 0
    let text = value.magnitude.description.utf8
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index = text.index(after: index)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { exponent += 1 }
      case UInt8(ascii: "."): seenPoint = true
      default:
        scale = Int(String(decoding: text[index...], as: UTF8.self)) ?? 0
        index = text.endIndex
      }
    }
    exponent += scale
    trim()
  }

  /// Rounds to `count` digits, halves away from zero.
  package mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      trim()
      return
    }
    let carries = digits[count] >= 5
    digits.removeSubrange(count...)
    if carries { increment() }
    trim()
  }

  /// Adds one unit in the last place.
  private mutating func increment() {
    while let last = digits.popLast() {
      if last < 9 {
        digits.append(last + 1)
        return
      }
    }
    digits = [1]
    exponent += 1
  }

  private mutating func trim() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The digits without exponent, with exactly `places` after the point; they must have been rounded to that.
  func fixed(places: Int) -> String {
    var text = isNegative && !digits.isEmpty ? "-" : ""
    let digit = { (position: Int) -> Character in
      let known = position >= 0 && position < digits.count
      return Character(Unicode.Scalar(UInt8(ascii: "0") + (known ? digits[position] : 0)))
    }
    if exponent <= 0 { text.append("0") }
    for position in 0..<max(exponent, 0) { text.append(digit(position)) }
    guard places > 0 else { return text }
    text.append(".")
    for place in 0..<places { text.append(digit(exponent + place)) }
    return text
  }

  /// The digits with one before the point, at least `count` of them, without the power of ten.
  package func mantissa(count: Int) -> String {
    var copy = self
    copy.exponent = 1
    return copy.fixed(places: max(max(count, digits.count) - 1, 0))
  }
}
