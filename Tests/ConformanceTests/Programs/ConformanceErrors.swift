import Autograd
import Testing

/// Programs whose last step fails as PyTorch does.
@Suite struct ConformanceErrors {
  @Test func errors() throws {
    try run(try FixtureFile("errors.json"))
  }

  /// `view-errors.json`: random programs of views and changes in place. `twice-errors.json`: second passes
  /// through what is gone. `Fixtures/make` made them.
  @Test(arguments: ["view-errors.json", "twice-errors.json"])
  func generatedErrors(name: String) throws {
    try run(try FixtureFile(name, in: FixtureFile.ownFolder))
  }

  private func run(_ file: FixtureFile) throws {
    CaseRunner(file: file).run { fixture in
      let steps = try fixture.member("steps", \.array)
      guard let last = steps.last else { throw FixtureError("no steps") }
      let expected = try last.member("error")
      let session = ProgramSession()
      do {
        try session.run(steps)
      } catch let failure as StepFailure {
        try expectEqual(failure.step, last, "the step that fails")
        try expectEqual(failure.error.kind.name, try expected.member("type", \.string), "the type")
        try expectEqual(
          failure.error.message, try expected.member("message", \.string), "the message")
        return
      }
      throw Mismatch("nothing fails; expected is \(expected)")
    }
  }
}

extension TensorError.Kind {
  /// The name of the type in Python.
  var name: String {
    switch self {
    case .runtime: "RuntimeError"
    case .index: "IndexError"
    case .value: "ValueError"
    case .type: "TypeError"
    case .notImplemented: "NotImplementedError"
    }
  }
}
