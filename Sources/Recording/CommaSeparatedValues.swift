import Autograd
import Training

/// Comma-separated values (RFC 4180): `step`, `loss`, then `w1` and so on or the names of the data's columns,
/// `learning_rate`, `grad_norm`.
struct CommaSeparatedValues: RecordEncoder {
  private let layout: RecordLayout

  init(_ layout: RecordLayout) { self.layout = layout }

  var header: String {
    let parameters = layout.columnNames ?? (0..<layout.parameterCount).map { "w\($0 + 1)" }
    let fields = RecordLayout.fieldsBefore + parameters + RecordLayout.fieldsAfter
    return fields.map(Self.field).joined(separator: ",") + "\n"
  }

  /// A text as a field: quoted where it could be taken for something else.
  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    return needsQuotes
      ? "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"" : text
  }

  func encode(_ record: Record, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: record.step.description.utf8)
    append(record.loss, to: &bytes)
    for value in record.parameters { append(value, to: &bytes) }
    append(record.learningRate, as: .float64, to: &bytes)
    append(record.gradientNorm, to: &bytes)
    bytes.append(0x0A)
  }

  private func append(_ value: Double, as dtype: DType? = nil, to bytes: inout [UInt8]) {
    bytes.append(0x2C)
    if !layout.append(value, as: dtype, to: &bytes) {
      bytes.append(contentsOf: value.nameOfNonFinite.utf8)
    }
  }
}
