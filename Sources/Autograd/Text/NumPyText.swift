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
