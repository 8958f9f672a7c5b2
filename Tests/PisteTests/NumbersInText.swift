/// A number as a text has it: with as many digits as the author gives.
struct QuotedNumber: Hashable, CustomStringConvertible {
  let value: Double
  /// What one in its last digit is worth.
  let unit: Double
  let description: String

  /// Whether a number that has at least as many digits is this one.
  func isRounded(from other: Double) -> Bool {
    (other - value).magnitude <= unit / 2 * (1 + 1e-9)
  }

  /// Whether a number that lies between these two may be this one.
  func isRounded(fromWithin bounds: ClosedRange<Double>) -> Bool {
    bounds.lowerBound <= value + unit / 2 && bounds.upperBound >= value - unit / 2
  }
}

/// The numbers that a text has: 0.045, 1,500, −0.25, 2.4e-13, 10²⁵, 1.7·10³⁷.
///
/// Digits of names, as in float32, are none, and neither are those of fractions in formulas, as in 2/λmax. A
/// number that is cut off, as in 0.7083…, is none.
struct NumbersInText {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private(set) var numbers: [QuotedNumber] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    while place < scalars.count {
      if Self.isDigit(scalars[place]) { take() } else { place += 1 }
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private subscript(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private mutating func take() {
    let start = place
    let before = self[start - 1]
    var mantissa = digits(grouped: true)
    var fraction = ""
    if self[place] == ".", let next = self[place + 1], Self.isDigit(next) {
      place += 1
      fraction = digits(grouped: false)
      mantissa += "." + fraction
    }
    var exponent = exponent() ?? 0
    var isPower = false
    if mantissa == "10", let power = superscript() {
      (mantissa, exponent, isPower) = ("1", power, true)
    } else if self[place] == "·", self[place + 1] == "1", self[place + 2] == "0" {
      let dot = place
      place += 3
      if let power = superscript() { exponent = power } else { place = dot }
    }
    let isPart =
      before.map { $0.properties.isAlphabetic || $0 == "/" || $0 == "_" } == true
      || self[place] == "/" || self[place] == "…" || self[place] == "x"
    guard !isPart, let value = Double("\(mantissa)e\(exponent)") else { return }
    let isNegative =
      (before == "-" || before == "−")
      && self[start - 2].map { $0 == " " || $0 == "(" || $0 == "│" } != false
    var zeros = -fraction.count
    if fraction.isEmpty, value >= 1_000 { zeros = mantissa.reversed().prefix { $0 == "0" }.count }
    // A power of ten alone is an order of magnitude.
    let unit = (Double("1e\(exponent + zeros)") ?? 0) * (isPower ? 9 * 2 : 1)
    let text = String(String.UnicodeScalarView(scalars[start..<place]))
    numbers.append(
      QuotedNumber(
        value: isNegative ? -value : value, unit: unit, description: (isNegative ? "−" : "") + text)
    )
  }

  private mutating func digits(grouped: Bool) -> String {
    var text = ""
    while let scalar = self[place] {
      if Self.isDigit(scalar) {
        text.unicodeScalars.append(scalar)
      } else if !grouped || scalar != "," || !hasGroup(at: place + 1) {
        break
      }
      place += 1
    }
    return text
  }

  /// Whether exactly three digits stand here, as after the comma of 1,500.
  private func hasGroup(at index: Int) -> Bool {
    (0..<3).allSatisfy { self[index + $0].map(Self.isDigit) == true }
      && self[index + 3].map(Self.isDigit) != true
  }

  /// What stands after an e, as in 2.4e-13.
  private mutating func exponent() -> Int? {
    guard self[place] == "e" else { return nil }
    var end = place + 1
    if self[end] == "-" || self[end] == "+" { end += 1 }
    let first = end
    while self[end].map(Self.isDigit) == true { end += 1 }
    guard end > first else { return nil }
    defer { place = end }
    return Int(String(String.UnicodeScalarView(scalars[(place + 1)..<end])))
  }

  private mutating func superscript() -> Int? {
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
    var text = ""
    var end = place
    if self[end] == "⁻" {
      text = "-"
      end += 1
    }
    while let digit = self[end].flatMap({ signs.firstIndex(of: $0) }) {
      text += String(digit)
      end += 1
    }
    guard let power = Int(text) else { return nil }
    place = end
    return power
  }
}
