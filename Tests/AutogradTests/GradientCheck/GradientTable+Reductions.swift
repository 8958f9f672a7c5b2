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
    Row("norm 1", filled, 0.1...2) { try Checked.norm($0[0], p: 1) },
    Row("norm 3 over a dimension", [[[2, 3]]]) { try Checked.norm($0[0], p: 3, [0]) },
    Row("norm 1.5", filled, 0.2...2) { try Checked.norm($0[0], p: 1.5) },
    Row("norm ∞", filled) { try Checked.norm($0[0], p: .infinity, [-1], keepdim: true) },
    Row("max", filled) { try Checked.max($0[0]) },
    Row("min", filled) { try Checked.min($0[0]) },
    Row("max along a dimension", [[[2, 3]], [[0, 3]]]) { try Checked.max($0[0], 1).values },
    Row("min along a dimension", [[[2, 3]], [[0, 3]]]) {
      try Checked.min($0[0], 1, keepdim: true).values
    },
    Row("amax", solids.dropLast()) { try Checked.amax($0[0], [0, 2]) },
    Row("amin", solids.dropLast()) { try Checked.amin($0[0], [0, 2], keepdim: true) },
    Row("softmax", [[[]], [[2, 3]], [[0, 3]]]) { try Checked.softmax($0[0], -1) },
    Row("softmax along the first dimension", solids) { try Checked.softmax($0[0], 0) },
    Row("logSoftmax", [[[]], [[2, 3]], [[0, 3]]]) { try Checked.logSoftmax($0[0], -1) },
    Row("logSoftmax along the first dimension", solids) { try Checked.logSoftmax($0[0], 0) },
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
    Row("cumprod", [[[]], [[3]], [[0]]], 0.5...2) { try Checked.cumprod($0[0], 0) },
    Row("cumprod along a dimension", solids, 0.5...2) { try Checked.cumprod($0[0], 1) },
    Row("cumprod with zeros", [[[4]], [[2, 3]]], values: [1.5, 0, -0.7, 0.6, 0, 2]) {
      try Checked.cumprod($0[0], -1)
    },
    Row("trace", [[[2, 3]], [[3, 2]], [[0, 2]]]) { try Checked.trace($0[0]) },
  ]
}
