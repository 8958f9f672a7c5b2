@testable import Autograd

extension OperationTable {
  private typealias Checked = Tensor.Checked

  private static func reduction(_ arguments: inout Arguments) throws -> LossReduction {
    let text = try arguments.text("reduction", default: "mean")
    guard let reduction = LossReduction(rawValue: text) else {
      throw FixtureError("the reduction is \(text)")
    }
    return reduction
  }

  /// Layers and their curves, from `torch.nn.functional`.
  static let layers: [String: Operation] = [
    "F.linear": { a in
      let (x, weight) = (try a.tensor("input"), try a.tensor("weight"))
      return [try Checked.linear(x, weight, try a.optionalTensor("bias"))]
    },
    "F.leaky_relu": { a in
      let x = try a.tensor("input")
      return [try Checked.leakyRelu(x, slope: try a.double("negative_slope", default: 0.01))]
    },
    "F.elu": { a in
      [try Checked.elu(try a.tensor("input"), alpha: try a.double("alpha", default: 1))]
    },
    "F.silu": unary(Checked.silu),
    "F.logsigmoid": unary(Checked.logSigmoid),
    "F.softplus": { a in
      let (x, beta) = (try a.tensor("input"), try a.double("beta", default: 1))
      let threshold = try a.double("threshold", default: 20)
      return [try Checked.softplus(x, beta: beta, threshold: threshold)]
    },
  ]

  /// Losses, from `torch.nn.functional`.
  static let losses: [String: Operation] = [
    "F.mse_loss": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      return [try Checked.mseLoss(x, target, reduction: try reduction(&a))]
    },
    "F.l1_loss": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      return [try Checked.l1Loss(x, target, reduction: try reduction(&a))]
    },
    "F.smooth_l1_loss": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      let (kind, beta) = (try reduction(&a), try a.double("beta", default: 1))
      return [try Checked.smoothL1Loss(x, target, reduction: kind, beta: beta)]
    },
    "F.huber_loss": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      let (kind, delta) = (try reduction(&a), try a.double("delta", default: 1))
      return [try Checked.huberLoss(x, target, reduction: kind, delta: delta)]
    },
    "F.nll_loss": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      let weight = try a.optionalTensor("weight")
      let ignored = try a.int("ignore_index", default: -100)
      return [
        try Checked.nllLoss(
          x, target, weight: weight, ignoreIndex: ignored, reduction: try reduction(&a))
      ]
    },
    "F.cross_entropy": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      let weight = try a.optionalTensor("weight")
      let ignored = try a.int("ignore_index", default: -100)
      let kind = try reduction(&a)
      return [
        try Checked.crossEntropy(
          x, target, weight: weight, ignoreIndex: ignored, reduction: kind,
          labelSmoothing: try a.double("label_smoothing", default: 0))
      ]
    },
    "F.binary_cross_entropy_with_logits": { a in
      let (x, target) = (try a.tensor("input"), try a.tensor("target"))
      let weight = try a.optionalTensor("weight")
      let kind = try reduction(&a)
      return [
        try Checked.binaryCrossEntropyWithLogits(
          x, target, weight: weight, positiveWeight: try a.optionalTensor("pos_weight"),
          reduction: kind)
      ]
    },
  ]
}
