import Training

/// JSON Lines: one object a record, with numbers that read back to the same bits; NaN and infinities
/// are the strings "NaN", "Infinity" and "-Infinity". `w` is a list, or an object by the names of the data's columns.
struct JSONLines: RecordEncoder {
  private let layout: RecordLayout
  /// What stands before each parameter.
  private let keys: [String]

  init(_ layout: RecordLayout) {
    self.layout = layout
    keys =
      layout.columnNames?.map { Self.string($0) + ":" }
      ?? Array(repeating: "", count: layout.parameterCount)
  }

  var header: String { "" }

  func encode(_ record: Record, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"step\":".utf8)
    bytes.append(contentsOf: record.step.description.utf8)
    bytes.append(contentsOf: ",\"loss\":".utf8)
    append(record.loss, to: &bytes)
    let brackets = layout.columnNames == nil ? ("[", "]") : ("{", "}")
    bytes.append(contentsOf: ",\"w\":\(brackets.0)".utf8)
    for (index, value) in record.parameters.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(contentsOf: keys[index].utf8)
      append(value, to: &bytes)
    }
    bytes.append(contentsOf: "\(brackets.1),\"learning_rate\":".utf8)
    bytes.append(contentsOf: record.learningRate.description.utf8)
    bytes.append(contentsOf: ",\"grad_norm\":".utf8)
    append(record.gradientNorm, to: &bytes)
    bytes.append(contentsOf: "}\n".utf8)
  }

  /// A text as JSON has it (RFC 8259).
  private static func string(_ text: String) -> String {
    let inside = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
      default: String(scalar)
      }
    }
    return "\"" + inside.joined() + "\""
  }

  private func append(_ value: Double, to bytes: inout [UInt8]) {
    if !layout.append(value, to: &bytes) {
      bytes.append(contentsOf: "\"\(value.nameOfNonFinite)\"".utf8)
    }
  }
}
