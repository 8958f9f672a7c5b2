import CKernels

/// An operation that was recorded: how gradients of its outputs become gradients of its inputs.
///
/// `grad_fn` in PyTorch. A node keeps what its formula needs and nothing else: not its outputs, and its
/// inputs only where the formula names them.
public final class Node {
  /// The formula: the gradient of the first output in, the gradients of the inputs out, in their order.
  typealias Rule = (Node, Tensor) throws(TensorError) -> Gradients
  /// The formula of an operation with several outputs; those that nothing flows through are `nil`.
  typealias MultipleRule = (Node, [Tensor?]) throws(TensorError) -> Gradients

  let label: StaticString
  @exclusivity(unchecked) var rule: Rule?
  @exclusivity(unchecked) var multipleRule: MultipleRule?
  /// Later than the numbers of all the nodes that this one leads to.
  let sequence: UInt64

  let inputCount: Int
  @exclusivity(unchecked) var edge0: Edge
  @exclusivity(unchecked) var edge1: Edge
  @exclusivity(unchecked) var moreEdges: [Edge]

  @exclusivity(unchecked) var saved0: SavedTensor?
  @exclusivity(unchecked) var saved1: SavedTensor?
  @exclusivity(unchecked) var moreSaved: [SavedTensor]
  /// Whether what was saved has been let go of.
  @exclusivity(unchecked) var isFreed = false

  /// What the gradient of the first output must look like, and those of further outputs.
  @exclusivity(unchecked) var output: OutputDescription
  @exclusivity(unchecked) var moreOutputs: [OutputDescription] = []

  /// The gradient of the first output as far as it has arrived in the running backward pass.
  @exclusivity(unchecked) var pending: Tensor?
  @exclusivity(unchecked) var morePending: [Tensor?] = []
  /// The backward pass that has this node in its queue, and the one that needs it.
  @exclusivity(unchecked) var isQueued = false
  @exclusivity(unchecked) var neededIn: UInt64 = 0
  @exclusivity(unchecked) var visitedIn: UInt64 = 0
  @exclusivity(unchecked) var extras: NodeExtras?

  init(
    _ label: StaticString, output: OutputDescription, inputCount: Int, edges edge0: Edge,
    _ edge1: Edge = Edge(), _ moreEdges: [Edge] = [], rule: Rule?
  ) {
    self.inputCount = inputCount
    self.label = label
    self.rule = rule
    self.output = output
    self.edge0 = edge0
    self.edge1 = edge1
    self.moreEdges = moreEdges
    moreSaved = []
    let state = ck_thread()
    var newest = Swift.max(state.pointee.sequence, edge0.sequence, edge1.sequence)
    for edge in moreEdges { newest = Swift.max(newest, edge.sequence) }
    sequence = newest + 1
    state.pointee.sequence = sequence
  }

  deinit { letGo() }
}

/// What a gradient is made to fit before a node or a leaf gets it.
struct OutputDescription {
  var shape: Shape
  var dtype: DType
}

/// Hooks of a node's outputs.
final class NodeExtras {
  /// Hooks and retained tensors, by output.
  var hooks: [(output: Int, hook: GradientHook)] = []
  var retained: [(output: Int, tensor: WeakTensor)] = []
  /// Where the result of an operation is only a part of the node's output: how to take that part.
  var resultPart: ResultPart?
}

/// How a saved result is found in the output that it is a part of.
struct ResultPart {
  let geometry: SliceGeometry
  let baseShape: Shape
  let baseStrides: Shape

  /// The saved `part` as a part of the output of `node`, so that it has a derivative.
  func unpack(_ part: Tensor, of node: Node) throws(TensorError) -> Tensor {
    let whole = part.rawView(baseShape, baseStrides, offset: -geometry.offset)
    whole.node = node
    return try geometry.part(of: whole)
  }
}

/// A tensor that is not kept alive.
struct WeakTensor {
  weak var tensor: Tensor?
}

/// Where the gradient of an input goes: to an output of a node, to a leaf, or nowhere.
struct Edge {
  var node: Node?
  var leaf: Tensor?
  var index = 0

  /// Whether a gradient is wanted at all.
  var isNeeded: Bool { node != nil || leaf != nil }
  var sequence: UInt64 { node?.sequence ?? 0 }

  var target: OutputDescription? {
    if let node { return index == 0 ? node.output : node.moreOutputs[index - 1] }
    if let leaf { return OutputDescription(shape: leaf.shape, dtype: leaf.dtype) }
    return nil
  }
}

/// Gradients of a node's inputs, in their order.
struct Gradients {
  var first: Tensor?
  var second: Tensor?
  var more: [Tensor?]

  init(_ first: Tensor?, _ second: Tensor? = nil, _ more: [Tensor?] = []) {
    self.first = first
    self.second = second
    self.more = more
  }

  /// All of them in an array.
  init(_ all: [Tensor?]) {
    first = all.first ?? nil
    second = all.count > 1 ? all[1] : nil
    more = Array(all.dropFirst(2))
  }
}

extension Node {
  /// PyTorch's name of the node, as `MulBackward0`.
  public var name: String { label.description }

  /// The names of the nodes that the gradients go on to; `nil` where an input needs none.
  public var nextNames: [String?] {
    edges.map { edge in
      if let node = edge.node { return node.name }
      return edge.leaf == nil ? nil : "AccumulateGrad"
    }
  }

  var edges: [Edge] { inputCount > 1 ? [edge0, edge1] + moreEdges : [edge0] }

  /// Whether the gradient of input `index` is wanted.
  func needs(_ index: Int) -> Bool {
    switch index {
    case 0: edge0.isNeeded
    case 1: edge1.isNeeded
    default: moreEdges[index - 2].isNeeded
    }
  }

  /// Hands over all that the node holds, so that a long chain is released without recursion.
  func letGo() {
    ReleaseQueue.hand(over: &edge0.node)
    ReleaseQueue.hand(over: &edge0.leaf)
    ReleaseQueue.hand(over: &edge1.node)
    ReleaseQueue.hand(over: &edge1.leaf)
    for index in moreEdges.indices {
      ReleaseQueue.hand(over: &moreEdges[index].node)
      ReleaseQueue.hand(over: &moreEdges[index].leaf)
    }
    freeSaved()
    ReleaseQueue.drain()
  }
}
