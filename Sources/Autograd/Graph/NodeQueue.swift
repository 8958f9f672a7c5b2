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
