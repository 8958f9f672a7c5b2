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
