@testable import Autograd

/// The methods of the fixtures that change a tensor in place, by their names in PyTorch.
enum MethodTable {
  /// Changes a tensor by the arguments that it takes.
  typealias Method = @Sendable (Tensor, inout Arguments) throws -> Void

  /// Whether there is a method of that name: one of those below, or an operation with an
  /// underscore after its name.
  static func contains(_ name: String) -> Bool {
    all[name] != nil || (name.hasSuffix("_") && OperationTable.contains(String(name.dropLast())))
  }

  /// Calls the method `name`.
  static func call(_ name: String, _ tensor: Tensor, _ arguments: inout Arguments) throws {
    if let method = all[name] { return try method(tensor, &arguments) }
    try replace(tensor, by: String(name.dropLast()), &arguments)
  }

  /// Replaces the elements of `tensor` by those of an operation on it.
  private static func replace(
    _ tensor: Tensor, by operation: String, _ arguments: inout Arguments
  ) throws {
    let given = arguments
    arguments = Arguments([], [:])
    var mistake: (any Error)?
    do {
      try Tensor.Checked.inPlace(tensor) { (x) throws(TensorError) in
        do {
          return try OperationTable.call(operation, given.preceded(by: .tensor(x)))[0]
        } catch let error as TensorError {
          throw error
        } catch {
          mistake = error
          throw TensorError(.runtime, "")
        }
      }
    } catch {
      throw mistake ?? error
    }
  }

  private static let all: [String: Method] = [
    "add_": { x, a in
      let other = try a.operand("other")
      try Tensor.Checked.addInPlace(x, other, alpha: try a.scalar("alpha", default: 1))
    },
    "sub_": { x, a in
      let other = try a.operand("other")
      try Tensor.Checked.subInPlace(x, other, alpha: try a.scalar("alpha", default: 1))
    },
    "mul_": { x, a in try Tensor.Checked.mulInPlace(x, try a.operand("other")) },
    "div_": { x, a in try Tensor.Checked.divInPlace(x, try a.operand("other")) },
    "zero_": { x, _ in try Tensor.Checked.zeroInPlace(x) },
    "fill_": { x, a in try Tensor.Checked.fillInPlace(x, try a.operand("value")) },
    "copy_": { x, a in try Tensor.Checked.copyInPlace(x, from: try a.tensor("src")) },
    "resize_": { x, a in try Tensor.Checked.resizeInPlace(x, Shape(try a.ints("size"))) },
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
