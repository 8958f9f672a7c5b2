import Foundation
import Scenarios
import Testing
import Training

/// What the notebook printed under PyTorch and NumPy, with the values that it printed.
struct PrintedTable: Decodable {
  let text: String
  let loss: [Double]
  let w: [[Double]]

  static func all() throws -> [PrintedTable] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/notebook-table.json"))
    return try JSONDecoder().decode([PrintedTable].self, from: data)
  }
}

@Suite struct NotebookTableTests {
  @Test func linesAreThoseThatTheNotebookPrinted() throws {
    let tables = try PrintedTable.all()
    #expect(tables.count > 10)
    let format = try #require(RecordFormat.named("table"))
    for table in tables {
      let encoder = format.encoder(
        for: RecordLayout(dtype: .float32, parameterCount: table.w[0].count))
      var bytes = Array(encoder.header.utf8)
      for (step, (loss, w)) in zip(table.loss, table.w).enumerated() {
        // Read as the shortest digits of a float, then widened, as records are.
        let record = Record(
          step: step, loss: Double(Float(loss)), parameters: w.map { Double(Float($0)) },
          learningRate: 0.1, gradientNorm: 1)
        encoder.encode(record, into: &bytes)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(table.text.hasPrefix(text))
      #expect(text.split(separator: "\n").count == table.loss.count + 1)
    }
  }

  /// As Python formats them: `'{:.2f}'.format(float('nan'))`, `numpy.array([nan, inf], 'float32')`.
  @Test func whatIsNotFiniteIsPrintedAsPythonDoes() throws {
    let encoder = try #require(RecordFormat.named("table")).encoder(
      for: RecordLayout(dtype: .float32, parameterCount: 2))
    var bytes: [UInt8] = []
    encoder.encode(
      Record(
        step: 3, loss: .nan, parameters: [.nan, .infinity], learningRate: 1, gradientNorm: .nan),
      into: &bytes)
    encoder.encode(
      Record(step: 4, loss: .infinity, parameters: [0, 1], learningRate: 1, gradientNorm: .nan),
      into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "3 \tnan \t[nan inf]\n4 \tinf \t[0. 1.]\n")
  }
}
