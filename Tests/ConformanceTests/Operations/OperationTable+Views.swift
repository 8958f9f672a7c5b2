@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Operations that see the same elements in another shape.
  static let views: [String: Operation] = [
    "view": { a in [try Checked.view(try a.tensor("input"), Shape(try a.ints("size")))] },
    "reshape": { a in [try Checked.reshape(try a.tensor("input"), Shape(try a.ints("shape")))] },
    "t": { a in [try Checked.t(try a.tensor("input"))] },
    "T": { a in [try Checked.T(try a.tensor("input"))] },
    "mT": { a in [try Checked.mT(try a.tensor("input"))] },
    "permute": { a in [try Checked.permute(try a.tensor("input"), try a.ints("dims"))] },
    "transpose": { a in
      [try Checked.transpose(try a.tensor("input"), try a.int("dim0"), try a.int("dim1"))]
    },
    "expand": { a in [try Checked.expand(try a.tensor("input"), Shape(try a.ints("size")))] },
    "select": { a in
      [try Checked.select(try a.tensor("input"), try a.int("dim"), try a.int("index"))]
    },
    "narrow": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.narrow(x, dim, try a.int("start"), try a.int("length"))]
    },
    "unsqueeze": { a in [try Checked.unsqueeze(try a.tensor("input"), try a.int("dim"))] },
    "squeeze": { a in
      let x = try a.tensor("input")
      guard let dim = a.take("dim") else { return [try Checked.squeeze(x)] }
      if let dim = dim.int { return [try Checked.squeeze(x, dim)] }
      guard let dims = dim.ints else { throw FixtureError("argument dim is \(dim)") }
      return [try Checked.squeeze(x, dims)]
    },
    "flatten": { a in
      let (x, start) = (try a.tensor("input"), try a.int("start_dim", default: 0))
      return [try Checked.flatten(x, start, try a.int("end_dim", default: -1))]
    },
    "clone": { a in [try Checked.clone(try a.tensor("input"))] },
    "contiguous": { a in [try Checked.contiguous(try a.tensor("input"))] },
    "to": { a in
      let x = try a.tensor("input")
      guard let dtype = try a.optionalDType("dtype") else { throw FixtureError("no dtype") }
      return [try Checked.to(x, dtype)]
    },
  ]
}
