extension Tensor.Checked {
  /// Replaces the elements of `x` by `operation(x)`, recorded as PyTorch records changes in place.
  ///
  /// The derivative is that of the operation; `x` becomes its result. If `x` is a view, its base becomes the
  /// result of writing the part, and all other views of it follow. The version goes up by one.
  ///
  /// Throws if `x` or its base is a leaf that requires gradients, if its elements overlap, or if the result
  /// has another shape or a higher category of type.
  @discardableResult
  public static func inPlace(
    _ x: Tensor, _ operation: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard GradMode.isEnabled else {
      try refuseOverlap(x)
      try write(try operation(x), to: x)
      return x
    }
    // The operation sees a copy with the history of `x`: what it saves must survive the change.
    let before = x.requiresGrad ? x.historicCopy() : x
    let result = try operation(before)
    if result.requiresGrad { try refuseRecordedChange(x) }
    try refuseOverlap(x)
    result.node?.replaceSaved(x, by: before === x ? x.historicCopy() : before)
    try write(result, to: x)
    if let node = result.node { try x.rebase(onto: node) }
    return x
  }

  /// Copies `result` over `x` and counts the change.
  private static func write(_ result: Tensor, to x: Tensor) throws(TensorError) {
    try checkResult(shape: result.shape, result.dtype, in: x)
    Elementwise.copy(result, to: x)
    x.bumpVersion()
  }

  /// Throws if a result of that shape and type can't take the place of `x`.
  static func checkResult(shape: Shape, _ dtype: DType, in x: Tensor) throws(TensorError) {
    guard canCast(dtype, to: x.dtype) else {
      throw .runtime(
        "result type \(dtype.scalarTypeName) can't be cast to the desired output type "
          + x.dtype.scalarTypeName)
    }
    guard shape == x.shape else {
      throw .runtime(
        "output with shape \(x.shape.listText) doesn't match the broadcast shape \(shape.listText)")
    }
  }

  /// Whether a result may be stored in a tensor of another type: its category must not be higher.
  static func canCast(_ from: DType, to: DType) -> Bool {
    if from.isFloatingPoint { return to.isFloatingPoint }
    return from == .bool || to != .bool
  }

  /// Throws if two elements of `x` lie in one place.
  static func refuseOverlap(_ x: Tensor) throws(TensorError) {
    for d in 0..<x.ndim where x.shape[d] > 1 && x.strides[d] == 0 {
      throw .runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single "
          + "memory location. Please clone() the tensor before performing the operation.")
    }
  }

  /// Throws if a change of `x` that is to be recorded is not allowed.
  static func refuseRecordedChange(_ x: Tensor) throws(TensorError) {
    if let base = x.viewBase {
      switch x.viewOrigin {
      case .tracked: break
      case .withoutGrad: throw .viewMadeWithoutGrad
      case .multipleOutputs:
        throw .runtime(
          "Output \(x.outputIndex) of \(x.gradFn?.shortName ?? "a function") is a view and is being "
            + "modified inplace. This view is the output of a function that returns multiple views. Such "
            + "functions do not allow the output views to be modified inplace. You should replace the "
            + "inplace operation by an out-of-place one.")
      }
      if base.isLeaf && base.leafRequiresGrad {
        throw .runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    if x.isLeaf && x.leafRequiresGrad {
      throw .runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }
}

extension TensorError {
  static var viewMadeWithoutGrad: TensorError {
    .runtime(
      "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given "
        + "that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code "
        + "by moving both the view and the inplace either both inside the no_grad block (if you don't "
        + "want the inplace to be tracked) or both outside (if you want the inplace to be tracked)."
    )
  }
}

extension Tensor {
  /// A copy of the elements that has this tensor's place in the graph.
  fileprivate func historicCopy() -> Tensor {
    let copy = Tensor(uninitialized: shape, dtype, like: [self])
    Elementwise.copy(self, to: copy)
    let edge = self.edge
    copy.node = edge.node
    copy.outputIndex = edge.index
    if edge.leaf != nil { copy.leafRequiresGrad = true }
    return copy
  }

  /// Makes this tensor, which has just been overwritten, the result of `node`.
  fileprivate func rebase(onto node: Node) throws(TensorError) {
    node.replaceSavedResult(by: self)
    guard let base = viewBase else {
      moveRetainedHook(to: node)
      self.node = node
      outputIndex = 0
      leafRequiresGrad = false
      return
    }
    base.node = Node(copyingSliceOf: base, self, by: node)
    base.outputIndex = 0
    base.leafRequiresGrad = false
    // The view's own node is made anew when somebody asks for it.
    viewVersion = version &- 1
  }

  /// A retained gradient is that of the newest result.
  private func moveRetainedHook(to node: Node) {
    guard retainsGrad else { return }
    self.node?.extras?.retained.removeAll { $0.tensor.tensor === self }
    node.ensureExtras().retained.append((0, WeakTensor(tensor: self)))
  }
}

extension Node {
  /// What was saved of a tensor that is about to be changed must survive.
  fileprivate func replaceSaved(_ tensor: Tensor, by copy: @autoclosure () -> Tensor) {
    func replaced(_ saved: SavedTensor?) -> SavedTensor? {
      saved?.tensor === tensor ? SavedTensor(input: copy()) : saved
    }
    saved0 = replaced(saved0)
    saved1 = replaced(saved1)
    for index in moreSaved.indices {
      if let saved = replaced(moreSaved[index]) { moreSaved[index] = saved }
    }
  }

  /// After a change in place the result that was saved is the changed tensor.
  fileprivate func replaceSavedResult(by tensor: Tensor) {
    func replaced(_ saved: SavedTensor?) -> SavedTensor? {
      saved?.isResult == true ? SavedTensor(result: tensor) : saved
    }
    saved0 = replaced(saved0)
    saved1 = replaced(saved1)
    for index in moreSaved.indices {
      if let saved = replaced(moreSaved[index]) { moreSaved[index] = saved }
    }
  }
}
