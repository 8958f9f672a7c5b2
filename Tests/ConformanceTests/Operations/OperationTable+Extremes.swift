@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  private static func extreme(
    over all: @escaping @Sendable (Tensor) throws -> Tensor,
    along: @escaping @Sendable (Tensor, Int, Bool) throws -> (values: Tensor, indices: Tensor),
    pairwise: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Operation {
    { a in
      let x = try a.tensor("input")
      if case .tensor(let other)? = a.peek("other") {
        _ = a.take("other")
        return [try pairwise(x, other)]
      }
      guard a.peek("dim") != nil else { return [try all(x)] }
      let dim = try a.int("dim")
      let (values, indices) = try along(x, dim, try a.bool("keepdim", default: false))
      return [values, indices]
    }
  }

  private static func reduced(
    _ operation: @escaping @Sendable (Tensor, [Int], Bool) throws -> Tensor
  ) -> Operation {
    { a in
      let x = try a.tensor("input")
      let dims = try a.dimensions() ?? []
      return [try operation(x, dims, try a.bool("keepdim", default: false))]
    }
  }

  private static func place(
    _ operation: @escaping @Sendable (Tensor, Int?, Bool) throws -> Tensor
  ) -> Operation {
    { a in
      let x = try a.tensor("input")
      let dim = try a.optionalInt("dim")
      return [try operation(x, dim, try a.bool("keepdim", default: false))]
    }
  }

  private static func bound(
    _ name: String, tensor: @escaping @Sendable (Tensor, Tensor) throws -> Tensor,
    number: @escaping @Sendable (Tensor, Scalar) throws -> Tensor
  ) -> Operation {
    { a in
      let x = try a.tensor("input")
      switch try a.required(name) {
      case .tensor(let bound): return [try tensor(x, bound)]
      case .number(let bound): return [try number(x, bound)]
      case let other: throw FixtureError("argument \(name) is \(other)")
      }
    }
  }

  /// The largest, the smallest, and bounds.
  static let extremes: [String: Operation] = [
    "max": extreme(
      over: { try Checked.max($0) }, along: { try Checked.max($0, $1, keepdim: $2) },
      pairwise: Checked.maximum),
    "min": extreme(
      over: { try Checked.min($0) }, along: { try Checked.min($0, $1, keepdim: $2) },
      pairwise: Checked.minimum),
    "amax": reduced { try Checked.amax($0, $1, keepdim: $2) },
    "amin": reduced { try Checked.amin($0, $1, keepdim: $2) },
    "argmax": place { try Checked.argmax($0, $1, keepdim: $2) },
    "argmin": place { try Checked.argmin($0, $1, keepdim: $2) },
    "clamp_min": bound(
      "min", tensor: { try Checked.clampMin($0, $1) }, number: { try Checked.clampMin($0, $1) }),
    "clamp_max": bound(
      "max", tensor: { try Checked.clampMax($0, $1) }, number: { try Checked.clampMax($0, $1) }),
    "clamp": { a in
      let x = try a.tensor("input")
      if case .tensor? = a.peek("min") {
        let min = try a.optionalTensor("min")
        return [try Checked.clamp(x, min: min, max: try a.optionalTensor("max"))]
      }
      let min = try a.optionalScalar("min")
      if min == nil, case .tensor? = a.peek("max") {
        return [try Checked.clamp(x, min: nil, max: try a.optionalTensor("max"))]
      }
      return [try Checked.clamp(x, min: min, max: try a.optionalScalar("max"))]
    },
  ]
}
