import Autograd

/// The generators of one case, and the calls on them.
struct RandomSession {
  private var generators: [Int: Generator] = [0: Generator()]
  private var states: [Int: [UInt8]] = [:]

  mutating func run(_ call: JSON) throws {
    let index = call["generator"]?.int ?? 0
    let generator = generators[index] ?? Generator()
    generators[index] = generator
    let result = try call.member("result")
    switch try call.member("fn", \.string) {
    case "manual_seed":
      generator.manualSeed(try seed(call))
      try expectEqual(
        String(generator.initialSeed), try result.member("initial_seed", \.string), "the seed")
    case "get_state":
      let state = generator.state
      states[index] = state
      try expectEqual(state.count, try result.member("numel", \.int), "the size")
      try expectEqual(
        state.withUnsafeBytes(sha256), try result.member("sha256", \.string), "the digest")
    case "set_state":
      guard let state = states[index] else { throw FixtureError("no state to set") }
      try generator.setState(state)
    default:
      try RandomDraw(call, generator).check(result)
    }
  }

  private func seed(_ call: JSON) throws -> UInt64 {
    switch try call.member("seed") {
    case .integer(let value): UInt64(bitPattern: value)
    case .string(let text): try UInt64(text) ?? { throw FixtureError("no seed: \(text)") }()
    case let other: throw FixtureError("no seed: \(other)")
    }
  }
}
