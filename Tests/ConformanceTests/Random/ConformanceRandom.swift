import Autograd
import Testing

/// The calls of `rng.json`: every draw has PyTorch's bytes, and so has every state.
@Suite struct ConformanceRandom {
  @Test func draws() throws {
    CaseRunner(file: try FixtureFile("rng.json")).run { fixture in
      var session = RandomSession()
      for (index, call) in try fixture.member("calls", \.array).enumerated() {
        do {
          try session.run(call)
        } catch {
          throw Mismatch("call \(index), \(call["fn"]?.string ?? "without name"): \(error)")
        }
      }
    }
  }
}
