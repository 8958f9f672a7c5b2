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

/// The derivatives of every element of `f(x)` by every element of `x`.
/// `torch.autograd.functional.jacobian`.
///
/// The graph of `x` itself plays no part. Traps unless `x` is a floating-point tensor.
///
/// - Returns: a tensor of the shape of `f(x)` followed by that of `x`; zeros where an element does not
///   depend on `x`.
/// - Complexity: one backward pass for each element of `f(x)`.
public func jacobian(of f: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  trapping { () throws(TensorError) in
    let input = x.detach().requiresGrad()
    let output = enableGrad { f(input) }
    return try Tensor.Checked.derivatives(of: output, by: input)
  }
}

/// The second derivatives of the single value `f(x)`. `torch.autograd.functional.hessian`.
///
/// The graph of `x` itself plays no part. Traps unless `x` is a floating-point tensor and `f(x)` has one
/// element.
///
/// - Returns: a tensor of the shape of `x` twice over.
/// - Complexity: one backward pass, and one through its graph for each element of `x`.
public func hessian(of f: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  trapping { () throws(TensorError) in
    let input = x.detach().requiresGrad()
    let output = enableGrad { f(input) }
    guard output.numel == 1 else {
      throw .runtime("hessian: the function must return a single value, but it has \(output.shape)")
    }
    guard output.requiresGrad,
      let gradient = try Tensor.Checked.grad(
        of: [output], withRespectTo: [input], createGraph: true, allowUnused: true)[0]
    else { return zeros(Shape(Array(x.shape) + x.shape), dtype: x.dtype) }
    return try Tensor.Checked.derivatives(of: gradient, by: input)
  }
}

extension Tensor.Checked {
  /// The derivatives of each element of `output`, by rows.
  fileprivate static func derivatives(
    of output: Tensor, by input: Tensor
  ) throws(TensorError) -> Tensor {
    let elements = enableGrad { output.reshape(-1) }
    var rows: [Tensor] = []
    for index in 0..<elements.numel where output.requiresGrad {
      let element = enableGrad { elements[index] }
      let row = try grad(
        of: [element], withRespectTo: [input], retainGraph: true, allowUnused: true)[0]
      rows.append(row ?? zerosLike(input))
    }
    let shape = Shape(Array(output.shape) + input.shape)
    return try rows.isEmpty ? zeros(shape, dtype: input.dtype) : reshape(stack(rows), shape)
  }
}
