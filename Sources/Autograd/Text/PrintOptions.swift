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
