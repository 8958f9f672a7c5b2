@testable import Autograd

extension GradientTable {
  private typealias Checked = Tensor.Checked

  /// Functions of two elements at a time, broadcast.
  static let binary: [Row] = [
    Row("add", binary: { try Checked.add($0, $1) }),
    Row("add alpha", binary: { try Checked.add($0, $1, alpha: 2.5) }),
    Row("sub", binary: { try Checked.sub($0, $1) }),
    Row("sub alpha", binary: { try Checked.sub($0, $1, alpha: 2.5) }),
    Row("mul", binary: Checked.mul),
    Row("div", -1.5...1.5, 0.5...2, binary: { try Checked.div($0, $1) }),
    Row("pow of tensors", 0.5...2, -1.5...1.5, binary: { try Checked.pow($0, $1) }),
    Row("atan2", 0.2...1, -1...(-0.2), binary: Checked.atan2),
    Row("remainder", 0.6...0.9, -0.5...(-0.46), binary: Checked.remainder),
    Row("fmod", 0.6...0.9, 0.46...0.5, binary: Checked.fmod),
    Row("where") { x, y in
      let shape = try Layout.broadcast(x.shape, y.shape)
      let flags = (0..<shape.elementCount).map { $0 % 2 == 0 }
      return try Checked.where(Tensor(flags, shape), x, y)
    },
    Row("maximum", binary: Checked.maximum),
    Row("minimum", binary: Checked.minimum),
    Row("clamp by tensors", -1.5...1.5, 0...0.1) { try Checked.clamp($0, min: $1, max: nil) },
    Row("div rounded", 0.6...0.9, 0.46...0.5) {
      try Checked.div($0, $1, roundingMode: .floor)
    },
    Row("lerp near the start") { try Checked.lerp($0, $1, 0.3) },
    Row("lerp near the end") { try Checked.lerp($0, $1, 0.8) },
  ]

  private static let triples: [[Shape]] = [
    [[2, 3], [2, 3], [2, 3]], [[], [2, 1], [3]], [[2, 1, 1], [2], [1]], [[0, 2], [2], [1]],
  ]

  /// Functions of three elements at a time, broadcast.
  static let ternary: [Row] = [
    Row("lerp by a tensor", triples) { try Checked.lerp($0[0], $0[1], $0[2]) },
    Row("addcmul", triples) { try Checked.addcmul($0[0], $0[1], $0[2], value: 1.5) },
    Row("addcdiv", triples, -1...1, -1...1, 0.5...2) {
      try Checked.addcdiv($0[0], $0[1], $0[2], value: 1.5)
    },
  ]

  /// Products of vectors and matrices.
  static let products: [Row] = [
    Row("mm", [[[2, 3], [3, 4]], [[2, 0], [0, 3]], [[0, 2], [2, 3]]]) {
      try Checked.mm($0[0], $0[1])
    },
    Row("mv", [[[2, 3], [3]], [[2, 0], [0]]]) { try Checked.mv($0[0], $0[1]) },
    Row("dot", [[[3], [3]], [[0], [0]]]) { try Checked.dot($0[0], $0[1]) },
    Row("bmm", [[[2, 2, 3], [2, 3, 2]], [[0, 2, 3], [0, 3, 2]]]) {
      try Checked.bmm($0[0], $0[1])
    },
    Row(
      "matmul",
      [[[2], [2, 3]], [[2, 1, 2, 3], [2, 3, 2]], [[2, 2, 3], [3]], [[3], [2, 3, 2]]]
    ) { try Checked.matmul($0[0], $0[1]) },
    Row("outer", [[[3], [2]], [[0], [2]]]) { try Checked.outer($0[0], $0[1]) },
    Row("addmm", [[[2, 4], [2, 3], [3, 4]], [[4], [2, 3], [3, 4]], [[], [2, 0], [0, 2]]]) {
      try Checked.addmm($0[0], $0[1], $0[2], beta: 0.5, alpha: 1.5)
    },
    Row("linear", [[[2, 3], [4, 3]], [[3], [4, 3]], [[2, 2, 3], [4, 3]], [[2, 3], [3]]]) {
      try Checked.linear($0[0], $0[1])
    },
    Row(
      "linear with a bias",
      [[[2, 3], [4, 3], [4]], [[3], [4, 3], [4]], [[2, 2, 3], [4, 3], [4]]]
    ) { try Checked.linear($0[0], $0[1], $0[2]) },
  ]
}
