import Autograd
import Testing

/// The programs of `errors.json`, whose last step fails as PyTorch does.
@Suite struct ConformanceErrors {
  @Test func errors() throws {
    CaseRunner(file: try FixtureFile("errors.json")).run { fixture in
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
