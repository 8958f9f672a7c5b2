/// Gives the elements of one tensor their common form: PyTorch's rule.
///
/// Numbers have an exponent where the largest and the smallest are a thousandfold apart, above 10⁸ or
/// below 10⁻⁴; are written as `1.` where all are whole; and have a fixed number of digits else. The
/// width is that of the longest finite number that is not zero.
struct ElementFormatter {
  private enum Style {
    case plain, whole, fixed, scientific
  }

  private var style = Style.plain
  private let precision: Int

  /// The width that the texts are padded to.
  private(set) var width = 1

  init(_ values: [TextElement], isFloatingPoint: Bool, options: PrintOptions) {
    precision = options.precision
    guard isFloatingPoint else {
      measure(values)
      return
    }
    style = .whole
    let finite = values.filter { element in
      guard case .real(let value) = element else { return false }
      return value.isFinite && value != 0
    }
    let reals = finite.compactMap { element -> Double? in
      guard case .real(let value) = element else { return nil }
      return value
    }
    guard let largest = reals.map(\.magnitude).max(), let smallest = reals.map(\.magnitude).min()
    else { return }
    let isWideRange = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    if options.isScientific ?? isWideRange {
      style = .scientific
    } else if !reals.allSatisfy({ $0.rounded(.up) == $0 }) {
      style = .fixed
    }
    measure(finite)
  }

  private mutating func measure(_ values: [TextElement]) {
    for value in values {
      width = max(width, text(of: value).count)
    }
  }

  /// The text of `element`, padded on the left.
  func padded(_ element: TextElement) -> String {
    let text = text(of: element)
    return String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private func text(of element: TextElement) -> String {
    switch element {
    case .integer(let value): return String(value)
    case .boolean(let value): return PythonText.text(of: value)
    case .real(let value):
      guard value.isFinite else { return PythonText.nonFinite(value) }
      let sign = value.sign == .minus ? "-" : ""
      let expansion = DecimalExpansion(value)
      switch style {
      case .plain, .whole: return sign + expansion.fixed(decimals: 0) + "."
      case .fixed: return sign + expansion.fixed(decimals: precision)
      case .scientific: return sign + expansion.scientific(decimals: precision)
      }
    }
  }
}
