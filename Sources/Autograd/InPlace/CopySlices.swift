extension Node {
  /// The node of `base` after its part `view` was replaced by the result of `inner`.
  ///
  /// Its rule takes the gradient's part for the gradient of the inner operation, and puts the gradient of
  /// that operation's input in its place.
  convenience init(copyingSliceOf base: Tensor, _ view: Tensor, by inner: Node) {
    let geometry = SliceGeometry(of: view, in: base)
    let innerRule = inner.rule
    self.init(
      "CopySlices", output: base.outputDescription, inputCount: inner.inputCount,
      edges: base.edge, inner.edge1, inner.moreEdges
    ) { (node, g) throws(TensorError) in
      guard let innerRule else { return Gradients(nil) }
      let whole = try geometry.laidOut(g)
      var part = try geometry.part(of: whole)
      let gradients = try innerRule(node, &part)
      guard node.needs(0) else { return Gradients(nil, gradients.second, gradients.more) }
      return Gradients(
        try geometry.replacing(in: whole, by: gradients.first), gradients.second, gradients.more)
    }
    saved0 = inner.saved0
    saved1 = inner.saved1
    moreSaved = inner.moreSaved
    if saved0?.isResult == true || saved1?.isResult == true
      || moreSaved.contains(where: \.isResult)
    {
      ensureExtras().resultPart = ResultPart(
        geometry: geometry, baseShape: base.shape, baseStrides: base.strides)
    }
  }
}

/// Where a view lies in its base.
struct SliceGeometry {
  let baseShape: Shape
  let baseStrides: Shape?
  let shape: Shape
  let strides: Shape
  let offset: Int

  init(of view: Tensor, in base: Tensor) {
    baseShape = base.shape
    baseStrides = Layout.isDense(base.shape, base.strides) ? base.strides : nil
    shape = view.shape
    strides = view.strides
    offset = view.storageOffset - base.storageOffset
  }

  /// The gradient of the base in the base's layout, so that the view's strides apply to it.
  func laidOut(_ g: Tensor) throws(TensorError) -> Tensor {
    let layout = baseStrides ?? baseShape.rowMajorStrides
    if g.strides == layout { return g }
    let copy = Tensor(uninitialized: baseShape, g.dtype, strides: layout)
    Elementwise.copy(g, to: copy)
    if records(g) {
      copy.record("CopyBackwards", from: g) { (_, gg) throws(TensorError) in Gradients(gg) }
    }
    return copy
  }

  /// The view's part of a tensor in the base's layout.
  func part(of whole: Tensor) throws(TensorError) -> Tensor {
    try Tensor.Checked.asStrided(whole, shape, strides, whole.storageOffset + offset)
  }

  /// A copy of `whole` with the view's part replaced, by zeros if there is nothing.
  func replacing(in whole: Tensor, by part: Tensor?) throws(TensorError) -> Tensor {
    let result = Tensor(
      uninitialized: baseShape, whole.dtype, strides: baseStrides ?? baseShape.rowMajorStrides)
    Elementwise.copy(whole, to: result)
    let target = result.rawView(shape, strides, offset: offset)
    if let part { Elementwise.copy(part, to: target) } else { target.fill(0) }
    let inputs = [whole] + (part.map { [$0] } ?? [])
    if records(inputs) {
      result.record("CopySlices", fromAll: inputs) { (node, g) throws(TensorError) in
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
    let relative = offset - x.storageOffset
    let (before, layout) = (
      x.shape, Layout.isDense(x.shape, x.strides) ? x.strides : x.shape.rowMajorStrides
    )
    return x.view("AsStridedBackward0", shape, strides, offset: relative) {
      (_, g) throws(TensorError) in
      Gradients(try scattered(g, shape, strides, relative, before, layout))
    }
  }

  /// Zeros of `before` with `g` added where `strides` place it.
  static func scattered(
    _ g: Tensor, _ shape: Shape, _ strides: Shape, _ offset: Int, _ before: Shape, _ layout: Shape
  ) throws(TensorError) -> Tensor {
    let out = Tensor(
      storage: Storage(byteCount: before.elementCount * g.itemSize, zeroed: true), offset: 0,
      shape: before, strides: layout, dtype: g.dtype)
    let target = out.rawView(shape, strides, offset: offset)
    try Elementwise.binary(.add, target, g, into: target)
    if records(g) {
      out.record("AsStridedBackward0", from: g) { (_, gg) throws(TensorError) in
        let whole = gg.strides == layout ? gg : try copied(gg, layout)
        return Gradients(try asStrided(whole, shape, strides, whole.storageOffset + offset))
      }
    }
    return out
  }

  private static func copied(_ x: Tensor, _ layout: Shape) throws(TensorError) -> Tensor {
    let copy = Tensor(uninitialized: x.shape, x.dtype, strides: layout)
    Elementwise.copy(x, to: copy)
    if records(x) {
      copy.record("CopyBackwards", from: x) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return copy
  }
}

extension Tensor {
  /// Makes a view's node anew after its base, or the view itself, was changed in place.
  func refreshViewNode() {
    guard let base = viewBase, viewVersion != version, base.requiresGrad else { return }
    viewVersion = version
    let (shape, strides) = (shape, strides)
    let offset = storageOffset - base.storageOffset
    let before = base.shape
    let layout =
      Layout.isDense(before, base.strides) ? base.strides : before.rowMajorStrides
    outputIndex = 0
    node = Node(
      "AsStridedBackward0", output: outputDescription, inputCount: 1, edges: base.edge
    ) { (_, g) throws(TensorError) in
      Gradients(try Checked.scattered(g, shape, strides, offset, before, layout))
    }
  }
}
