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
