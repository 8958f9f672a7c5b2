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
