/// The text of a tensor as PyTorch prints it.
package struct TensorText {
  private static let prefix = "tensor("

  private let source: TextSource
  private let options: PrintOptions

  /// The number of elements kept at each end of a dimension; nil where all are.
  private let edge: Int?

  private let formatter: ElementFormatter

  private init(_ source: TextSource, options: PrintOptions) {
    self.source = source
    self.options = options
    edge = source.count > options.threshold ? max(options.edgeItems, 0) : nil
    formatter = ElementFormatter(
      source.shownValues(edge: edge), isFloatingPoint: [.float32, .float64].contains(source.dtype),
      options: options)
  }

  /// The text of a tensor.
  ///
  /// - Parameters:
  ///   - gradientFunction: The name of the node that made the tensor, such as `AddBackward0`.
  ///   - requiresGrad: Whether the tensor records operations; told only where no node made it.
  package static func text(
    of source: TextSource, options: PrintOptions = .current, gradientFunction: String? = nil,
    requiresGrad: Bool = false
  ) -> String {
    var suffixes: [String] = []
    if source.count == 0 {
      if source.shape.count != 1 { suffixes.append("size=\(PythonText.tuple(source.shape))") }
      if source.dtype != .float32 { suffixes.append("dtype=\(source.dtype)") }
    } else if ![.float32, .int64, .bool].contains(source.dtype) {
      suffixes.append("dtype=\(source.dtype)")
    }
    if let gradientFunction {
      suffixes.append("grad_fn=<\(gradientFunction)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    let text = prefix + body(of: source, options: options)
    return appending(suffixes, to: text, lineWidth: options.lineWidth) + ")"
  }

  private static func body(of source: TextSource, options: PrintOptions) -> String {
    guard source.count > 0 else { return "[]" }
    let text = TensorText(source, options: options)
    return text.body(dimension: 0, place: source.offset, indent: prefix.count)
  }

  /// Appends each suffix to the line, or on a line of its own where it would get too long.
  private static func appending(
    _ suffixes: [String], to text: String, lineWidth: Int
  ) -> String {
    var result = text
    var length = text.split(separator: "\n").last.map { $0.count + 2 } ?? 0
    for suffix in suffixes {
      if length + suffix.count + 2 > lineWidth {
        result += ",\n" + String(repeating: " ", count: prefix.count) + suffix
        length = prefix.count + suffix.count
      } else {
        result += ", " + suffix
        length += suffix.count + 2
      }
    }
    return result
  }

  private func body(dimension: Int, place: Int, indent: Int) -> String {
    guard dimension < source.shape.count else {
      return formatter.padded(source.value(at: place))
    }
    let places = source.shownPlaces(dimension, from: place, edge: edge)
    let lineStart = String(repeating: " ", count: indent + 1)
    let following = source.shape.count - dimension - 1
    if following == 0 { return vector(places, lineStart: lineStart, indent: indent) }
    let parts = places.map { place in
      place.map { body(dimension: dimension + 1, place: $0, indent: indent + 1) } ?? "..."
    }
    let separator = "," + String(repeating: "\n", count: following) + lineStart
    return "[" + parts.joined(separator: separator) + "]"
  }

  private func vector(_ places: [Int?], lineStart: String, indent: Int) -> String {
    let words = places.map { $0.map { formatter.padded(source.value(at: $0)) } ?? " ..." }
    let perLine = max((options.lineWidth - indent) / (formatter.width + 2), 1)
    let lines = stride(from: 0, to: words.count, by: perLine).map {
      words[$0..<min($0 + perLine, words.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + lineStart) + "]"
  }
}
