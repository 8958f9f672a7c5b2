/// How a view came about, which decides whether it may be changed in place, and used after its base was.
enum ViewOrigin {
  case tracked
  /// Made while gradients were off.
  case withoutGrad
  /// One of several outputs of an operation, or a view of one.
  case multipleOutputs
}

extension Tensor {
  /// Makes this tensor, which has the memory of `source`, a view of its base.
  ///
  /// A view of a view may do no more than that one.
  func becomeView(of source: Tensor, _ origin: ViewOrigin) {
    viewBase = source.viewBase ?? source
    viewVersion = version
    viewOrigin =
      GradMode.isEnabled ? (origin == .tracked ? source.viewOrigin : origin) : .withoutGrad
  }

  /// Makes a new node for a view after its base, or the view itself, was changed in place.
  ///
  /// Throws if the view came about in a way that does not allow that.
  func refreshViewNode() throws(TensorError) {
    guard let base = viewBase, viewVersion != version, node != nil || base.requiresGrad else {
      return
    }
    try refuseChange("its base or another view of its base has been")
    viewVersion = version
    let geometry = SliceGeometry(of: self, in: base)
    become(
      resultOf: Node(
        "AsStridedBackward0", output: outputDescription, inputCount: 1, edges: try base.edge
      ) { (_, g) throws(TensorError) in
        Gradients(try geometry.placed(g))
      })
  }

  /// Makes this tensor the first output of `node`.
  ///
  /// A gradient that is retained is that of the newest result; hooks stay with the result that they were
  /// registered for.
  func become(resultOf node: Node) {
    if retainsGrad, let old = self.node {
      old.extras?.retained.removeAll { $0.tensor.tensor === self }
      node.ensureExtras().retained.append((0, WeakTensor(tensor: self)))
    }
    self.node = node
    outputIndex = 0
    leafRequiresGrad = false
  }

  /// Throws if this view came about in a way that does not allow that `changed` "modified inplace".
  func refuseChange(_ changed: String) throws(TensorError) {
    let made = node.map { "Output \(outputIndex) of \($0.shortName) is a view" }
    switch viewOrigin {
    case .tracked: return
    case .withoutGrad:
      throw .runtime(
        (made.map { $0 + " of a view which was created" } ?? "A view was created")
          + " in no_grad mode and \(changed) modified inplace with grad mode enabled. Given "
          + "that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code "
          + "by moving both the view and the inplace either both inside the no_grad block (if you don't "
          + "want the inplace to be tracked) or both outside (if you want the inplace to be tracked)."
      )
    case .multipleOutputs:
      throw .runtime(
        (made.map { "\($0) and \(changed) modified inplace." }
          ?? "A view was created in no_grad mode and \(changed) modified inplace with grad mode enabled.")
          + " This view is the output of a function that returns multiple views. Such functions do not "
          + "allow the output views to be modified inplace. You should replace the inplace operation by "
          + "an out-of-place one.")
    }
  }
}

/// Where a view lies in its base.
struct SliceGeometry {
  let baseShape: Shape
  let baseStrides: Shape
  let shape: Shape
  let strides: Shape
  /// The place of the view's first element, from the base's.
  let offset: Int

  init(of view: Tensor, in base: Tensor) {
    self.init(
      view.shape, view.strides, offset: view.storageOffset - base.storageOffset, in: base)
  }

  /// `shape` and `strides` laid over the memory of `base`, `offset` elements from its first.
  init(_ shape: Shape, _ strides: Shape, offset: Int, in base: Tensor) {
    baseShape = base.shape
    baseStrides = base.strides
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  /// `x`, which has the base's shape, in the base's layout, so that the view's strides apply to it.
  func laidOut(_ x: Tensor) throws(TensorError) -> Tensor {
    if x.strides == baseStrides { return x }
    let copy = Tensor(uninitialized: baseShape, x.dtype, strides: baseStrides)
    Elementwise.copy(x, to: copy)
    if records(x) {
      try copy.record("CopyBackwards", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return copy
  }

  /// The view's part of a tensor in the base's layout. The gradient is placed in zeros.
  func part(of whole: Tensor) throws(TensorError) -> Tensor {
    try whole.view("AsStridedBackward0", shape, strides, offset: offset) {
      (_, g) throws(TensorError) in
      Gradients(try placed(g))
    }
  }

  /// Zeros in the base's layout with `part` added where the view lies: twice where it has an element
  /// twice. The gradient is the view's part.
  func placed(_ part: Tensor) throws(TensorError) -> Tensor {
    let whole = Tensor(uninitialized: baseShape, part.dtype, strides: baseStrides, zeroed: true)
    let once = Shape(zip(shape, strides).map { $1 == 0 ? Swift.min($0, 1) : $0 })
    let target = whole.rawView(once, strides, offset: offset)
    try noGrad { () throws(TensorError) in
      try Elementwise.binary(
        .add, target, try Tensor.Checked.sumToSize(part, once), into: target)
    }
    if records(part) {
      try whole.record("AsStridedBackward0", from: part) { (_, g) throws(TensorError) in
        Gradients(try self.part(of: try laidOut(g)))
      }
    }
    return whole
  }

  /// A copy of `whole` in the base's layout with the view's part replaced, by zeros if there is nothing.
  func replacing(in whole: Tensor, by part: Tensor?) throws(TensorError) -> Tensor {
    let result = Tensor(uninitialized: baseShape, whole.dtype, strides: baseStrides)
    Elementwise.copy(whole, to: result)
    let target = result.rawView(shape, strides, offset: offset)
    if let part { Elementwise.copy(part, to: target) } else { target.fill(0) }
    let inputs = [whole] + (part.map { [$0] } ?? [])
    if records(inputs) {
      try result.record("CopySlices", fromAll: inputs) { (node, g) throws(TensorError) in
        let g = try laidOut(g)
        return Gradients(
          node.needs(0) ? try replacing(in: g, by: nil) : nil,
          inputs.count > 1 && node.needs(1) ? try self.part(of: g) : nil)
      }
    }
    return result
  }
}

extension Tensor.Checked {
  /// `shape` and `strides` laid over the memory of `x`, starting at `offset` elements of it.
  ///
  /// The gradient is added into zeros at the same places.
  public static func asStrided(
    _ x: Tensor, _ shape: Shape, _ strides: Shape, _ offset: Int
  ) throws(TensorError) -> Tensor {
    try SliceGeometry(shape, strides, offset: offset - x.storageOffset, in: x).part(of: x)
  }
}

extension Node {
  /// The node of `base` after its part `view` was replaced by the result of `step`, an operation on that
  /// part.
  ///
  /// The step is kept whole, and runs as it would by itself: on the part of the gradient. What it gives
  /// for the part that was there before takes the place of that part.
  convenience init(
    copyingSliceOf base: Tensor, _ view: Tensor, by step: Node
  ) throws(TensorError) {
    let geometry = SliceGeometry(of: view, in: base)
    self.init(
      "CopySlices", output: base.outputDescription, inputCount: step.inputCount,
      edges: try base.edge, step.edge1, step.moreEdges
    ) { (node, g) throws(TensorError) in
      guard let step = node.extras?.step, let rule = step.rule else { throw .alreadyFreed }
      let whole = try geometry.laidOut(g)
      var part = try geometry.part(of: whole)
      let gradients = try rule(step, &part)
      return Gradients(
        node.needs(0) ? try geometry.replacing(in: whole, by: gradients.first) : nil,
        gradients.second, gradients.more)
    }
    ensureExtras().step = step
  }
}
