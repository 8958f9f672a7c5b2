@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Operations that make fewer elements of many.
  static let reductions: [String: Operation] = [
    "sum": { a in
      let x = try a.tensor("input")
      let (dims, keepdim) = (try a.dimensions(), try a.bool("keepdim", default: false))
      return [try Checked.sum(x, dims, keepdim: keepdim, dtype: try a.optionalDType("dtype"))]
    },
    "mean": { a in
      let x = try a.tensor("input")
      let (dims, keepdim) = (try a.dimensions(), try a.bool("keepdim", default: false))
      return [try Checked.mean(x, dims, keepdim: keepdim, dtype: try a.optionalDType("dtype"))]
    },
    "norm": { a in
      let x = try a.tensor("input")
      let (p, dims) = (try a.order("p"), try a.dimensions())
      return [try Checked.norm(x, p: p, dims, keepdim: try a.bool("keepdim", default: false))]
    },
    "linalg.vector_norm": { a in
      let x = try a.tensor("x")
      let (p, dims) = (try a.order("ord"), try a.dimensions())
      return [try Checked.norm(x, p: p, dims, keepdim: try a.bool("keepdim", default: false))]
    },
    "softmax": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.softmax(x, dim, dtype: try a.optionalDType("dtype"))]
    },
    "log_softmax": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.logSoftmax(x, dim, dtype: try a.optionalDType("dtype"))]
    },
  ]
}

extension Arguments {
  /// The order of a norm: a number, or `fro` for 2.
  fileprivate mutating func order(_ name: String) throws -> Double {
    if case .text("fro")? = peek(name) {
      _ = take(name)
      return 2
    }
    return try double(name, default: 2)
  }
}
