import Testing

@testable import Training

/// The run against the notebook's loop in PyTorch: every loss, every `w`, every gradient's norm.
@Suite struct NotebookConformanceTests {
  @Test(arguments: try Fixture(conformance: "notebook") { $0.string("variant") == "cleared" }.cases)
  func everyRecordHasTheBitsOfPyTorch(_ example: Fixture.Case) throws {
    var configuration = Configuration()
    try configuration.set("seed", to: .integer(example.integer("seed")))
    try configuration.set("samples", to: .integer(example.integer("n")))
    try configuration.set("noise", to: .number(try #require(example.number("noise"))))
    try configuration.set("learning_rate", to: .number(try #require(example.number("lr"))))
    try configuration.set("steps", to: .integer(example.integer("iters")))
    let run = try Run(configuration: configuration)
    run.advance(to: .max)
    #expect(run.history.count == example.integer("iters"))
    let raw = example["raw"]
    for record in (0..<run.history.count).map({ run.history[$0] }) {
      #expect(Float(record.loss) == Float(raw.numbers("loss")[record.step]))
      let w = raw.list("w")[record.step].numbers
      #expect(record.parameters.map { Float($0) } == w.map { Float($0) })
      let gradient = raw.list("grad")[record.step].numbers.map { Float($0) }
      let norm = gradient.reduce(Float(0)) { $0.addingProduct($1, $1) }.squareRoot()
      #expect(Float(record.gradientNorm) == norm)
    }
  }
}
