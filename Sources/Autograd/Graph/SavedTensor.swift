import CKernels

/// A tensor that a node keeps for its formula, with the version that it had then.
struct SavedTensor {
  var tensor: Tensor?
  let version: UInt32
  /// Whether it is the node's own output, kept without its history: else node and tensor would keep each
  /// other alive.
  let isResult: Bool

  /// Keeps an input.
  init(input: Tensor) {
    tensor = input
    version = input.version
    isResult = false
  }

  /// Keeps an output.
  init(result: Tensor) {
    tensor = result.alias()
    version = result.version
    isResult = true
  }
}

extension Node {
  /// Whether anything was saved, so that a second pass through the node is refused.
  var savesAnything: Bool {
    saved0 != nil || saved1 != nil || savesNumber || extras?.step != nil
  }

  /// The tensor saved as number `index`.
  ///
  /// Throws PyTorch's error if it was freed after an earlier backward pass, or has been changed in place
  /// since it was saved.
  func saved(_ index: Int) throws(TensorError) -> Tensor {
    switch index {
    case 0: try check(saved0?.tensor, saved0?.version ?? 0, saved0?.isResult ?? false)
    case 1: try check(saved1?.tensor, saved1?.version ?? 0, saved1?.isResult ?? false)
    default: try check(moreSaved[index - 2])
    }
  }

  private func check(_ saved: SavedTensor) throws(TensorError) -> Tensor {
    try check(saved.tensor, saved.version, saved.isResult)
  }

  @inline(__always)
  private func check(
    _ tensor: Tensor?, _ version: UInt32, _ isResult: Bool
  ) throws(TensorError) -> Tensor {
    guard let tensor else { throw .alreadyFreed }
    guard tensor.version == version else {
      let producer = isResult ? resultNode : try Tensor.Checked.gradFn(tensor)
      throw .modifiedInPlace(tensor, producer: producer, version)
    }
    guard isResult && GradMode.isEnabled else { return tensor }
    let result = tensor.alias()
    result.node = resultNode
    return result
  }

  /// The node that a saved result belongs to: that of the part, if it is one, as long as that exists.
  private var resultNode: Node { extras?.partNode ?? self }

  /// Throws unless the first `count` saved tensors are still there, as they were.
  func requireSaved(_ count: Int) throws(TensorError) {
    for index in 0..<count { _ = try saved(index) }
  }

  /// Lets go of what was saved.
  func freeSaved() {
    guard savesAnything else { return }
    isFreed = true
    extras?.step = nil
    ReleaseQueue.release { shallow in
      if shallow {
        saved0?.tensor = nil
        saved1?.tensor = nil
        if !moreSaved.isEmpty { moreSaved = moreSaved.map { $0.freed() } }
        return
      }
      ReleaseQueue.enqueue(&saved0)
      ReleaseQueue.enqueue(&saved1)
    }
  }
}

extension SavedTensor {
  /// The same without its tensor.
  fileprivate func freed() -> SavedTensor {
    var copy = self
    copy.tensor = nil
    return copy
  }
}

extension TensorError {
  static var alreadyFreed: TensorError {
    .runtime(
      "Trying to backward through the graph a second time (or directly access saved tensors after "
        + "they have already been freed). Saved intermediate values of the graph are freed when you "
        + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
        + "through the graph a second time or if you need to access saved tensors after calling "
        + "backward.")
  }

  static func modifiedInPlace(_ tensor: Tensor, producer: Node?, _ expected: UInt32) -> TensorError
  {
    var origin = ""
    if let producer {
      origin = ", which is output \(tensor.outputIndex) of \(producer.shortName),"
    }
    let hint =
      isAnomalyDetectionEnabled
      ? "Hint: the backtrace further above shows the operation that failed to compute its gradient. "
        + "The variable in question was changed in there or anywhere later. Good luck!"
      : "Hint: enable anomaly detection to find the operation that failed to compute its gradient, "
        + "with torch.autograd.set_detect_anomaly(True, check_nan=False)."
    return .runtime(
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: [torch.\(tensor.dtype.scalarTypeName)Tensor \(tensor.shape.listText)]\(origin) is "
        + "at version \(tensor.version); expected version \(expected) instead. \(hint)")
  }
}

/// The gradients that ``grad(of:withRespectTo:gradients:retainGraph:createGraph:allowUnused:)`` asks
/// for, and which nodes lead to them.
final class Captures {
  private let pass: UInt64
  private let targets: [Edge]
  /// By input; those that nothing has reached are `nil`.
  private(set) var gradients: [Tensor?]

  /// Finds the nodes between `roots` and `targets`.
  init(of targets: [Edge], from roots: [Edge]) {
    let state = ck_thread()
    state.pointee.sequence += 1
    pass = state.pointee.sequence
    self.targets = targets
    gradients = Array(repeating: nil, count: targets.count)
    for target in targets { target.node?.neededIn = pass }
    for node in Self.reachable(from: roots, pass) where mustRun(node) { node.neededIn = pass }
  }

  /// All nodes that can be reached, oldest first: every node after those that it leads to.
  private static func reachable(from roots: [Edge], _ pass: UInt64) -> [Node] {
    var found: [Node] = []
    var next = 0
    func visit(_ edge: Edge) {
      guard let node = edge.node, node.visitedIn != pass else { return }
      node.visitedIn = pass
      found.append(node)
    }
    for root in roots { visit(root) }
    while next < found.count {
      let node = found[next]
      next += 1
      visit(node.edge0)
      visit(node.edge1)
      for edge in node.moreEdges { visit(edge) }
    }
    return found.sorted { $0.sequence < $1.sequence }
  }

  /// Whether a gradient that comes to `node` is of use.
  func reaches(_ node: Node) -> Bool { node.neededIn == pass }

  /// Whether `node` has to run, because something behind it is asked for.
  func mustRun(_ node: Node) -> Bool {
    leads(node.edge0) || leads(node.edge1) || node.moreEdges.contains(where: leads)
  }

  private func leads(_ edge: Edge) -> Bool {
    if let node = edge.node { return reaches(node) }
    return edge.leaf.map(wants) ?? false
  }

  /// Whether the gradient of `leaf` is asked for.
  func wants(_ leaf: Tensor) -> Bool { targets.contains { $0.leaf === leaf } }

  func take(_ gradient: Tensor, of node: Node, output: Int) {
    for (index, target) in targets.enumerated()
    where target.node === node && target.index == output {
      gradients[index] = gradient
    }
  }

  func take(_ gradient: Tensor, of leaf: Tensor) {
    for (index, target) in targets.enumerated() where target.leaf === leaf {
      gradients[index] = gradient
    }
  }
}
