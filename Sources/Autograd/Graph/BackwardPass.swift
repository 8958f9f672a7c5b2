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
  let captures: Captures?
  private let isCapturing: Bool

  /// Where the pass starts: what keeps the graph alive while hooks may change tensors.
  private var firstRoot = Edge()
  private var moreRoots: [Edge] = []
  private var queue = NodeQueue()
  private var firstLeaf: Tensor?
  private var moreLeaves: [Tensor] = []

  init(keepsGraph: Bool, createsGraph: Bool, captures: Captures? = nil) {
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.captures = captures
    isCapturing = captures != nil
  }

  /// Sends `gradient` on its way; to be called for every result before ``run()``.
  mutating func start(_ gradient: consuming Tensor, at edge: Edge) throws(TensorError) {
    if firstRoot.isNeeded { moreRoots.append(edge) } else { firstRoot = edge }
    try deliver(gradient, to: edge.target)
  }

  /// Runs all nodes that gradients reach, then adds to the leaves.
  mutating func run() throws(TensorError) {
    let before = GradMode.isEnabled
    GradMode.isEnabled = createsGraph
    defer { GradMode.isEnabled = before }
    do {
      while let next = queue.pop() {
        try next.withNode { (node) throws(TensorError) in
          node.isQueued = false
          try visit(node)
        }
      }
      try collect()
    } catch {
      abandon()
      throw error
    }
  }

  @inline(__always)
  private mutating func visit(_ node: Node) throws(TensorError) {
    guard let rule = node.rule else {
      if let multiple = node.multipleRule { try visit(node, multiple) }
      return
    }
    guard var gradient = node.pending.take() else { return }
    if let extras = node.extras { gradient = try extras.process(gradient, output: 0) }
    if isCapturing {
      captures?.take(gradient, of: node, output: 0)
      guard captures?.mustRun(node) ?? true else { return }
    }
    if node.isFreed { throw .alreadyFreed }
    var gradients = try rule(node, &gradient)
    if !keepsGraph { node.freeSaved() }
    if let first = gradients.first.take() { try deliver(first, to: node.edge0.target) }
    if let second = gradients.second.take() { try deliver(second, to: node.edge1.target) }
    if !gradients.more.isEmpty { try deliverMore(gradients.more, from: node) }
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
    if let first = results.first { try deliver(first, to: node.edge0.target) }
    if let second = results.second { try deliver(second, to: node.edge1.target) }
    try deliverMore(results.more, from: node)
  }

  private mutating func deliverMore(
    _ gradients: [Tensor?], from node: Node
  ) throws(TensorError) {
    for (edge, gradient) in zip(node.moreEdges, gradients) {
      if let gradient { try deliver(gradient, to: edge.target) }
    }
  }

  /// Adds `gradient` to what has arrived at `target`.
  @inline(__always)
  private mutating func deliver(
    _ gradient: consuming Tensor, to target: Edge.Target
  ) throws(TensorError) {
    if let reference = target.node {
      var moved: Tensor? = consume gradient
      let isNew = try reference.withNode { (node) throws(TensorError) in
        guard let gradient = moved.take() else { return false }
        return try deliver(gradient, to: node, output: target.index)
      }
      if isNew { queue.push(reference) }
    } else if let leaf = target.leaf {
      try deliver(gradient, toLeaf: leaf)
    }
  }

  /// Adds `gradient` to what has arrived at an output of `node`; returns whether the node is now to be
  /// queued.
  @inline(__always)
  private func deliver(
    _ gradient: consuming Tensor, to node: Node, output: Int
  ) throws(TensorError) -> Bool {
    if isCapturing && captures?.reaches(node) == false { return false }
    if output == 0 {
      if gradient.shape != node.output.shape || gradient.dtype != node.output.dtype {
        gradient = try gradient.fitted(to: node.output)
      }
      if let earlier = node.pending {
        node.pending = try Tensor.Checked.add(earlier, gradient)
      } else {
        node.pending = consume gradient
      }
    } else {
      let fitted = try gradient.fitted(to: node.moreOutputs[output - 1])
      node.morePending[output - 1] = try Self.sum(node.morePending[output - 1], fitted)
    }
    defer { node.isQueued = true }
    return !node.isQueued
  }

  private mutating func deliver(
    _ gradient: consuming Tensor, toLeaf leaf: Tensor
  ) throws(TensorError) {
    if isCapturing && captures?.wants(leaf) == false { return }
    if gradient.shape != leaf.shape || gradient.dtype != leaf.dtype {
      gradient = try gradient.fitted(to: leaf.outputDescription)
    }
    if let earlier = leaf.pendingGrad {
      leaf.pendingGrad = try Tensor.Checked.add(earlier, gradient)
      return
    }
    leaf.pendingGrad = gradient
    if firstLeaf == nil { firstLeaf = leaf } else { moreLeaves.append(leaf) }
  }

  private static func sum(_ earlier: Tensor?, _ gradient: Tensor) throws(TensorError) -> Tensor {
    guard let earlier else { return gradient }
    return try Tensor.Checked.add(earlier, gradient)
  }

  private mutating func collect() throws(TensorError) {
    guard let leaf = firstLeaf.take() else { return }
    try collect(leaf)
    if moreLeaves.isEmpty { return }
    for leaf in moreLeaves { try collect(leaf) }
    moreLeaves = []
  }

  private mutating func collect(_ leaf: Tensor) throws(TensorError) {
    guard var gradient = leaf.pendingGrad.take() else { return }
    if let extras = leaf.extras {
      for hook in extras.hooks {
        if let replacement = hook.call(gradient) { gradient = replacement }
      }
    }
    if isCapturing {
      captures?.take(gradient, of: leaf)
      return
    }
    try leaf.accumulate(&gradient)
    if let extras = leaf.extras {
      for hook in extras.accumulationHooks { hook.call(leaf) }
    }
  }

  /// Leaves nothing behind for the next pass after an error.
  private mutating func abandon() {
    while let next = queue.pop() {
      let node = next.takeUnretainedValue()
      node.isQueued = false
      node.pending = nil
      for index in node.morePending.indices { node.morePending[index] = nil }
    }
    firstLeaf?.pendingGrad = nil
    for leaf in moreLeaves { leaf.pendingGrad = nil }
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

/// Nodes that wait for their turn in a backward pass, the newest first.
///
/// A node is newer than all that it leads to, so when it is the newest waiting, all of its gradient has
/// arrived. Most graphs are chains; one waiting node needs no array.
///
/// The nodes are not counted: the graph keeps them alive, and the pass its roots.
struct NodeQueue {
  typealias Reference = Unmanaged<Node>

  private var single: Reference?
  private var heap: [Reference] = []

  mutating func push(_ node: Reference) {
    if single == nil && heap.isEmpty {
      single = node
      return
    }
    if let waiting = single.take() { insert(waiting) }
    insert(node)
  }

  mutating func pop() -> Reference? {
    if let node = single.take() { return node }
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty { sink(last) }
    return top
  }

  private mutating func insert(_ node: Reference) {
    let sequence = Self.sequence(node)
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if Self.sequence(heap[parent]) >= sequence { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = node
  }

  private mutating func sink(_ node: Reference) {
    let sequence = Self.sequence(node)
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count && Self.sequence(heap[child + 1]) > Self.sequence(heap[child]) {
        child += 1
      }
      if Self.sequence(heap[child]) <= sequence { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = node
  }

  private static func sequence(_ node: Reference) -> UInt64 {
    node._withUnsafeGuaranteedRef { $0.sequence }
  }
}

extension Unmanaged<Node> {
  /// The result of `body` for the node, which is not counted meanwhile.
  @inline(__always)
  func withNode<Success>(
    _ body: (Node) throws(TensorError) -> Success
  ) throws(TensorError) -> Success {
    let result = _withUnsafeGuaranteedRef { node -> Result<Success, TensorError> in
      do throws(TensorError) { return .success(try body(node)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
