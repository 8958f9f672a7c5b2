@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Copies of chosen elements, and copies in another order.
  static let selections: [String: Operation] = [
    "gather": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.gather(x, dim, try a.tensor("index"))]
    },
    "index_select": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.indexSelect(x, dim, try a.tensor("index"))]
    },
    "masked_fill": { a in
      let (x, mask) = (try a.tensor("input"), try a.tensor("mask"))
      switch try a.required("value") {
      case .tensor(let value): return [try Checked.maskedFill(x, mask, value)]
      case .number(let value): return [try Checked.maskedFill(x, mask, value)]
      case let other: throw FixtureError("argument value is \(other)")
      }
    },
    "flip": { a in [try Checked.flip(try a.tensor("input"), try a.ints("dims"))] },
    "repeat": { a in [try Checked.repeat(try a.tensor("input"), try a.ints("repeats"))] },
    "tril": { a in
      [try Checked.tril(try a.tensor("input"), try a.int("diagonal", default: 0))]
    },
    "triu": { a in
      [try Checked.triu(try a.tensor("input"), try a.int("diagonal", default: 0))]
    },
    "outer": { a in [try Checked.outer(try a.tensor("input"), try a.tensor("vec2"))] },
  ]
}
