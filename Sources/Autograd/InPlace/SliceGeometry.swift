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
