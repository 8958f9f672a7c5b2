/// Nodes that wait for their turn in a backward pass, the newest first.
///
/// A node is newer than all that it leads to, so when it is the newest waiting, all of its gradient has
/// arrived. Most graphs are chains; one waiting node needs no array.
struct NodeQueue {
  private var single: Node?
  private var heap: [Node] = []

  mutating func push(_ node: Node) {
    node.isQueued = true
    if single == nil && heap.isEmpty {
      single = node
      return
    }
    if let waiting = single.take() { insert(waiting) }
    insert(node)
  }

  mutating func pop() -> Node? {
    if let node = single.take() {
      node.isQueued = false
      return node
    }
    guard let top = heap.first else { return nil }
    top.isQueued = false
    let last = heap.removeLast()
    if !heap.isEmpty { sink(last) }
    return top
  }

  private mutating func insert(_ node: Node) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if heap[parent].sequence >= node.sequence { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = node
  }

  private mutating func sink(_ node: Node) {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count && heap[child + 1].sequence > heap[child].sequence { child += 1 }
      if heap[child].sequence <= node.sequence { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = node
  }
}
