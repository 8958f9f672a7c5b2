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

/// A whole number in base 10⁹, of any size.
struct DecimalInteger {
  private static let base: UInt64 = 1_000_000_000

  /// The places in base 10⁹, the least significant first.
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies by `factor`, which is below 10, `count` times.
  mutating func multiply(by factor: UInt64, toThePower count: Int) {
    var rest = count
    while rest > 0 {
      // 9⁹ fits in a limb's headroom: limb · factor⁹ + carry stays below 2⁶⁴.
      let step = min(rest, 9)
      var power: UInt64 = 1
      for _ in 0..<step {
        power *= factor
      }
      multiply(by: power)
      rest -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The decimal digits, the most significant first; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 {
      digits.removeLast()
    }
    return digits.reversed()
  }
}

/// The fewest decimal digits that read back as the same number of its own type.
package struct ShortestDigits {
  /// The digits without leading or trailing zeros; empty for zero.
  let digits: [Character]

  /// The power of ten of the first digit; 0 for zero.
  let exponent: Int

  /// The digits of the magnitude of `value`, which is finite.
  package init<Value: BinaryFloatingPoint & CustomStringConvertible>(_ value: Value) {
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts.first ?? "0"
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    var digits = mantissa.filter { $0 != "." }[...]
    let leadingZeros = digits.prefix { $0 == "0" }.count
    digits = digits.dropFirst(leadingZeros)
    while digits.last == "0" {
      digits.removeLast()
    }
    self.digits = Array(digits)
    exponent = digits.isEmpty ? 0 : whole.count - 1 - leadingZeros + power
  }

  /// The number of digits after the point where the number is written without an exponent.
  var decimals: Int {
    max(digits.count - 1 - exponent, 0)
  }

  /// The text without an exponent, ending with the point if the number is whole.
  var positional: String {
    var text = ""
    for place in stride(from: max(exponent, 0), through: -max(decimals, 1), by: -1) {
      if place == -1 {
        text += "."
        if decimals == 0 { break }
      }
      let index = exponent - place
      text.append(digits.indices.contains(index) ? digits[index] : "0")
    }
    return text
  }

  /// The text with one digit before the point, without a point if it is the only one, and an
  /// exponent of at least two digits.
  var scientific: String {
    let first = digits.first.map(String.init) ?? "0"
    let rest = String(digits.dropFirst())
    return first + (rest.isEmpty ? "" : "." + rest) + "e" + exponentText(exponent)
  }
}
