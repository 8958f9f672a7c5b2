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
      return [try Checked.norm(x)]
    },
  ]
}
