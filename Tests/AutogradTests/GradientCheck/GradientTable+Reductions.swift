@testable import Autograd

extension GradientTable {
  private typealias Checked = Tensor.Checked

  private static let matrices: [[Shape]] = [[[2, 3]], [[3, 1]], [[0, 3]]]
  private static let solids: [[Shape]] = [[[2, 3, 2]], [[2, 0, 2]]]
  /// The shapes of what has no derivative without elements.
  private static let filled: [[Shape]] = [[[4]], [[2, 3]]]

  /// Operations that make fewer elements of many, and running sums.
  static let reductions: [Row] = [
    Row("sum", unary: { try Checked.sum($0) }),
    Row("sum over dimensions", solids) { try Checked.sum($0[0], [0, 2]) },
    Row("mean", filled) { try Checked.mean($0[0]) },
    Row("mean over a dimension", matrices) { try Checked.mean($0[0], [1], keepdim: true) },
    Row("norm", filled) { try Checked.norm($0[0]) },
    Row("var", filled) { try Checked.var($0[0]) },
    Row("var over dimensions", solids.dropLast()) {
      try Checked.var($0[0], [0, -1], correction: 0)
    },
    Row("std", filled) { try Checked.std($0[0]) },
    Row("std over a dimension", [[[2, 3]], [[0, 3]]]) {
      try Checked.std($0[0], [1], keepdim: true)
    },
    Row("prod", [[[]], [[3]], [[2, 3]], [[0]]]) { try Checked.prod($0[0]) },
    Row("prod along a dimension", matrices) { try Checked.prod($0[0], 1) },
    Row("prod along the first dimension", matrices) {
      try Checked.prod($0[0], 0, keepdim: true)
    },
    Row("prod with a zero", filled, values: [1.5, 0, -0.7, 2, 0.6]) {
      try Checked.prod($0[0])
    },
    Row("prod with two zeros", filled, values: [0, 1.5, 0, -0.7, 0.6]) {
      try Checked.prod($0[0])
    },
    Row("prod along a dimension with zeros", [[[2, 3, 2]]], values: [0, 1.5, -0.7, 0, 0.6]) {
      try Checked.prod($0[0], 1)
    },
    Row("logsumexp", [[[3]], [[2, 3]]]) { try Checked.logsumexp($0[0], [-1]) },
    Row("logsumexp over dimensions", solids.dropLast()) {
      try Checked.logsumexp($0[0], [0, 2], keepdim: true)
    },
    Row("cumsum", [[[]], [[3]], [[0]]]) { try Checked.cumsum($0[0], 0) },
    Row("cumsum along a dimension", solids) { try Checked.cumsum($0[0], 1) },
    Row("trace", [[[2, 3]], [[3, 2]], [[0, 2]]]) { try Checked.trace($0[0]) },
  ]
}
