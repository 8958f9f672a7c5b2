import Autograd
import Training

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
    if !layout.append(value, as: dtype, to: &bytes) {
      bytes.append(contentsOf: "\"\(value.nameOfNonFinite)\"".utf8)
    }
  }
}
