extension Tensor.Checked {
  /// Computes gradients of `root` and adds them to the leaves of its graph.
  public static func backward(
    _ root: Tensor, gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false
  ) throws(TensorError) {
    let seed = try seed(of: root, gradient, index: 0, createGraph)
    var pass = BackwardPass(keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
    try pass.start(seed, at: try root.edge)
    try pass.run()
  }

  /// As ``backward(_:gradient:retainGraph:createGraph:)`` for several results at once.
  public static func backward(
    of roots: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool? = nil,
    createGraph: Bool = false
  ) throws(TensorError) {
    let seeds = try seeds(of: roots, gradients, createGraph)
    var pass = BackwardPass(keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
    for (root, seed) in zip(roots, seeds) { try pass.start(seed, at: try root.edge) }
    try pass.run()
  }

  /// The gradients of `outputs` with respect to `inputs`, without touching any ``Tensor/grad``.
  public static func grad(
    of outputs: [Tensor], withRespectTo inputs: [Tensor], gradients: [Tensor?]? = nil,
    retainGraph: Bool? = nil, createGraph: Bool = false, allowUnused: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    let seeds = try seeds(of: outputs, gradients, createGraph)
    let edges = try inputs.edges
    guard edges.allSatisfy(\.isNeeded) else {
      throw .runtime("One of the differentiated Tensors does not require grad")
    }
    let captures = Captures(of: edges, from: try outputs.edges)
    var pass = BackwardPass(
      keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: captures)
    for (output, seed) in zip(outputs, seeds) { try pass.start(seed, at: try output.edge) }
    try pass.run()
    let results = pass.captures?.gradients ?? []
    if !allowUnused, let index = results.firstIndex(where: { $0 == nil }) {
      throw .runtime(
        "The differentiated Tensor at index \(index) appears to not have been used in the graph. Set "
          + "allow_unused=True if this is the desired behavior.")
    }
    return results
  }

  private static func seeds(
    of roots: [Tensor], _ gradients: [Tensor?]?, _ createGraph: Bool
  ) throws(TensorError) -> [Tensor] {
    var seeds: [Tensor] = []
    for (index, root) in roots.enumerated() {
      seeds.append(try seed(of: root, gradients?[index], index: index, createGraph))
    }
    return seeds
  }

  /// The gradient that a pass starts with at `root`.
  private static func seed(
    of root: Tensor, _ gradient: Tensor?, index: Int, _ createGraph: Bool
  ) throws(TensorError) -> Tensor {
    if let gradient {
      guard gradient.shape == root.shape else {
        throw .runtime(
          "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient.shape.listText))"
            + " and output[\(index)] has a shape of torch.Size(\(root.shape.listText)).")
      }
      guard root.requiresGrad else { throw .doesNotRequireGrad(index) }
      return gradient
    }
    guard root.requiresGrad else { throw .doesNotRequireGrad(index) }
    guard root.numel == 1 else {
      throw .runtime("grad can be implicitly created only for scalar outputs")
    }
    return Tensor(filled: 1, root.shape, root.dtype)
  }
}

extension TensorError {
  static func doesNotRequireGrad(_ index: Int) -> TensorError {
    .runtime("element \(index) of tensors does not require grad and does not have a grad_fn")
  }
}

/// The gradients of `outputs` with respect to `inputs`, without touching any ``Tensor/grad``.
/// `torch.autograd.grad`.
///
/// - Parameters:
///   - gradients: the gradients with respect to the outputs; ones where left out, for single values only.
///   - retainGraph: whether what the graph saved is kept; `createGraph` unless given.
///   - createGraph: whether the results have a graph of their own, for further derivatives.
/// - Returns: one gradient for each input. Traps if an input was not used.
public func grad(
  of outputs: [Tensor], withRespectTo inputs: [Tensor], gradients: [Tensor?]? = nil,
  retainGraph: Bool? = nil, createGraph: Bool = false
) -> [Tensor] {
  trapping { () throws(TensorError) in
    try Tensor.Checked.grad(
      of: outputs, withRespectTo: inputs, gradients: gradients, retainGraph: retainGraph,
      createGraph: createGraph
    ).compactMap { $0 }
  }
}

/// The gradient of the single value `output` with respect to `input`; see
/// ``grad(of:withRespectTo:gradients:retainGraph:createGraph:)``.
public func grad(
  of output: Tensor, withRespectTo input: Tensor, retainGraph: Bool? = nil,
  createGraph: Bool = false
) -> Tensor {
  grad(
    of: [output], withRespectTo: [input], retainGraph: retainGraph, createGraph: createGraph)[0]
}
