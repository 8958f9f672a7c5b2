@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Views of parts, views like another tensor, and tensors put together.
  static let parts: [String: Operation] = [
    "split": { a in
      let x = try a.tensor("input")
      let sizes = try a.required("split_size_or_sections")
      let dim = try a.int("dim", default: 0)
      if let size = sizes.int { return try Checked.split(x, size, dim) }
      guard let sizes = sizes.ints else { throw FixtureError("the sizes are \(sizes)") }
      return try Checked.split(x, sizes, dim)
    },
    "chunk": { a in
      let (x, count) = (try a.tensor("input"), try a.int("chunks"))
      return try Checked.chunk(x, count, try a.int("dim", default: 0))
    },
    "unbind": { a in try Checked.unbind(try a.tensor("input"), try a.int("dim", default: 0)) },
    "diagonal": { a in
      let (x, offset) = (try a.tensor("input"), try a.int("offset", default: 0))
      let (dim1, dim2) = (try a.int("dim1", default: 0), try a.int("dim2", default: 1))
      return [try Checked.diagonal(x, offset: offset, dim1, dim2)]
    },
    "movedim": { a in
      let x = try a.tensor("input")
      guard let source = try a.dimensions("source"), let places = try a.dimensions("destination")
      else { throw FixtureError("no dimensions") }
      return [try Checked.movedim(x, source, places)]
    },
    "unflatten": { a in
      let (x, dim) = (try a.tensor("input"), try a.int("dim"))
      return [try Checked.unflatten(x, dim, Shape(try a.ints("sizes")))]
    },
    "view_as": { a in
      [try Checked.view(try a.tensor("input"), try a.tensor("other").shape)]
    },
    "reshape_as": { a in
      [try Checked.reshape(try a.tensor("input"), try a.tensor("other").shape)]
    },
    "expand_as": { a in
      [try Checked.expand(try a.tensor("input"), try a.tensor("other").shape)]
    },
    "broadcast_to": { a in
      [try Checked.broadcastTo(try a.tensor("input"), Shape(try a.ints("size")))]
    },
    "hstack": { a in [try Checked.hstack(try a.tensors("tensors"))] },
    "vstack": { a in [try Checked.vstack(try a.tensors("tensors"))] },
  ]
}
