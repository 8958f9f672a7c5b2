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

/// How tensors are printed: PyTorch's print options.
public struct PrintOptions: Sendable, Hashable {
  /// The number of digits after the point.
  public var precision = 4

  /// The number of elements above which a tensor is summarised.
  public var threshold = 1000

  /// The number of elements that a summary keeps at each end of a dimension.
  public var edgeItems = 3

  /// The number of characters after which a line is broken.
  public var lineWidth = 80

  /// Whether numbers have an exponent; nil to decide by their range.
  public var isScientific: Bool?

  /// The options that PyTorch starts with.
  public init() {}

  /// Two digits, and two elements at each end of a summary.
  public static var short: PrintOptions {
    var options = PrintOptions()
    options.precision = 2
    options.edgeItems = 2
    return options
  }

  /// No summaries.
  public static var full: PrintOptions {
    var options = PrintOptions()
    options.threshold = .max
    return options
  }
}

extension Tensor {
  /// The elements as a text sees them.
  var textSource: TextSource {
    let (pointer, itemSize) = (pointer, itemSize)
    return TextSource(
      dtype: dtype, shape: Array(shape), strides: Array(strides), offset: 0
    ) { [self] place in
      switch scalar(at: pointer + place * itemSize) {
      case .bool(let value): .boolean(value)
      case .int(let value): .integer(Int64(value))
      case .double(let value): .real(value)
      }
    }
  }
}

extension Tensor: CustomStringConvertible {
  /// The text that PyTorch prints, by ``PrintOptions/current``.
  ///
  /// O(n) up to the threshold of the options; above it only the elements shown are read.
  public var description: String {
    TensorText.text(
      of: textSource, gradientFunction: nameOfGradientFunction, requiresGrad: requiresGrad)
  }

  private var nameOfGradientFunction: String? {
    do { return try Checked.gradFn(self)?.name } catch { return "Invalid" }
  }
}

extension Shape: CustomStringConvertible {
  /// The text that PyTorch prints: `torch.Size([2, 3])`.
  public var description: String {
    "torch.Size(\(listText))"
  }
}

extension Scalar: CustomStringConvertible {
  /// The text that Python prints: `True`, `3`, `0.5`.
  public var description: String {
    switch self {
    case .bool(let value): PythonText.text(of: value)
    case .int(let value): String(value)
    case .double(let value): PythonText.text(of: value)
    }
  }
}
