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
