/// Numbers as people, files and tables write them: the one grammar of scenario files, flags, the form, plain
/// mode and data.
///
/// It is that of decimal numbers in YAML 1.2's core schema (10.3.2),
/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, so `.5`, `5.`, `+5` and `007` are
/// numbers. Its `0o7`, `0x1F`, `.inf` and `.nan` are none: no setting takes them, and tables hold names and
/// gaps that look like them.
public enum Numeral {
  /// The nearest double to the number that a text is, infinite beyond the largest; nil if it is no number.
  public static func value(of text: some StringProtocol) -> Double? {
    var text = String(text)
    return text.withUTF8 { value(of: $0) }
  }

  /// The number that a text is if that is whole and fits an `Int`, exact to the last digit; nil otherwise.
  public static func whole(_ text: some StringProtocol) -> Int? {
    guard value(of: text) != nil else { return nil }
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "eE".contains($0) }
    let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = number.count > 1 ? number[1] : ""
    let exponent = parts.count > 1 ? Int(parts[1]) : 0
    var digits = number.joined()
    guard digits.contains(where: { ("1"..."9").contains($0) }) else { return 0 }
    guard let exponent, (-mostShift...mostShift).contains(exponent) else { return nil }
    for _ in 0..<max(exponent - fraction.count, 0) { digits.append("0") }
    for _ in 0..<max(fraction.count - exponent, 0) {
      guard digits.popLast() == "0" else { return nil }
    }
    return Int(digits)
  }

  /// More zeros than a whole number of 64 bits can have, behind digits as long as a person types them.
  private static let mostShift = 400

  /// The same for bytes, without a string for each.
  ///
  /// Short decimals are exact after one multiplication or division (Clinger, "How to read floating point
  /// numbers accurately", 1990), longer ones after a division in twice the precision; what that cannot
  /// decide is the standard library's.
  static func value(of text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let decimal = Decimal(text) else { return nil }
    return decimal.value ?? Double(String(decoding: text, as: UTF8.self))
  }

  /// A number taken apart: ±mantissa · 10^exponent.
  private struct Decimal {
    private var isNegative = false
    /// The first digits, without zeros before them.
    private var mantissa = UInt64(0)
    private var exponent = 0
    /// Whether there are more digits than `mantissa` holds.
    private var isLong = false

    /// The most digits whose number fits 64 bits.
    private static let mostDigits = 19

    /// Nil if the text is no number.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var index = 0
      if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        isNegative = first == UInt8(ascii: "-")
        index = 1
      }
      let digitsStart = index
      var kept = 0
      var point: Int?
      while index < text.count {
        let digit = text[index] &- 0x30
        if digit <= 9 {
          if kept < Self.mostDigits {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            if mantissa > 0 { kept += 1 }
          } else {
            isLong = true
          }
        } else if text[index] == UInt8(ascii: "."), point == nil {
          point = index
        } else {
          break
        }
        index += 1
      }
      guard index - digitsStart > (point == nil ? 0 : 1) else { return nil }
      if let point { exponent = point + 1 - index }
      if index < text.count {
        guard text[index] | 0x20 == UInt8(ascii: "e"),
          let power = Self.power(UnsafeBufferPointer(rebasing: text[(index + 1)...]))
        else { return nil }
        exponent += power
      }
    }

    /// The whole number after the `e`, up to some thousands, beyond which all is infinite or nought.
    private static func power(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
      var digits = text[...]
      var isNegative = false
      if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        isNegative = first == UInt8(ascii: "-")
        digits = digits.dropFirst()
      }
      guard !digits.isEmpty else { return nil }
      var power = 0
      for byte in digits {
        guard byte &- 0x30 <= 9 else { return nil }
        power = min(power * 10 + Int(byte - 0x30), 100_000)
      }
      return isNegative ? -power : power
    }

    /// The nearest double, the even one of two; nil where this arithmetic does not decide.
    @inline(__always)
    var value: Double? {
      if isLong { return nil }
      if mantissa == 0 { return isNegative ? -0.0 : 0 }
      guard exponent >= -22, exponent <= 22 else { return nil }
      let power = Numeral.powersOfTen[Int(exponent.magnitude)]
      let magnitude: Double
      if mantissa <= 1 << 53 {
        magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
      } else if exponent <= 0, let quotient = Self.quotient(mantissa, power) {
        magnitude = quotient
      } else {
        return nil
      }
      return isNegative ? -magnitude : magnitude
    }

    /// The nearest double to a whole number above 2⁵³ divided by an exact power of ten; nil within
    /// 2⁻⁴⁸ of a spacing from the middle of two doubles, where the error of the rest could decide.
    private static func quotient(_ number: UInt64, _ power: Double) -> Double? {
      let high = Double(number)
      let low = Double(Int64(bitPattern: number &- UInt64(high)))
      let head = high / power
      let rest = (high.addingProduct(-head, power) + low) / power
      let sum = head + rest
      let lost = (rest - (sum - head)).magnitude
      guard sum.significandBitPattern != 0, (lost - sum.ulp / 2).magnitude > sum.ulp * 0x1p-48
      else { return nil }
      return sum
    }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Numeral {
  /// Why a text is no number that is taken: its form, not the range that a setting has.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is not written as a number, where a whole one is wanted or any.
    case form(text: String, isWhole: Bool)
    /// It is larger than the largest double.
    case tooLarge(text: String)

    /// What is wrong, and what is accepted.
    public var description: String {
      switch self {
      case .form(let text, true):
        "\(text.excerpt) is not accepted as a whole number; it takes decimal digits, such as 20"
      case .form(let text, false):
        "\(text.excerpt) is not accepted as a number; it takes decimal digits, such as 0.1, -2 or 1e-3"
      case .tooLarge(let text): "\(text.excerpt) is too large; it takes a finite number"
      }
    }
  }

  /// The finite number that a text is.
  public static func finite(_ text: some StringProtocol) throws(Refusal) -> Double {
    guard let value = value(of: text) else { throw .form(text: String(text), isWhole: false) }
    guard value.isFinite else { throw .tooLarge(text: String(text)) }
    return value
  }

  /// The whole number that a text is, or the number that is not whole or fits no `Int`, as a setting's value.
  public static func settingValue(ofWhole text: some StringProtocol) throws(Refusal) -> SettingValue
  {
    guard let value = value(of: text) else { throw .form(text: String(text), isWhole: true) }
    guard value.isFinite else { throw .tooLarge(text: String(text)) }
    return whole(text).map(SettingValue.integer) ?? .number(value)
  }
}
