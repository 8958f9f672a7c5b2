@testable import Autograd

extension GradientTable {
  private typealias Checked = Tensor.Checked

  private static let matrices: [[Shape]] = [[[2, 3]], [[0, 3]]]
  private static let solids: [[Shape]] = [[[2, 3, 4]], [[2, 0, 4]]]

  /// Views, and tensors put together of others.
  static let views: [Row] = [
    Row("view", matrices) { try Checked.view($0[0], [3, -1]) },
    Row("reshape of a transpose", matrices) {
      try Checked.reshape(try Checked.t($0[0]), [$0[0].numel])
    },
    Row("t", matrices) { try Checked.t($0[0]) },
    Row("transpose", solids) { try Checked.transpose($0[0], 0, 2) },
    Row("permute", solids) { try Checked.permute($0[0], [2, 0, 1]) },
    Row("movedim", solids) { try Checked.movedim($0[0], [0], [-1]) },
    Row("expand", [[[2, 1]], [[1]], [[]]]) { try Checked.expand($0[0], [3, 2, 2]) },
    Row("broadcastTo", [[[2, 1]], [[]]]) { try Checked.broadcastTo($0[0], [3, 2, 2]) },
    Row("select", [[[2, 3, 4]]]) { try Checked.select($0[0], 1, -1) },
    Row("narrow", [[[2, 3, 4]]]) { try Checked.narrow($0[0], 2, 1, 2) },
    Row("slice", solids) { try Checked.slice($0[0], 2, 0, nil, 3) },
    Row("squeeze", [[[2, 1, 3]]]) { try Checked.squeeze($0[0], 1) },
    Row("unsqueeze", matrices) { try Checked.unsqueeze($0[0], 1) },
    Row("flatten", solids) { try Checked.flatten($0[0], 1, 2) },
    Row("unflatten", solids) { try Checked.unflatten($0[0], 2, [2, -1]) },
    Row("diagonal", solids) { try Checked.diagonal($0[0], offset: 1, 0, 2) },
    Row("split", matrices) { try Checked.split($0[0], 2, 1)[1] },
    Row("split by sizes", matrices) {
      let parts = try Checked.split($0[0], [1, 2], 1)
      return try Checked.mul(parts[0], parts[1])
    },
    Row("chunk", [[[5]]]) { try Checked.chunk($0[0], 3)[2] },
    Row("unbind", [[[2, 3]]]) {
      let parts = try Checked.unbind($0[0], 1)
      return try Checked.mul(parts[0], parts[2])
    },
    Row("cat", [[[2, 3], [1, 3]], [[0, 3], [2, 3]]]) { try Checked.cat($0) },
    Row("stack", [[[2, 3], [2, 3]], [[0], [0]]]) { try Checked.stack($0, 1) },
    Row("hstack", [[[2], []], [[2, 1], [2, 2]]]) { try Checked.hstack($0) },
    Row("vstack", [[[2], [3, 2]], [[], []]]) { try Checked.vstack($0) },
    Row("clone", matrices) { try Checked.clone($0[0]) },
  ]

  /// Copies of chosen elements, and copies in another order.
  static let selections: [Row] = [
    Row("gather", [[[2, 3]]]) {
      try Checked.gather($0[0], 1, tensor([[2, 0, 2, 2], [1, 1, 0, 1]]))
    },
    Row("gather of a single value", [[[]]]) { try Checked.gather($0[0], 0, tensor([0, 0])) },
    Row("indexSelect", [[[2, 3]]]) { try Checked.indexSelect($0[0], 1, tensor([2, 0, 2])) },
    Row("maskedFill", [[[2, 3]], [[3]]]) {
      try Checked.maskedFill($0[0], tensor([true, false, true]), 2.5)
    },
    Row("maskedFill by a tensor", [[[2, 3], []], [[3], []]]) {
      try Checked.maskedFill($0[0], tensor([[true, false, true], [false, false, true]]), $0[1])
    },
    Row("flip", solids) { try Checked.flip($0[0], [0, -1]) },
    Row("repeat", [[[2]], [[]], [[0]]]) { try Checked.repeat($0[0], [3, 2]) },
    Row("tril", [[[2, 3]], [[2, 3, 3]], [[0, 3]]]) { try Checked.tril($0[0], 1) },
    Row("triu", [[[2, 3]], [[2, 3, 3]], [[0, 3]]]) { try Checked.triu($0[0], 1) },
  ]
}
