@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Variance and standard deviation take a correction, or whether to correct by 1, in place of the
  /// dimensions too.
  private static func spread(
    _ operation: @escaping @Sendable (Tensor, [Int]?, Double, Bool) throws -> Tensor
  ) -> Operation {
    { a in
      let x = try a.tensor("input")
      var dims: [Int]?
      var isUnbiased: Bool?
      if case .number(.bool(let value))? = a.peek("dim") {
        isUnbiased = value
        _ = a.take("dim")
      } else {
        dims = try a.dimensions()
      }
      if case .number(.bool(let value))? = a.takeKeyword("unbiased") { isUnbiased = value }
      var correction = isUnbiased == false ? 0.0 : 1
      if case .number(let value)? = a.takeKeyword("correction") { correction = value.doubleValue }
      return [try operation(x, dims, correction, try a.bool("keepdim", default: false))]
    }
  }

  /// Further operations that make fewer elements of many, and running sums.
  static let moreReductions: [String: Operation] = [
    "var": spread { try Checked.var($0, $1, correction: $2, keepdim: $3) },
    "std": spread { try Checked.std($0, $1, correction: $2, keepdim: $3) },
    "prod": { a in
      let x = try a.tensor("input")
      guard let dim = try a.optionalInt("dim") else {
        return [try Checked.prod(x, dtype: try a.optionalDType("dtype"))]
      }
      let keepdim = try a.bool("keepdim", default: false)
      return [try Checked.prod(x, dim, keepdim: keepdim, dtype: try a.optionalDType("dtype"))]
    },
    "logsumexp": { a in
      let (x, dims) = (try a.tensor("input"), try a.dimensions() ?? [])
      return [try Checked.logsumexp(x, dims, keepdim: try a.bool("keepdim", default: false))]
    },
    "all": { a in
      let (x, dims) = (try a.tensor("input"), try a.dimensions())
      return [try Checked.all(x, dims, keepdim: try a.bool("keepdim", default: false))]
    },
    "any": { a in
      let (x, dims) = (try a.tensor("input"), try a.dimensions())
      return [try Checked.any(x, dims, keepdim: try a.bool("keepdim", default: false))]
    },
    "cumsum": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.cumsum(x, dim, dtype: try a.optionalDType("dtype"))]
    },
    "cumprod": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.cumprod(x, dim, dtype: try a.optionalDType("dtype"))]
    },
    "trace": unary(Checked.trace),
  ]
}
