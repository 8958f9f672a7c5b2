/// One walk from results back to what they depend on, without recursion.
///
/// Nodes run newest first; a gradient that arrives from several uses is added up in that order, as in
/// PyTorch: the last use's first. Leaves collect at the end.
struct BackwardPass {
  /// Whether what nodes have saved is kept.
  let keepsGraph: Bool
  /// Whether the pass is recorded itself.
  let createsGraph: Bool
  /// Where only some gradients are asked for: those, and the nodes that lead to them.
  var captures: Captures?

  private var queue = NodeQueue()
  private var firstLeaf: Tensor?
  private var moreLeaves: [Tensor] = []

  init(keepsGraph: Bool, createsGraph: Bool, captures: Captures? = nil) {
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.captures = captures
  }

  /// Sends `gradient` on its way; to be called for every result before ``run()``.
  mutating func start(_ gradient: Tensor, at edge: Edge) throws(TensorError) {
    try deliver(gradient, to: edge)
  }

  /// Runs all nodes that gradients reach, then adds to the leaves.
  mutating func run() throws(TensorError) {
    let before = GradMode.isEnabled
    GradMode.isEnabled = createsGraph
    defer { GradMode.isEnabled = before }
    do {
      while let node = queue.pop() { try visit(node) }
      try collect()
    } catch {
      abandon()
      throw error
    }
    ReleaseQueue.drain()
  }

  private mutating func visit(_ node: Node) throws(TensorError) {
    if let multiple = node.multipleRule {
      try visit(node, multiple)
      return
    }
    guard var gradient = node.pending else { return }
    node.pending = nil
    if let extras = node.extras { gradient = try extras.process(gradient, output: 0) }
    if captures != nil {
      captures?.take(gradient, of: node, output: 0)
      guard captures?.mustRun(node) ?? true else { return }
    }
    guard let rule = node.rule else { return }
    if node.isFreed { throw .alreadyFreed }
    let gradients = try rule(node, gradient)
    if !keepsGraph { node.freeSaved() }
    try deliver(gradients, from: node)
  }

  private mutating func visit(_ node: Node, _ rule: Node.MultipleRule) throws(TensorError) {
    var gradients = [node.pending] + node.morePending
    node.pending = nil
    for index in node.morePending.indices { node.morePending[index] = nil }
    for index in gradients.indices {
      guard let gradient = gradients[index] else { continue }
      let processed = try node.extras?.process(gradient, output: index) ?? gradient
      gradients[index] = processed
      captures?.take(processed, of: node, output: index)
    }
    guard captures?.mustRun(node) ?? true else { return }
    if node.isFreed { throw .alreadyFreed }
    let results = try rule(node, gradients)
    if !keepsGraph { node.freeSaved() }
    try deliver(results, from: node)
  }

  private mutating func deliver(_ gradients: Gradients, from node: Node) throws(TensorError) {
    if let gradient = gradients.first { try deliver(gradient, to: node.edge0) }
    if let gradient = gradients.second { try deliver(gradient, to: node.edge1) }
    for (edge, gradient) in zip(node.moreEdges, gradients.more) {
      if let gradient { try deliver(gradient, to: edge) }
    }
  }

  private mutating func deliver(_ gradient: Tensor, to edge: Edge) throws(TensorError) {
    if let node = edge.node {
      guard captures?.reaches(node) ?? true else { return }
      let fitted = try gradient.fitted(
        to: edge.index == 0 ? node.output : node.moreOutputs[edge.index - 1])
      if edge.index == 0 {
        node.pending = try Self.sum(node.pending, fitted)
      } else {
        node.morePending[edge.index - 1] = try Self.sum(node.morePending[edge.index - 1], fitted)
      }
      if !node.isQueued { queue.push(node) }
    } else if let leaf = edge.leaf {
      guard captures?.wants(leaf) ?? true else { return }
      let fitted = try gradient.fitted(to: leaf.outputDescription)
      if leaf.pendingGrad == nil {
        if firstLeaf == nil { firstLeaf = leaf } else { moreLeaves.append(leaf) }
      }
      leaf.pendingGrad = try Self.sum(leaf.pendingGrad, fitted)
    }
  }

  private static func sum(_ earlier: Tensor?, _ gradient: Tensor) throws(TensorError) -> Tensor {
    guard let earlier else { return gradient }
    return try Tensor.Checked.add(earlier, gradient)
  }

  private mutating func collect() throws(TensorError) {
    guard let leaf = firstLeaf else { return }
    firstLeaf = nil
    try collect(leaf)
    for leaf in moreLeaves { try collect(leaf) }
    moreLeaves = []
  }

  private mutating func collect(_ leaf: Tensor) throws(TensorError) {
    guard var gradient = leaf.pendingGrad else { return }
    leaf.pendingGrad = nil
    for hook in leaf.extras?.hooks ?? [] {
      if let replacement = hook.call(gradient) { gradient = replacement }
    }
    if captures != nil {
      captures?.take(gradient, of: leaf)
    } else {
      try leaf.accumulate(&gradient)
      for hook in leaf.extras?.accumulationHooks ?? [] { hook.call(leaf) }
    }
  }

  /// Leaves nothing behind for the next pass after an error.
  private mutating func abandon() {
    while let node = queue.pop() {
      node.pending = nil
      for index in node.morePending.indices { node.morePending[index] = nil }
    }
    firstLeaf?.pendingGrad = nil
    for leaf in moreLeaves { leaf.pendingGrad = nil }
    ReleaseQueue.drain()
  }
}

extension NodeExtras {
  /// The gradient after the hooks of an output; retained tensors get it too.
  func process(_ gradient: Tensor, output: Int) throws(TensorError) -> Tensor {
    var result = gradient
    for entry in hooks where entry.output == output {
      if let replacement = entry.hook.call(result) { result = replacement }
    }
    for entry in retained where entry.output == output {
      try entry.tensor.tensor?.retain(result)
    }
    return result
  }
}
