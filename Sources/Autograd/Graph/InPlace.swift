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
    try inPlace(x, beside: [], operation)
  }

  /// ``inPlace(_:_:)`` by an operation that has `operands` besides, which may not overlap `x` in part.
  @discardableResult
  static func inPlace(
    _ x: Tensor, beside operands: [Tensor],
    _ operation: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard GradMode.isEnabled, operands.isEmpty || records([x] + operands) else {
      try refuseOverlap(x, operands)
      try write(try operation(x), to: x)
      return x
    }
    let wasRecorded = x.requiresGrad
    if wasRecorded { try refuseRecordedChange(x) }
    try refuseOverlap(x, operands)
    // The operation sees a copy with the history of `x`: what it saves must survive the change.
    let before = try x.historicCopy()
    let newest = Node.newestSequence
    let result = try operation(before)
    guard wasRecorded || result.requiresGrad else {
      try write(result, to: x)
      return x
    }
    if !wasRecorded { try refuseRecordedChange(x) }
    let step = try Node.step(from: before, to: result, after: newest)
    try write(result, to: x)
    try x.rebase(onto: step)
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

  /// Throws if two elements of `x` lie in one place, or if `x` shares memory with an operand of which it does
  /// not cover every element with the same one.
  static func refuseOverlap(_ x: Tensor, _ operands: [Tensor] = []) throws(TensorError) {
    for d in 0..<x.ndim where x.shape[d] > 1 && x.strides[d] == 0 {
      throw .runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single "
          + "memory location. Please clone() the tensor before performing the operation.")
    }
    for operand in operands where operand.overlapsInPart(x) {
      throw .sharedMemory
    }
  }

  /// Throws if a change of `x` that is to be recorded is not allowed.
  static func refuseRecordedChange(_ x: Tensor) throws(TensorError) {
    if let base = x.viewBase {
      try x.refuseChange("is being")
      if x.requiresGrad && base.node == nil {
        throw .runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    // A view counts as a leaf until its node is asked for after its base began to require gradients.
    if x.requiresGrad && x.node == nil {
      throw .runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }
}

extension TensorError {
  static var sharedMemory: TensorError {
    .runtime(
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to a "
        + "single memory location. Please clone() the tensor before performing the operation.")
  }
}

extension Tensor {
  /// Whether this tensor and `other` share memory, but not every element with the same one.
  fileprivate func overlapsInPart(_ other: Tensor) -> Bool {
    let isSame = pointer == other.pointer && numel == other.numel && strides == other.strides
    return self !== other && !isSame && overlaps(other)
  }

  /// Whether this tensor and `other` share memory. As in PyTorch nothing is said about tensors with gaps.
  func overlaps(_ other: Tensor) -> Bool {
    guard sharesStorage(with: other), Layout.isDense(shape, strides),
      Layout.isDense(other.shape, other.strides)
    else { return false }
    return pointer < other.pointer + other.numel * other.itemSize
      && other.pointer < pointer + numel * itemSize
  }

  /// A copy of the elements that has this tensor's place in the graph.
  fileprivate func historicCopy() throws(TensorError) -> Tensor {
    let copy = Tensor(uninitialized: shape, dtype, like: [self])
    Elementwise.copy(self, to: copy)
    let edge = try self.edge
    copy.node = edge.node
    copy.outputIndex = edge.index
    return copy
  }

  /// Makes this tensor, which has just been overwritten, the result of `step`; its base, if it is a view,
  /// that of writing the part.
  fileprivate func rebase(onto step: Node) throws(TensorError) {
    step.output = outputDescription
    step.replaceSavedResult(by: self)
    guard let base = viewBase else {
      become(resultOf: step)
      return
    }
    base.become(resultOf: try Node(copyingSliceOf: base, self, by: step))
    try refreshViewNode()
    step.ensureExtras().partNode = node
  }
}

extension Node {
  /// The node that makes `result` of `before` in one step.
  ///
  /// That is the result's own node where it is newer than the number `newest` and its first input is
  /// `before`. Else the step replaces all elements by those of the result.
  fileprivate static func step(
    from before: Tensor, to result: Tensor, after newest: UInt64
  ) throws(TensorError) -> Node {
    let edge = try before.edge
    if let node = result.node, node.sequence > newest, node.rule != nil, node.edge0 == edge {
      return node
    }
    return Node(
      "CopyBackwards", output: before.outputDescription, inputCount: 2, edges: edge,
      try result.edge, rule: Tensor.Checked.replacementRule)
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

extension Tensor.Checked {
  /// Gives `x` another shape, row-major from its first element on; what its memory had no room for is
  /// 0. `resize_` in PyTorch.
  ///
  /// Tensors that shared the memory keep it where it has to grow.
  @discardableResult
  public static func resizeInPlace(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    guard !x.requiresGrad else { throw .runtime("cannot resize variables that require grad") }
    try validate(shape)
    let needed = (x.storageOffset + shape.elementCount) * x.itemSize
    if needed > x.storage.byteCount {
      let grown = Storage(byteCount: needed, zeroed: true)
      grown.base.copyMemory(from: x.storage.base, byteCount: x.storage.byteCount)
      let offset = x.pointer - x.storage.base
      x.storage = grown
      x.pointer = x.storage.base + offset
    }
    x.shape = shape
    x.strides = shape.rowMajorStrides
    x.numel = shape.elementCount
    x.isContiguous = true
    return x
  }
}

extension Tensor {
  /// Gives this tensor another shape; see ``Checked/resizeInPlace(_:_:)``. Traps if it requires gradients.
  @discardableResult
  public func resizeInPlace(_ shape: Shape) -> Tensor {
    trapping { () throws(TensorError) in try Checked.resizeInPlace(self, shape) }
  }
}
