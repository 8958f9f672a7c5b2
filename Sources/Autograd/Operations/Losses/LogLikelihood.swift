import CKernels

extension Tensor.Checked {
  /// The negative log-likelihood of the classes `target`: −w · x at the target's place along the dimension
  /// of classes. `F.nll_loss`.
  ///
  /// - Parameters:
  ///   - x: logarithms of probabilities, `[C]`, `[N, C]` or `[N, C, …]`.
  ///   - target: numbers of classes, `[]`, `[N]` or `[N, …]`, `int64` or `uint8`.
  ///   - weight: a weight for each class, `[C]`; the mean is that weighted by them. No gradient.
  ///   - ignoreIndex: a target that counts for nothing.
  ///
  /// Gradient: −w · g at the targets, divided by the sum of the weights for the mean; 0 elsewhere.
  public static func nllLoss(
    _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
    reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    guard x.ndim > 0 else { throw .value("Expected 1 or more dimensions (got 0)") }
    if x.ndim <= 2 {
      if x.ndim == 2 { try checkBatch(x, target) }
      guard target.ndim <= 1 else {
        throw .runtime("0D or 1D target tensor expected, multi-target not supported")
      }
      return try likelihood(
        "NllLossBackward0", x, target, weight, ignoreIndex, reduction, classes: x.ndim - 1)
    }
    try checkBatch(x, target)
    if x.ndim == 4 {
      try checkPlane(x, target)
      return try likelihood(
        "NllLoss2DBackward0", x, target, weight, ignoreIndex, reduction, classes: 1)
    }
    let expected = Shape([x.shape[0]] + x.shape.dropFirst(2))
    guard target.shape == expected else {
      throw .runtime("Expected target size \(expected.listText), got \(target.shape.listText)")
    }
    let count = expected.dropFirst().reduce(1, *)
    let plane = try reshape(x, [x.shape[0], x.shape[1], 1, count])
    let flat = try reshape(target, [x.shape[0], 1, count])
    let out = try likelihood(
      "NllLoss2DBackward0", plane, flat, weight, ignoreIndex, reduction, classes: 1)
    return reduction == .none ? try view(out, expected) : out
  }

  /// `x` with the classes along dimension `classes`; `target` lacks that dimension.
  private static func likelihood(
    _ label: StaticString, _ x: Tensor, _ target: Tensor, _ weight: Tensor?,
    _ ignoreIndex: Int, _ reduction: LossReduction, classes: Int
  ) throws(TensorError) -> Tensor {
    try checkTarget(x, target, weight, x.shape[classes])
    let terms = try noGrad { () throws(TensorError) in
      try LikelihoodTerms(x, target, weight, ignoreIndex, classes)
    }
    let out = try noGrad { () throws(TensorError) in
      let losses = try terms.losses(x)
      switch reduction {
      case .none: return losses
      case .sum: return try sum(losses)
      case .mean: return try div(try sum(losses), terms.total)
      }
    }
    if records(x) {
      try out.record(label, from: x, saving: x, target) { (node, g) throws(TensorError) in
        let (x, _) = try (node.saved(0), node.saved(1))
        let spread = reduction == .mean ? try div(g, terms.total) : g
        let slopes = try maskedFill(try mul(terms.weights, try neg(spread)), terms.isIgnored, 0)
        let scattered = try scatteredSum(
          try unsqueeze(slopes, classes), classes, terms.places, x.shape)
        return Gradients(try constant(scattered, in: x))
      }
    }
    return out
  }

  private static func checkTarget(
    _ x: Tensor, _ target: Tensor, _ weight: Tensor?, _ classes: Int
  ) throws(TensorError) {
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw .runtime(
        "expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
    }
    if let weight, weight.ndim != 1 || weight.numel != classes {
      throw .runtime(
        "weight tensor should be defined either for all \(classes) classes or no classes but got weight "
          + "tensor of shape: \(weight.shape.listText)")
    }
    try refuseWhole(x, "nll_loss_out_frame")
  }

  private static func checkBatch(_ x: Tensor, _ target: Tensor) throws(TensorError) {
    let batch = target.shape.first ?? 0
    guard x.shape[0] == batch else {
      throw .value(
        "Expected input batch_size (\(x.shape[0])) to match target batch_size (\(batch)).")
    }
  }

  private static func checkPlane(_ x: Tensor, _ target: Tensor) throws(TensorError) {
    guard target.ndim == 3 else {
      throw .runtime(
        "only batches of spatial targets supported (3D tensors) but got targets of dimension: "
          + "\(target.ndim)")
    }
    guard target.shape[1] == x.shape[2] && target.shape[2] == x.shape[3] else {
      throw .runtime(
        "size mismatch (got input: \(x.shape.listText) , target: \(target.shape.listText)")
    }
  }
}

/// What the targets of a negative log-likelihood pick and what each counts for.
private struct LikelihoodTerms {
  /// The targets as places along the classes, with a dimension for them; 0 where ignored.
  let places: Tensor
  /// The weights of the targets, 0 where ignored.
  let weights: Tensor
  /// Where targets are ignored.
  let isIgnored: Tensor
  /// The sum of the weights.
  let total: Tensor
  private let classes: Int

  init(
    _ x: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ classes: Int
  ) throws(TensorError) {
    typealias Checked = Tensor.Checked
    // A vector of classes may have its target in a vector of one.
    let fitting = classes == 0 ? try Checked.reshape(target, Shape()) : target
    let labels = fitting.contiguousCopy(as: .int64)
    isIgnored = try Checked.eq(labels, Tensor(wrapping: .int(ignoreIndex)))
    let counted = try Checked.maskedFill(labels, isIgnored, 0)
    let size = x.shape[classes]
    let numbers = zip(labels.toArray(of: Int.self), isIgnored.toArray(of: Bool.self))
    if let wrong = numbers.first(where: { !$1 && ($0 < 0 || $0 >= size) }) {
      throw .index("Target \(wrong.0) is out of bounds.")
    }
    places = try Checked.unsqueeze(counted, classes)
    let ones = Tensor(filled: 1, counted.shape, x.dtype)
    let given =
      try weight.map { weight throws(TensorError) in
        let picked = try Checked.indexSelect(
          weight, 0, try Checked.reshape(counted, [counted.numel]))
        return try Checked.reshape(picked, counted.shape)
      } ?? ones
    weights = try Checked.maskedFill(given, isIgnored, 0)
    total = try Checked.sum(weights)
    self.classes = classes
  }

  /// −w · x at the targets, 0 where ignored.
  func losses(_ x: Tensor) throws(TensorError) -> Tensor {
    let picked = try Tensor.Checked.squeeze(try Tensor.Checked.gather(x, classes, places), classes)
    let losses = try Tensor.Checked.mul(try Tensor.Checked.neg(picked), weights)
    return try Tensor.Checked.maskedFill(losses, isIgnored, 0)
  }
}

/// The negative log-likelihood of the classes `target`, given logarithms of probabilities. `F.nll_loss`.
///
/// - Parameters:
///   - x: `[C]`, `[N, C]` or `[N, C, …]`.
///   - target: numbers of classes, `[]`, `[N]` or `[N, …]`.
///   - weight: a weight for each class, `[C]`; the mean is that weighted by them.
///   - ignoreIndex: a target that counts for nothing.
public func nllLoss(
  _ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.nllLoss(
      x, target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
  }
}
