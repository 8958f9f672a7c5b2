extension PythonText {
  /// The values as Python prints nested lists of them: `[[1.0, 2.0], [3.0, 4.0]]`.
  ///
  /// Floating-point values have the digits of a double, whatever their type was.
  package static func list(of source: TextSource) -> String {
    list(of: source, dimension: 0, place: source.offset)
  }

  private static func list(of source: TextSource, dimension: Int, place: Int) -> String {
    guard dimension < source.shape.count else {
      return text(of: source.value(at: place))
    }
    let stride = source.strides[dimension]
    let parts = (0..<source.shape[dimension]).map {
      list(of: source, dimension: dimension + 1, place: place + $0 * stride)
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  /// An element as Python prints the number that `item()` gives.
  package static func text(of element: TextElement) -> String {
    switch element {
    case .real(let value): text(of: value)
    case .integer(let value): String(value)
    case .boolean(let value): text(of: value)
    }
  }
}
