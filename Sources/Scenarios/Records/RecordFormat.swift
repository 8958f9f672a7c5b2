import Autograd
import Training

/// The formats in which records are given out; a new one is one row here and one type in
/// `RecordEncoders.swift`.
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

/// Turns the records of a run into the text of one output format.
public protocol RecordEncoder: Sendable {
  /// The lines before the first record, with their newlines; empty where the format has none.
  var header: String { get }

  /// Appends the text of a record, with its newline.
  func encode(_ record: Record, into bytes: inout [UInt8])
}

/// What an encoder must know of a run.
public struct RecordLayout: Hashable, Sendable {
  /// The dtype of losses, parameters and gradient norms.
  public let dtype: DType
  /// How many parameters each record has.
  public let parameterCount: Int
  /// The names of the data's columns, for each parameter, no two of them alike and none that of another field of a
  /// record; nil where the data have none.
  public let columnNames: [String]?

  /// Describes the records of a run; a column that is called as another one has a number added to its name.
  public init(dtype: DType, parameterCount: Int, columnNames: [String]? = nil) {
    self.dtype = dtype
    self.parameterCount = parameterCount
    self.columnNames = columnNames.map(Self.distinct)
  }

  /// Describes the records of a run.
  public init(_ run: Run) {
    self.init(
      dtype: run.history.dtype, parameterCount: run.history.parameterCount,
      columnNames: run.columnNames)
  }

  /// The fields of a record beside its parameters.
  static let fieldsBefore = ["step", "loss"]
  static let fieldsAfter = ["learning_rate", "grad_norm"]

  private static func distinct(_ names: [String]) -> [String] {
    var taken = Set(fieldsBefore + fieldsAfter)
    return names.map { name in
      let distinct =
        taken.contains(name)
        ? (2...).lazy.map { "\(name)_\($0)" }.first { !taken.contains($0) && !names.contains($0) }
        : name
      taken.insert(distinct ?? name)
      return distinct ?? name
    }
  }
}

extension Double {
  /// The shortest digits that read back in a dtype, or NaN, Infinity or -Infinity: the number as records and
  /// recorded results have it.
  func recordText(_ dtype: DType) -> String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    return dtype == .float32 ? Float(self).description : description
  }
}
