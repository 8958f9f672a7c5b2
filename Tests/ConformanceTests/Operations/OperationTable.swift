import Autograd

/// The operations of the fixtures by their names in PyTorch.
enum OperationTable {
  /// Takes its arguments and gives its outputs.
  typealias Operation = @Sendable (inout Arguments) throws -> [Tensor]

  private static let families: [[String: Operation]] = [
    elementwise, comparisons, reductions, views, joining, matrices, moreElementwise, ternary,
    moreReductions, parts, selections, layers, losses, extremes,
  ]

  private static let all: [String: Operation] = families.reduce(into: [:]) { table, family in
    table.merge(family) { _, _ in preconditionFailure("an operation is in two families") }
  }

  /// Whether there is an operation of that name.
  static func contains(_ name: String) -> Bool {
    all[name] != nil
  }

  /// Calls the operation `name`; all its arguments are used.
  static func call(_ name: String, _ arguments: Arguments) throws -> [Tensor] {
    guard let operation = all[name] else { throw FixtureError("unknown operation \(name)") }
    var arguments = arguments
    let outputs = try operation(&arguments)
    try arguments.finish()
    return outputs
  }
}
