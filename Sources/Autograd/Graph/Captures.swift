import CKernels

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
