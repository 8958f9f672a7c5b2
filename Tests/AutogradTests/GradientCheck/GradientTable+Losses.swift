@testable import Autograd

extension GradientTable {
  private typealias Checked = Tensor.Checked

  /// A row for each reduction of a loss of two tensors.
  private static func pairs(
    _ name: String, _ first: ClosedRange<Double> = -1.5...1.5,
    _ second: ClosedRange<Double> = -1.5...1.5,
    _ loss: @escaping @Sendable (Tensor, Tensor, LossReduction) throws -> Tensor
  ) -> [Row] {
    LossReduction.allCases.map { reduction in
      Row("\(name) \(reduction)", [[[3], [3]], [[2, 1], [3]]], first, second) {
        try loss($0[0], $0[1], reduction)
      }
    }
  }

  /// A row for each reduction of a loss of logarithms of probabilities.
  private static func classes(
    _ name: String, _ shapes: [[Shape]],
    _ loss: @escaping @Sendable ([Tensor], LossReduction) throws -> Tensor
  ) -> [Row] {
    LossReduction.allCases.map { reduction in
      Row("\(name) \(reduction)", shapes) { try loss($0, reduction) }
    }
  }

  private static var weight: Tensor { Tensor([0.5, 2, 1.5], [3]) }

  static let losses: [Row] =
    pairs("mseLoss") { try Checked.mseLoss($0, $1, reduction: $2) }
    + pairs("l1Loss", 1...2, -1...0.5) { try Checked.l1Loss($0, $1, reduction: $2) }
    + pairs("smoothL1Loss near", 0...0.5, 0...0.5) {
      try Checked.smoothL1Loss($0, $1, reduction: $2, beta: 0.8)
    }
    + pairs("smoothL1Loss far", 1...2, -1...0) {
      try Checked.smoothL1Loss($1, $0, reduction: $2, beta: 0.8)
    }
    + pairs("huberLoss near", 0...0.5, 0...0.5) {
      try Checked.huberLoss($0, $1, reduction: $2, delta: 0.8)
    }
    + pairs("huberLoss far", 1...2, -1...0) {
      try Checked.huberLoss($0, $1, reduction: $2, delta: 0.8)
    }
    + classes("binaryCrossEntropyWithLogits", [[[3], [3]], [[2, 3], [2, 3]]]) {
      try Checked.binaryCrossEntropyWithLogits($0[0], $0[1], reduction: $1)
    }
    + classes("binaryCrossEntropyWithLogits weighted", [[[3], [3]], [[2, 3], [2, 3]]]) {
      try Checked.binaryCrossEntropyWithLogits(
        $0[0], $0[1], weight: weight, positiveWeight: weight, reduction: $1)
    }
    + classes("nllLoss of a vector", [[[3]]]) {
      try Checked.nllLoss($0[0], tensor(1), reduction: $1)
    }
    + classes("nllLoss", [[[4, 3]]]) {
      try Checked.nllLoss(
        $0[0], tensor([2, 0, 1, 0]), weight: weight, ignoreIndex: 1, reduction: $1)
    }
    + classes("nllLoss of a plane", [[[2, 3, 2, 1]], [[2, 3, 2]]]) {
      let target = tensor([[2, 0], [1, 1]])
      let fitting = try Checked.reshape(target, Shape([2, 2] + $0[0].shape.dropFirst(3)))
      return try Checked.nllLoss($0[0], fitting, weight: weight, reduction: $1)
    }
    + classes("crossEntropy", [[[4, 3]]]) {
      try Checked.crossEntropy(
        $0[0], tensor([2, 0, 1, 0]), weight: weight, ignoreIndex: 1, reduction: $1,
        labelSmoothing: 0.1)
    }
    + classes("crossEntropy of probabilities", [[[3], [3]], [[2, 3, 2], [2, 3, 2]]]) {
      try Checked.crossEntropy(
        $0[0], $0[1], weight: weight, reduction: $1, labelSmoothing: 0.1)
    }
}
