@testable import Autograd
import Testing

/// The notebook of `notebook.json`: every bit of its numbers.
@Suite struct ConformanceNotebook {
  @Test func runs() throws {
    CaseRunner(file: try FixtureFile("notebook.json")).run { fixture in
      var run = try NotebookRun(fixture)
      try run.checkData()
      try run.checkFirstGradient()
      try run.checkDescent()
    }
  }

  @Test func valueAndGradientOfTheFormula() throws {
    let raw = try FixtureFile("notebook.json").header.member("In[25]_raw")
    let w = tensor([Double.pi, 1.0], requiresGrad: true)
    let z = 2 * w[0] * w[1] + w[1] * cos(w[0])
    z.backward()
    let exact = TensorComparison()
    try exact.checkValues(z.reshape(1), try raw.member("z", \.array), "z")
    try exact.checkValues(try #require(w.grad), try raw.member("w_grad", \.array), "w.grad")
  }

  @Test func recordedLines() throws {
    let header = try FixtureFile("notebook.json").header
    for line in try header.member("recorded_numpy_lines", \.array) {
      let values = try line.member("data", \.array).compactMap(\.double)
      let array = Tensor(values, dtype: .float32).numpy()
      #expect(array.description == line["text"]?.string)
    }
  }
}
