@testable import Autograd

/// The methods of the fixtures that change a tensor in place, by their names in PyTorch.
enum InPlaceTable {
  /// Changes a tensor by the arguments that it takes.
  typealias Method = @Sendable (Tensor, inout Arguments) throws -> Void

  /// Whether there is a method of that name.
  static func contains(_ name: String) -> Bool {
    all[name] != nil
  }

  /// Calls the method `name`.
  static func call(_ name: String, _ tensor: Tensor, _ arguments: inout Arguments) throws {
    guard let method = all[name] else { throw FixtureError("unknown method \(name)") }
    try method(tensor, &arguments)
  }

  private static let all: [String: Method] = [
    "uniform_": { x, a in
      let (lower, upper) = (try a.double("from", default: 0), try a.double("to", default: 1))
      try Tensor.Checked.fillUniform(x, from: lower, to: upper)
    },
    "normal_": { x, a in
      let (mean, deviation) = (try a.double("mean", default: 0), try a.double("std", default: 1))
      try Tensor.Checked.fillNormal(x, mean: mean, standardDeviation: deviation)
    },
    "bernoulli_": { x, a in
      try Tensor.Checked.fillBernoulli(x, try a.double("p", default: 0.5))
    },
    "random_": { x, a in
      guard a.peek("from") != nil else { return try Tensor.Checked.fillRandom(x) }
      let low = try a.int("from")
      guard a.peek("to") != nil else { return try Tensor.Checked.fillRandom(x, from: 0, to: low) }
      try Tensor.Checked.fillRandom(x, from: low, to: try a.int("to"))
    },
  ]
}
