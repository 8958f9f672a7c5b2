import Autograd
import Training

/// The lines that the notebook prints: `iter`, `loss` to two decimals, and `w` as NumPy shows it.
struct NotebookTable: RecordEncoder {
  private let layout: RecordLayout
  private let lossFormat = try? PythonFormat("{:.2f}")

  init(_ layout: RecordLayout) { self.layout = layout }

  var header: String { "iter \tloss \tw\n" }

  func encode(_ record: Record, into bytes: inout [UInt8]) {
    let parameters = record.parameters
    let array = TextSource(
      dtype: layout.dtype, shape: [parameters.count], strides: [1], offset: 0
    ) { .real(parameters[$0]) }
    let loss = lossFormat?(record.loss) ?? record.loss.description
    bytes.append(contentsOf: "\(record.step) \t\(loss) \t\(NumPyText.text(of: array))\n".utf8)
  }
}

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
    bytes.append(contentsOf: value.recordText(dtype ?? layout.dtype).utf8)
  }
}

/// JSON Lines: one object a record, with numbers that read back to the same bits; NaN and infinities
/// are the strings "NaN", "Infinity" and "-Infinity".
struct JSONLines: RecordEncoder {
  private let layout: RecordLayout

  init(_ layout: RecordLayout) { self.layout = layout }

  var header: String { "" }

  func encode(_ record: Record, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"step\":".utf8)
    bytes.append(contentsOf: record.step.description.utf8)
    bytes.append(contentsOf: ",\"loss\":".utf8)
    append(record.loss, to: &bytes)
    bytes.append(contentsOf: ",\"w\":[".utf8)
    for (index, value) in record.parameters.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      append(value, to: &bytes)
    }
    bytes.append(contentsOf: "],\"learning_rate\":".utf8)
    append(record.learningRate, as: .float64, to: &bytes)
    bytes.append(contentsOf: ",\"grad_norm\":".utf8)
    append(record.gradientNorm, to: &bytes)
    bytes.append(contentsOf: "}\n".utf8)
  }

  private func append(_ value: Double, as dtype: DType? = nil, to bytes: inout [UInt8]) {
    let text = value.recordText(dtype ?? layout.dtype)
    bytes.append(contentsOf: (value.isFinite ? text : "\"\(text)\"").utf8)
  }
}
