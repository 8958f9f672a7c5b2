import CKernels

/// An operation that was recorded: how gradients of its outputs become gradients of its inputs.
///
/// `grad_fn` in PyTorch. A node keeps what its formula needs and nothing else: not its outputs, and its
/// inputs only where the formula names them.
public final class Node {
  /// The formula: the gradient of the first output in, the gradients of the inputs out, in their order.
  ///
  /// The gradient is the rule's own, so that it can tell whether its memory may be used again: see
  /// ``Elementwise/unary(_:reusing:)``.
  typealias Rule = (Node, inout Tensor) throws(TensorError) -> Gradients
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

  @exclusivity(unchecked) var saved0: SavedTensor?
  @exclusivity(unchecked) var saved1: SavedTensor?
  /// A number that the rule needs, of an operation with one.
  @exclusivity(unchecked) var number = Scalar.int(0)
  /// Whether that number counts as saved, as it does in PyTorch.
  @exclusivity(unchecked) var savesNumber = false
  /// Whether what was saved has been freed.
  @exclusivity(unchecked) var isFreed = false

  /// What the gradient of the first output must look like.
  @exclusivity(unchecked) var output: OutputDescription

  /// The gradient of the first output as far as it has arrived in the running backward pass.
  @exclusivity(unchecked) var pending: Tensor?
  /// The backward pass that has this node in its queue, and the one that needs it.
  @exclusivity(unchecked) var isQueued = false
  @exclusivity(unchecked) var neededIn: UInt64 = 0
  @exclusivity(unchecked) var visitedIn: UInt64 = 0
  /// What few nodes have.
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
    let state = ck_thread()
    var newest = Swift.max(state.pointee.sequence, edge0.sequence, edge1.sequence)
    for edge in moreEdges { newest = Swift.max(newest, edge.sequence) }
    sequence = newest + 1
    state.pointee.sequence = sequence
    if !moreEdges.isEmpty { ensureExtras().edges = moreEdges }
  }

  deinit { releaseContents() }

  /// The number of the newest node of this thread.
  static var newestSequence: UInt64 { ck_thread().pointee.sequence }
}

/// What a gradient is made to fit before a node or a leaf gets it.
struct OutputDescription {
  var shape: Shape
  var dtype: DType
}

/// What few nodes have: more than two inputs, saved tensors or outputs, and hooks.
final class NodeExtras {
  var edges: [Edge] = []
  var saved: [SavedTensor] = []
  /// What the gradients of the second and further outputs must look like.
  var outputs: [OutputDescription] = []
  /// The gradients of those outputs as far as they have arrived.
  var pending: [Tensor?] = []
  /// Hooks and retained tensors, by output.
  var hooks: [(output: Int, hook: GradientHook)] = []
  var retained: [(output: Int, tensor: WeakTensor)] = []
  /// Of a change of a part in place: the operation that made the part.
  var step: Node?
  /// Of such an operation: the node of the part. Not kept alive: it leads to the change.
  weak var partNode: Node?
}

/// A tensor that is not kept alive.
struct WeakTensor {
  weak var tensor: Tensor?
}

/// Where the gradient of an input goes: to an output of a node, to a leaf, or nowhere.
struct Edge: Equatable {
  /// The node or the leaf; one reference, because every copy of an edge counts it.
  private var object: AnyObject?
  /// Which of the node's outputs it is; −1 for a leaf.
  private(set) var index = 0

  /// Nowhere.
  init() {}

  init(node: Node, index: Int) {
    object = node
    self.index = index
  }

  init(leaf: Tensor) {
    object = leaf
    index = -1
  }

  /// Whether both lead to the same output, to the same leaf, or nowhere.
  static func == (a: Edge, b: Edge) -> Bool { a.object === b.object && a.index == b.index }

  /// Whether a gradient is wanted at all.
  @inline(__always)
  var isNeeded: Bool { object != nil }

