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
