import Training

/// Comma-separated values: `step`, `loss`, `w1` and so on, `learning_rate`, `grad_norm`.
struct CommaSeparatedValues: RecordEncoder {
  private let layout: RecordLayout

  init(_ layout: RecordLayout) { self.layout = layout }

  var header: String {
    let parameters = (0..<layout.parameterCount).map { "w\($0 + 1)" }
    return (["step", "loss"] + parameters + ["learning_rate", "grad_norm"]).joined(separator: ",")
      + "\n"
  }

  func encode(_ record: Record, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: record.step.description.utf8)
    append(record.loss, to: &bytes)
    for value in record.parameters { append(value, to: &bytes) }
    bytes.append(0x2C)
    bytes.append(contentsOf: record.learningRate.description.utf8)
    append(record.gradientNorm, to: &bytes)
    bytes.append(0x0A)
  }

  private func append(_ value: Double, to bytes: inout [UInt8]) {
    bytes.append(0x2C)
    if !layout.append(value, to: &bytes) {
      bytes.append(contentsOf: value.nameOfNonFinite.utf8)
    }
  }
}
