import Training

/// Turns the records of a run into the text of one output format.
public protocol RecordEncoder: Sendable {
  /// The lines before the first record, with their newlines; empty where the format has none.
  var header: String { get }

  /// Appends the text of a record, with its newline.
  func encode(_ record: Record, into bytes: inout [UInt8])
}
