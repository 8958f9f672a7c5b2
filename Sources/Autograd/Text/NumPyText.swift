/// The text of an array as NumPy prints it.
package struct NumPyText {
  private static let lineWidth = 75
  private static let threshold = 1000
  private static let edgeItems = 3

  private let source: TextSource
  private let edge: Int?
  private let formatter: NumPyElementFormatter

  private init(_ source: TextSource) {
    self.source = source
    edge = source.count > Self.threshold ? Self.edgeItems : nil
    formatter = NumPyElementFormatter(source.shownValues(edge: edge), dtype: source.dtype)
  }

  /// The text of an array; an array without dimensions is written as a scalar.
  package static func text(of source: TextSource) -> String {
    guard source.count > 0 else { return "[]" }
    guard !source.shape.isEmpty else { return scalar(source) }
    return NumPyText(source).text(dimension: 0, place: source.offset)
  }

  private static func scalar(_ source: TextSource) -> String {
    switch source.value(at: source.offset) {
    case .integer(let value): String(value)
    case .boolean(let value): PythonText.text(of: value)
    case .real(let value):
      source.dtype == .float32
        ? PythonText.text(of: Float(value)) : PythonText.text(of: value)
    }
  }

  private func text(dimension: Int, place: Int) -> String {
    let places = source.shownPlaces(dimension, from: place, edge: edge)
    let lineStart = String(repeating: " ", count: dimension + 1)
    let following = source.shape.count - dimension - 1
    if following == 0 { return vector(places, dimension: dimension, lineStart: lineStart) }
    let parts = places.map { place in
      place.map { text(dimension: dimension + 1, place: $0) } ?? "..."
    }
    let separator = String(repeating: "\n", count: following) + lineStart
    return "[" + parts.joined(separator: separator) + "]"
  }

  private func vector(_ places: [Int?], dimension: Int, lineStart: String) -> String {
    // Room for the brackets that close on the same line.
    let width = Self.lineWidth - dimension - 1
    var lines: [String] = []
    var line = lineStart
    for place in places {
      let word = place.map { formatter.padded(source.value(at: $0)) } ?? "..."
      if line.count + word.count > width, line.count > lineStart.count {
        lines.append(line)
        line = lineStart
      }
      line += word + " "
    }
    lines.append(line)
    // A broken line loses the spaces at its end; the last line only the one that separates.
    let broken = lines.dropLast().map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    let text = (broken + [String(lines[lines.count - 1].dropLast())]).joined(separator: "\n")
    return "[" + text.dropFirst(lineStart.count) + "]"
  }
}

/// Gives the elements of one array their common form: NumPy's rule.
///
/// Numbers are written with the fewest digits that read back, at most eight after the point, and are
/// aligned at the point with spaces; or all with an exponent, where the largest and the smallest are
/// far apart.
struct NumPyElementFormatter {
  private static let precision = 8

  private enum Style {
    case plain
    case positional
    case scientific(decimals: Int, exponentDigits: Int)
  }

  private let isSingle: Bool
  private var style = Style.plain
  private var leftWidth = 0
  private var rightWidth = 0

  init(_ values: [TextElement], dtype: DType) {
    isSingle = dtype == .float32
    switch dtype {
    case .float32, .float64:
      align(
        values.compactMap { element in
          guard case .real(let value) = element else { return nil }
          return value
        })
    case .bool:
      leftWidth = 5
    case .uint8, .int8, .int16, .int32, .int64:
      leftWidth = values.map { text(of: $0).count }.max() ?? 0
    }
  }

  private mutating func align(_ values: [Double]) {
    style = .positional
    let finite = values.filter(\.isFinite)
    if hasWideRange(finite) {
      let parts = finite.map(scientificDigits)
      let decimals = parts.map(\.decimals).max() ?? 0
      let exponentDigits = parts.map(\.exponentDigits).max() ?? 0
      style = .scientific(decimals: decimals, exponentDigits: exponentDigits)
      rightWidth = decimals + exponentDigits + 2
      leftWidth = finite.contains { $0.sign == .minus } ? 2 : 1
    } else {
      for value in finite {
        let parts = split(text(of: .real(value)))
        leftWidth = max(leftWidth, parts.left)
        rightWidth = max(rightWidth, parts.right)
      }
    }
    for value in values where !value.isFinite {
      leftWidth = max(leftWidth, PythonText.nonFinite(value).count - rightWidth - 1)
    }
  }

  /// Whether numbers of this range are written with an exponent. Compared in the type of the
  /// array.
  private func hasWideRange(_ finite: [Double]) -> Bool {
    let magnitudes = finite.map(\.magnitude).filter { $0 != 0 }
    guard let largest = magnitudes.max(), let smallest = magnitudes.min() else { return false }
    if isSingle {
      let (large, small) = (Float(largest), Float(smallest))
      return large >= 1e6 || small < 1e-4 || large / small > 1000
    }
    return largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
  }

  /// The number of digits after the point, and of the exponent, in the shortest text with an
  /// exponent.
  private func scientificDigits(_ value: Double) -> (decimals: Int, exponentDigits: Int) {
    let shortest = shortestDigits(value)
    var decimals = max(shortest.digits.count - 1, 0)
    var exponent = shortest.exponent
    if decimals > Self.precision {
      let parts = DecimalExpansion(value).scientificParts(decimals: Self.precision)
      decimals = trimmed(parts.mantissa).count - 2
      exponent = parts.exponent
    }
    return (decimals, max(String(exponent.magnitude).count, 2))
  }

  private func shortestDigits(_ value: Double) -> ShortestDigits {
    isSingle ? ShortestDigits(Float(value)) : ShortestDigits(value)
  }

  private func split(_ text: String) -> (left: Int, right: Int) {
    let left = text.prefix { $0 != "." }.count
    return (left, text.count - left - 1)
  }

  private func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.last == "0" {
      rest.removeLast()
    }
    return String(rest)
  }

  /// The text of `element`, padded to the common widths.
  func padded(_ element: TextElement) -> String {
    let text = text(of: element)
    guard case .real(let value) = element else {
      return String(repeating: " ", count: max(leftWidth - text.count, 0)) + text
    }
    guard value.isFinite else {
      let width = leftWidth + rightWidth + 1
      return String(repeating: " ", count: max(width - text.count, 0)) + text
    }
    let parts = split(text)
    return String(repeating: " ", count: max(leftWidth - parts.left, 0)) + text
      + String(repeating: " ", count: max(rightWidth - parts.right, 0))
  }

  private func text(of element: TextElement) -> String {
    switch element {
    case .integer(let value): String(value)
    case .boolean(let value): PythonText.text(of: value)
    case .real(let value): value.isFinite ? text(of: value) : PythonText.nonFinite(value)
    }
  }

  private func text(of value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    switch style {
    case .plain, .positional:
      let shortest = shortestDigits(value)
      if shortest.decimals <= Self.precision { return sign + shortest.positional }
      return sign + trimmed(DecimalExpansion(value).fixed(decimals: Self.precision))
    case .scientific(let decimals, let exponentDigits):
      let parts = DecimalExpansion(value).scientificParts(decimals: decimals)
      let point = decimals == 0 ? "." : ""
      let digits = String(parts.exponent.magnitude)
      let zeros = String(repeating: "0", count: max(exponentDigits - digits.count, 0))
      return sign + parts.mantissa + point + "e" + (parts.exponent < 0 ? "-" : "+") + zeros + digits
    }
  }
}
