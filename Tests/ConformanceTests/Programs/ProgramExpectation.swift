@testable import Autograd

/// What an attribute of a tensor must be.
struct Expectation {
  let name: String
  let attribute: String
  let value: JSON
  let other: Tensor?

  private var what: String { "\(name): \(attribute)" }

  /// Throws unless `tensor` is as expected; `comparison` says how near values must be.
  func check(
    _ tensor: Tensor, comparison: (FixtureTensor) throws -> TensorComparison
  ) throws {
    switch attribute {
    case "value": try checkValues(tensor, comparison)
    case "grad": try checkGradient(tensor, comparison)
    case "str": try expectEqual(tensor.description, value.string, what)
    case "requires_grad": try expectEqual(tensor.requiresGrad, value.bool, what)
    case "is_leaf": try expectEqual(tensor.isLeaf, value.bool, what)
    case "retains_grad": try expectEqual(tensor.retainsGrad, value.bool, what)
    case "grad_fn": try expectEqual(tensor.gradFn?.name, value.string, what)
    case "next_functions":
      try expectEqual(tensor.gradFn?.nextNames, value.array?.map(\.string), what)
    case "version": try expectEqual(Int(tensor.version), value.int, what)
    case "shape": try expectEqual(Array(tensor.shape), value.ints, what)
    case "strides": try expectEqual(Array(tensor.strides), value.ints, what)
    case "offset": try expectEqual(tensor.storageOffset, value.int, what)
    case "contiguous": try expectEqual(tensor.isContiguous, value.bool, what)
    case "dtype": try expectEqual(tensor.dtype.name, value.string, what)
    case "same_storage":
      guard let other else { throw FixtureError("no tensor to compare with") }
      try expectEqual(tensor.sharesStorage(with: other), value.bool, what)
    default: throw FixtureError("attribute \(attribute)")
    }
  }

  private func checkValues(
    _ tensor: Tensor, _ comparison: (FixtureTensor) throws -> TensorComparison
  ) throws {
    let expected = try FixtureTensor(try value.member("tensor"))
    try comparison(expected).check(tensor, expected, what)
  }

  private func checkGradient(
    _ tensor: Tensor, _ comparison: (FixtureTensor) throws -> TensorComparison
  ) throws {
    guard value != .null else {
      if tensor.grad != nil { throw Mismatch("\(what) is there") }
      return
    }
    guard let gradient = tensor.grad else { throw Mismatch("\(what) is not there") }
    try checkValues(gradient, comparison)
  }
}
