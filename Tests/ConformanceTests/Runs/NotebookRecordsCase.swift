@testable import Autograd
@testable import Training

/// A case of `notebook.json` as a run, whose records have its bits.
struct NotebookRecordsCase {
  private let fixture: JSON

  init(_ fixture: JSON) { self.fixture = fixture }

  func run() throws {
    var configuration = Configuration()
    for (name, key) in [("seed", "seed"), ("samples", "n"), ("steps", "iters")] {
      try configuration.set(name, to: .integer(try fixture.member(key, \.int)))
    }
    for (name, key) in [("noise", "noise"), ("learning_rate", "lr")] {
      try configuration.set(name, to: .number(try fixture.member(key, \.double)))
    }
    let run = try Run(configuration: configuration)
    run.advance(to: .max)
    try expectEqual(run.head, try fixture.member("iters", \.int), "the number of records")
    let records = (0..<run.head).map { run.history[$0] }
    let raw = try fixture.member("raw")
    let exact = TensorComparison()
    try exact.checkValues(
      Tensor(records.map(\.loss), dtype: .float32), try raw.member("loss", \.array), "loss")
    let (w, gradients) = (try raw.member("w", \.array), try raw.member("grad", \.array))
    for (step, record) in records.enumerated() {
      try exact.checkValues(
        Tensor(record.parameters, dtype: .float32), w[step].array ?? [], "w of step \(step)")
      let gradient = (gradients[step].array ?? []).compactMap(\.double).map(Float.init)
      let norm = gradient.reduce(Float(0)) { $0.addingProduct($1, $1) }.squareRoot()
      try expectEqual(Float(record.gradientNorm), norm, "the norm of step \(step)")
    }
  }
}
