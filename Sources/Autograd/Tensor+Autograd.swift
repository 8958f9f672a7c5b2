extension Tensor {
  /// Whether gradients flow through this tensor.
  ///
  /// Setting it makes a leaf collect gradients or stop doing so. Only floating-point tensors can, and
  /// only leaves can be changed; else the program stops with PyTorch's text.
  public var requiresGrad: Bool {
    @inline(__always) get {
      node != nil || leafRequiresGrad || (isView && viewBase?.requiresGrad == true)
    }
    set { trapping { () throws(TensorError) in try Checked.setRequiresGrad(self, newValue) } }
  }

  /// As setting ``requiresGrad``, returning the tensor itself. `requires_grad_()`.
  @discardableResult
  public func requiresGrad(_ value: Bool = true) -> Tensor {
    requiresGrad = value
    return self
  }

  /// Whether the tensor was not made by a recorded operation.
  public var isLeaf: Bool { gradFn == nil }

  /// The operation that made this tensor, if gradients flow through it. `grad_fn`.
  ///
  /// Traps for a view of several, or one made without gradients, whose base was changed in place since.
  public var gradFn: Node? {
    trapping { () throws(TensorError) in try Checked.gradFn(self) }
  }

  /// The gradient collected so far: of a leaf, or of a tensor that ``retainGrad()`` was called on.
  ///
  /// Setting it replaces the gradient; shape and type must be the tensor's.
  public var grad: Tensor? {
    get { accumulatedGrad }
    set { trapping { () throws(TensorError) in try Checked.setGrad(self, newValue) } }
  }

  /// Forgets the collected gradient, as optimisers do before a step.
  public func zeroGrad() { accumulatedGrad = nil }

  /// The same memory without history. In-place changes are seen by both, and counted for both.
  public func detach() -> Tensor { alias() }

  /// The same memory without history and with a version counter of its own; changes through it escape
  /// the checks of the backward pass.
  ///
  /// Setting it makes this tensor use the other's memory, shape and type; it stays the same leaf, and
  /// keeps its gradient.
  public var data: Tensor {
    get { dataAlias() }
    set { trapping { () throws(TensorError) in try Checked.setData(self, newValue) } }
  }

  /// Computes the gradients of this tensor with respect to the leaves of its graph and adds them to their
  /// ``grad``.
  ///
  /// - Parameters:
  ///   - gradient: the gradient with respect to this tensor; may be left out for a single value, where it
  ///     is 1.
  ///   - retainGraph: whether what the graph saved is kept for another pass; `createGraph` unless given.
  ///   - createGraph: whether the gradients get a graph of their own, for gradients of gradients.
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false
  ) {
    trapping { () throws(TensorError) in
      try Checked.backward(
        self, gradient: gradient, retainGraph: retainGraph, createGraph: createGraph)
    }
  }

  /// Keeps the gradient of this tensor, which is no leaf, in ``grad`` too.
  public func retainGrad() { trapping { () throws(TensorError) in try Checked.retainGrad(self) } }
}

extension Tensor {
  /// The operations as PyTorch raises errors: each throws what the plain one stops the program with.
  public enum Checked {}
}

extension Tensor.Checked {
  /// The operation that made `x`, if gradients flow through it.
  public static func gradFn(_ x: Tensor) throws(TensorError) -> Node? {
    if x.isView { try x.refreshViewNode() }
    return x.node
  }

  /// Makes a leaf collect gradients or stop doing so.
  public static func setRequiresGrad(_ x: Tensor, _ value: Bool) throws(TensorError) {
    if try gradFn(x) != nil {
      if value { return }
      throw .runtime(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed "
          + "variable in a subgraph that doesn't require differentiation use var_no_grad = "
          + "var.detach().")
    }
    guard !value || x.dtype.isFloatingPoint else {
      throw .runtime("only Tensors of floating point dtype can require gradients")
    }
    x.leafRequiresGrad = value
  }

  /// Replaces the collected gradient.
  public static func setGrad(_ x: Tensor, _ grad: Tensor?) throws(TensorError) {
    if let grad {
      guard grad.dtype == x.dtype else {
        throw .runtime(
          "attempting to assign a gradient with dtype '\(grad.dtype.cName)' to a tensor with "
            + "grad_dtype '\(x.dtype.scalarTypeName)'. The gradient must match the tensor's grad_dtype "
            + "(defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a "
            + "specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the "
            + "dtypes of a tensor and its gradient may break downstream systems that assume they match."
        )
      }
      guard grad.shape == x.shape else {
        throw .runtime(
          "attempting to assign a gradient of size '\(grad.shape.listText)' to a tensor of size "
            + "'\(x.shape.listText)'. Please ensure that the gradient and the tensor are the same size"
        )
      }
    }
    x.accumulatedGrad = grad
  }

  /// Makes `x` use the memory, shape and type of `source`.
  public static func setData(_ x: Tensor, _ source: Tensor) throws(TensorError) {
    guard !x.requiresGrad || source.dtype.isFloatingPoint else {
      throw .runtime(
        "data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    if case .storage = x.versioning { x.versioning = .own(x.version) }
    x.storage = source.storage.shared()
    x.pointer = source.pointer
    x.dtype = source.dtype
    x.shape = source.shape
    x.strides = source.strides
    x.numel = source.numel
    x.isContiguous = source.isContiguous
  }

  /// Keeps the gradient of a tensor that is no leaf.
  public static func retainGrad(_ x: Tensor) throws(TensorError) {
    guard x.requiresGrad else {
      throw .runtime("can't retain_grad on Tensor that has requires_grad=False")
    }
    // What counts as a leaf keeps its gradient anyway.
    guard x.node != nil, !x.retainsGrad, let node = try gradFn(x) else { return }
    x.ensureExtras().retainsGrad = true
    node.ensureExtras().retained.append((x.outputIndex, WeakTensor(tensor: x)))
  }
}

extension Tensor {
  /// Whether ``retainGrad()`` was called.
  public var retainsGrad: Bool { extras?.retainsGrad ?? false }

  func ensureExtras() -> TensorExtras {
    if let extras { return extras }
    let created = TensorExtras()
    extras = created
    return created
  }
}

extension Node {
  func ensureExtras() -> NodeExtras {
    if let extras { return extras }
    let created = NodeExtras()
    extras = created
    return created
  }

  /// The name as PyTorch's messages show it: without `Backward0`, or with the namespace that a node has which
  /// is not generated.
  var shortName: String {
    var end = name.endIndex
    while end > name.startIndex, name[name.index(before: end)].isNumber {
      end = name.index(before: end)
    }
    let word = "Backward"
    guard name[..<end].hasSuffix(word) else { return "torch::autograd::" + name }
    let number = name[end...]
    return String(name[..<end].dropLast(word.count)) + (number == "0" ? "" : number)
  }
}
