import Autograd
import Training

/// The formats in which records are given out; a new one is one row here and one file.
public struct RecordFormat: Sendable {
  /// The name on the command line.
  public let name: String
  /// One sentence: what it is.
  public let summary: String
  private let make: @Sendable (RecordLayout) -> any RecordEncoder

  /// The encoder for a run.
  public func encoder(for layout: RecordLayout) -> any RecordEncoder { make(layout) }

  /// All of them, the default first.
  public static let rows = [
    RecordFormat(
      name: "table", summary: "the notebook's table: iter, loss and w", make: NotebookTable.init),
    RecordFormat(
      name: "csv", summary: "comma-separated values with a header", make: CommaSeparatedValues.init),
    RecordFormat(
      name: "jsonl", summary: "JSON Lines: one object a record, numbers to the bit",
      make: JSONLines.init),
  ]

  /// The format of that name, if there is one.
  public static func named(_ name: String) -> RecordFormat? { rows.first { $0.name == name } }
}

/// What an encoder must know of a run.
public struct RecordLayout: Hashable, Sendable {
  /// The dtype of losses, parameters and gradient norms.
  public let dtype: DType
  /// How many parameters each record has.
  public let parameterCount: Int

  /// Describes the records of a run.
  public init(dtype: DType, parameterCount: Int) {
    self.dtype = dtype
    self.parameterCount = parameterCount
  }

  /// Describes the records of a history.
  public init(_ history: History) {
    self.init(dtype: history.dtype, parameterCount: history.parameterCount)
  }
}

extension RecordLayout {
  /// Appends the shortest digits that read back in the run's dtype.
  ///
  /// - Returns: Whether the value was finite; nothing is appended where it was not.
  func append(_ value: Double, to bytes: inout [UInt8]) -> Bool {
    guard value.isFinite else { return false }
    if dtype == .float32 {
      bytes.append(contentsOf: Float(value).description.utf8)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
    return true
  }
}

extension Double {
  /// The name of a value that is not finite, as JSON Lines and CSV have it.
  var nameOfNonFinite: String {
    isNaN ? "NaN" : self < 0 ? "-Infinity" : "Infinity"
  }
}