  @inline(__always)
  var node: Node? {
    guard index >= 0, let object else { return nil }
    return unsafeDowncast(object, to: Node.self)
  }

  @inline(__always)
  var leaf: Tensor? {
    guard index < 0, let object else { return nil }
    return unsafeDowncast(object, to: Tensor.self)
  }

  /// Where the edge leads, not retained: the edge itself keeps it alive.
  @inline(__always)
  var target: Target {
    Target(object: object.map { Unmanaged.passUnretained($0) }, index: index)
  }

  struct Target {
    fileprivate let object: Unmanaged<AnyObject>?
    let index: Int

    @inline(__always)
    var node: Unmanaged<Node>? {
      guard index >= 0, let object else { return nil }
      return Unmanaged.fromOpaque(object.toOpaque())
    }

    @inline(__always)
    var leaf: Tensor? {
      guard index < 0, let object else { return nil }
      return unsafeDowncast(object.takeUnretainedValue(), to: Tensor.self)
    }
  }

  var sequence: UInt64 { node?.sequence ?? 0 }

  /// Moves the reference into the release queue.
  mutating func enqueue() { ReleaseQueue.enqueue(&object) }
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
  /// The third and further inputs.
  var moreEdges: [Edge] { extras?.edges ?? [] }
  /// The third and further saved tensors.
  var moreSaved: [SavedTensor] {
    get { extras?.saved ?? [] }
    set { if extras != nil || !newValue.isEmpty { ensureExtras().saved = newValue } }
  }
  /// What the gradients of the second and further outputs must look like.
  var moreOutputs: [OutputDescription] {
    get { extras?.outputs ?? [] }
    set { ensureExtras().outputs = newValue }
  }
  /// The gradients of the second and further outputs as far as they have arrived.
  var morePending: [Tensor?] {
    get { extras?.pending ?? [] }
    set { if extras != nil || !newValue.isEmpty { ensureExtras().pending = newValue } }
  }

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

  /// Releases all that the node holds, without recursion deeper than a few levels.
  fileprivate func releaseContents() {
    ReleaseQueue.release { shallow in
      if shallow {
        edge0 = Edge()
        edge1 = Edge()
        saved0 = nil
        saved1 = nil
        extras = nil
        rule = nil
        return
      }
      edge0.enqueue()
      edge1.enqueue()
      ReleaseQueue.enqueue(&saved0)
      ReleaseQueue.enqueue(&saved1)
      ReleaseQueue.enqueue(&extras)
    }
  }
}

/// Releases chains of objects without recursing as deep as the chain is long.
///
/// A `deinit` releases what it holds inside ``release(_:)``. A few levels deep that is plain recursion;
/// below, objects go into a queue of the thread, which the outermost call empties.
enum ReleaseQueue {
  /// How deep releases may nest.
  private static let limit: Int32 = 24

  /// Calls `body` with whether it may release its objects itself; otherwise it must enqueue them.
  @inline(__always)
  static func release(_ body: (_ shallow: Bool) -> Void) {
    let state = ck_thread()
    let depth = state.pointee.release_depth
    guard depth < limit else {
      body(false)
      return
    }
    state.pointee.release_depth = depth + 1
    body(true)
    if depth == 0 && state.pointee.queued > 0 { drain() }
    state.pointee.release_depth = depth
  }

  /// Moves the reference out of `reference` into the queue of this thread.
  static func enqueue<Object: AnyObject>(_ reference: inout Object?) {
    guard let object = reference else { return }
    reference = nil
    ck_queue_push(Unmanaged.passRetained(object).toOpaque())
  }

  /// Moves the tensor out of `saved` into the queue of this thread.
  static func enqueue(_ saved: inout SavedTensor?) {
    guard let tensor = saved?.tensor else { return }
    saved = nil
    ck_queue_push(Unmanaged.passRetained(tensor).toOpaque())
  }

  private static func drain() {
    while let object = ck_queue_pop() {
      Unmanaged<AnyObject>.fromOpaque(object).release()
    }
  }
}
