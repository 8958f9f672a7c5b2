/// The exact decimal digits of a finite number, and its texts with a fixed number of them.
///
/// Every binary floating-point number has a finite decimal expansion: m·2⁻ᵏ is m·5ᵏ·10⁻ᵏ. Rounding
/// that expansion, ties to even, gives what C's `printf` prints, whatever the locale.
package struct DecimalExpansion {
  /// The digits, the most significant first; empty for zero.
  private var digits: [UInt8]

  /// The number of digits before the decimal point; negative if zeros follow the point first.
  private var pointPosition: Int

  /// The expansion of the magnitude of `value`, which is finite.
  package init(_ value: Double) {
    guard value != 0 else {
      digits = []
      pointPosition = 0
      return
    }
    // value = significand · 2^exponent, without the trailing zeros of the significand.
    let isNormal = value.exponentBitPattern > 0
    let stored = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let shift = stored.trailingZeroBitCount
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075 + shift
    var number = DecimalInteger(stored >> UInt64(shift))
    if exponent >= 0 {
      number.multiply(by: 2, toThePower: exponent)
    } else {
      number.multiply(by: 5, toThePower: -exponent)
    }
    digits = number.digits
    pointPosition = digits.count + min(exponent, 0)
  }

  /// The power of ten of the first digit; 0 for zero.
  var exponent: Int {
    digits.isEmpty ? 0 : pointPosition - 1
  }

  /// The text with `decimals` digits after the point, and without a point if that is 0.
  package func fixed(decimals: Int) -> String {
    let value = rounded(toDigits: pointPosition + decimals)
    var text = ""
    for place in stride(from: max(value.pointPosition, 1), through: 1 - decimals, by: -1) {
      if place == 0 { text += "." }
      let index = value.pointPosition - place
      let digit = value.digits.indices.contains(index) ? value.digits[index] : 0
      text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "0") + digit))
    }
    return text
  }

  /// The text with one digit before the point and `decimals` after it, without a point if that is 0,
  /// and an exponent of at least two digits.
  package func scientific(decimals: Int) -> String {
    let (mantissa, exponent) = scientificParts(decimals: decimals)
    return mantissa + "e" + exponentText(exponent)
  }

  /// The digits and the power of ten that ``scientific(decimals:)`` puts together.
  func scientificParts(decimals: Int) -> (mantissa: String, exponent: Int) {
    var value = rounded(toDigits: decimals + 1)
    let exponent = value.exponent
    value.pointPosition -= exponent
    return (value.fixed(decimals: decimals), exponent)
  }

  /// The value with no more than the first `count` digits, rounded to nearest, ties to even.
  private func rounded(toDigits count: Int) -> DecimalExpansion {
    guard count < digits.count else { return self }
    var result = self
    result.digits.removeLast(digits.count - max(count, 0))
    guard count >= 0, isRoundedUp(atDigit: count) else { return result }
    var index = count - 1
    while index >= 0, result.digits[index] == 9 {
      result.digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      result.digits[index] += 1
    } else {
      result.digits.insert(1, at: 0)
      result.pointPosition += 1
    }
    return result
  }

  private func isRoundedUp(atDigit index: Int) -> Bool {
    if digits[index] != 5 { return digits[index] > 5 }
    if digits[(index + 1)...].contains(where: { $0 != 0 }) { return true }
    return index > 0 && digits[index - 1] % 2 == 1
  }
}

/// The text of a power of ten: a sign and at least two digits.
func exponentText(_ exponent: Int) -> String {
  let digits = String(exponent.magnitude)
  return (exponent < 0 ? "-" : "+") + (digits.count < 2 ? "0" : "") + digits
}
