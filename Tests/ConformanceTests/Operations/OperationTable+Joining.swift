@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  /// Operations that join tensors, take them apart, or pick elements.
  static let joining: [String: Operation] = [
    "cat": { a in [try Checked.cat(try a.tensors("tensors"), try a.int("dim", default: 0))] },
    "stack": { a in [try Checked.stack(try a.tensors("tensors"), try a.int("dim", default: 0))] },
    "getitem": { a in
      let x = try a.tensor("input")
      return [try Checked.getItem(x, try IndexReader.entries(try a.required("index")))]
    },
  ]
}
