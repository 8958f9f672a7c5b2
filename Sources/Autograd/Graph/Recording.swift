/// Whether an operation on these inputs is recorded.
@inline(__always)
func records(_ a: Tensor) -> Bool { GradMode.isEnabled && a.requiresGrad }

@inline(__always)
func records(_ a: Tensor, _ b: Tensor) -> Bool {
  GradMode.isEnabled && (a.requiresGrad || b.requiresGrad)
}

@inline(__always)
func records(_ a: Tensor, _ b: Tensor, _ c: Tensor) -> Bool {
  GradMode.isEnabled && (a.requiresGrad || b.requiresGrad || c.requiresGrad)
}

func records(_ all: [Tensor]) -> Bool { GradMode.isEnabled && all.contains { $0.requiresGrad } }

extension Tensor {
  /// Where a gradient of this tensor goes.
  ///
  /// Throws if this is a view that may not be used after its base was changed in place.
  var edge: Edge {
    get throws(TensorError) {
      if isView { try refreshViewNode() }
      if let node { return Edge(node: node, index: outputIndex) }
      return leafRequiresGrad ? Edge(leaf: self) : Edge()
    }
  }

  /// What a gradient of this tensor looks like.
  var outputDescription: OutputDescription { OutputDescription(shape: shape, dtype: dtype) }

  /// Makes this tensor the result of an operation with one input.
  ///
  /// - Parameters:
  ///   - label: PyTorch's name of the node.
  ///   - saved: what the rule asks for with ``Node/saved(_:)``, in order; the tensor itself stands for the
  ///     result.
  ///   - rule: the gradient of the input from that of the result. Gradients are summed over broadcast
  ///     dimensions and cast to the input's type by the engine.
  @discardableResult
  func record(
    _ label: StaticString, from a: Tensor, saving saved0: Tensor? = nil, _ saved1: Tensor? = nil,
    rule: @escaping Node.Rule
  ) throws(TensorError) -> Tensor {
    let node = Node(label, output: outputDescription, inputCount: 1, edges: try a.edge, rule: rule)
    node.save(saved0, saved1, result: self)
    self.node = node
    return self
  }

  /// Makes this tensor the result of an operation on a tensor and a number, which counts as saved.
  ///
  /// The rule finds the number in its node.
  func record(
    _ label: StaticString, from a: Tensor, number: Scalar, saving saved: Tensor? = nil,
    inputCount: Int = 2, rule: @escaping Node.Rule
  ) throws(TensorError) {
    let node = Node(
      label, output: outputDescription, inputCount: inputCount, edges: try a.edge, rule: rule)
    node.save(saved, nil, result: self)
    node.number = number
    node.savesNumber = true
    self.node = node
  }

  /// Makes this tensor the result of an operation on two tensors and a number, which does not count as
  /// saved.
  func record(
    _ label: StaticString, from a: Tensor, _ b: Tensor, number: Scalar, rule: @escaping Node.Rule
  ) throws(TensorError) {
    let node = Node(
      label, output: outputDescription, inputCount: 2, edges: try a.edge, try b.edge, rule: rule)
    node.number = number
    self.node = node
  }

  /// Makes this tensor the result of an operation with two inputs.
  @discardableResult
  func record(
    _ label: StaticString, from a: Tensor, _ b: Tensor, saving saved0: Tensor? = nil,
    _ saved1: Tensor? = nil, rule: @escaping Node.Rule
  ) throws(TensorError) -> Tensor {
    let node = Node(
      label, output: outputDescription, inputCount: 2, edges: try a.edge, try b.edge, rule: rule)
    node.save(saved0, saved1, result: self)
    self.node = node
    return self
  }

  /// Makes this tensor the result of an operation with any number of inputs.
  @discardableResult
  func record(
    _ label: StaticString, fromAll inputs: [Tensor], saving saved: [Tensor] = [],
    rule: @escaping Node.Rule
  ) throws(TensorError) -> Tensor {
    let edges = try inputs.edges
    let node = Node(
      label, output: outputDescription, inputCount: edges.count, edges: edges.first ?? Edge(),
      edges.count > 1 ? edges[1] : Edge(), Array(edges.dropFirst(2)), rule: rule)
    node.save(saved, result: self)
    self.node = node
    return self
  }
}

extension [Tensor] {
  /// Where the gradients of the tensors go.
  var edges: [Edge] {
    get throws(TensorError) { try map { (tensor) throws(TensorError) in try tensor.edge } }
  }
}

extension Node {
  /// Makes several tensors the outputs of one operation.
  static func record(
    _ label: StaticString, outputs: [Tensor], fromAll inputs: [Tensor], saving saved: [Tensor] = [],
    rule: @escaping MultipleRule
  ) throws(TensorError) {
    guard let first = outputs.first else { return }
    let edges = try inputs.edges
    let node = Node(
      label, output: first.outputDescription, inputCount: edges.count,
      edges: edges.first ?? Edge(), edges.count > 1 ? edges[1] : Edge(),
      Array(edges.dropFirst(2)), rule: nil)
    node.multipleRule = rule
    node.moreOutputs = outputs.dropFirst().map(\.outputDescription)
    node.morePending = Array(repeating: nil, count: outputs.count - 1)
    for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
      output.outputIndex = index
    }
    node.save(saved, results: outputs)
    for output in outputs where output.dtype.isFloatingPoint { output.node = node }
  }

  @inline(__always)
  fileprivate func save(_ a: Tensor?, _ b: Tensor?, result: Tensor) {
    if let a { saved0 = a === result ? SavedTensor(result: a) : SavedTensor(input: a) }
    if let b { saved1 = b === result ? SavedTensor(result: b) : SavedTensor(input: b) }
  }

  fileprivate func save(_ all: [Tensor], result: Tensor) { save(all, results: [result]) }

  fileprivate func save(_ all: [Tensor], results: [Tensor]) {
    let saved = all.map { tensor in
      results.contains { $0 === tensor } ? SavedTensor(result: tensor) : SavedTensor(input: tensor)
    }
    saved0 = saved.first
    saved1 = saved.count > 1 ? saved[1] : nil
    moreSaved = Array(saved.dropFirst(2))
  }
}
