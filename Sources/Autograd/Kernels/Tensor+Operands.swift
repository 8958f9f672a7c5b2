/// Tensors as operands of loops: their layout against the result's, their type, their memory.
extension Tensor {
  @inline(__always)
  var itemSize: Int { dtype.itemSize }

  /// The tensor as an operand of a loop over `target`.
  func operand(_ target: Shape) -> (strides: Shape, itemSize: Int) {
    (Layout.expandedStrides(shape, strides, to: target), itemSize)
  }

  /// The same elements as `type`, without history: itself if it has that type.
  @inline(__always)
  func cast(to type: DType) -> Tensor {
    if dtype == type { return self }
    let result = Tensor(uninitialized: shape, type, like: [self])
    Elementwise.copy(self, to: result)
    return result
  }

  /// Whether writing `target`, element by element, changes no element that is still to be read.
  @inline(__always)
  func isSafeToRead(whileWriting target: Tensor) -> Bool {
    if storage.block != target.storage.block || self === target { return true }
    let isSame = pointer == target.pointer && shape == target.shape && strides == target.strides
    return isSame || target.storage.byteCount == 0
  }

  /// Itself, or a copy if writing `target` would change elements that are still to be read.
  func safeToRead(whileWriting target: Tensor) -> Tensor {
    if isSafeToRead(whileWriting: target) { return self }
    let copy = Tensor(uninitialized: shape, dtype)
    Elementwise.copy(self, to: copy)
    return copy
  }

  /// Whether the strides are those of a new tensor of this shape.
  var isRowMajor: Bool { Layout.isRowMajor(shape, strides) }

  /// Itself, with the strides of a new tensor in its dimensions of size 1 too if it is contiguous: so
  /// PyTorch sees the operand of a function of one tensor.
  var withPlainStrides: Tensor {
    isContiguous && !isRowMajor ? rawView(shape, shape.rowMajorStrides) : self
  }

  /// Itself if it has the strides of a new tensor, else its elements with them.
  var inRowMajorOrder: Tensor {
    isContiguous ? withPlainStrides : contiguousCopy(as: dtype)
  }

  /// A new tensor whose layout follows that of the operands, as PyTorch lays out elementwise results: the
  /// first that is permuted but dense decides.
  convenience init(uninitialized shape: Shape, _ dtype: DType, like operands: [Tensor]) {
    // A broadcast without elements may reorder its dimensions, even of contiguous operands, and so may
    // one of operands whose dimensions of size 1 have strides of their own.
    if operands.allSatisfy({ $0.isContiguous })
      && (operands.allSatisfy({ $0.shape == shape })
        || (!shape.contains(0) && operands.allSatisfy({ $0.isRowMajor })))
    {
      self.init(uninitialized: shape, dtype)
      return
    }
    if let first = operands.first, first.shape == shape, Layout.isDense(shape, first.strides),
      operands.allSatisfy({ $0.shape == shape && $0.strides == first.strides })
    {
      self.init(uninitialized: shape, dtype, strides: first.strides)
      return
    }
    let order = StridedLoop.order(
      shape, operands.map { Layout.expandedStrides($0.shape, $0.strides, to: shape) })
    if order.elementsEqual((0..<shape.count).reversed()) {
      self.init(uninitialized: shape, dtype)
      return
    }
    var strides = shape
    var step = 1
    for d in order {
      strides[d] = step
      step *= shape[d]
    }
    self.init(uninitialized: shape, dtype, strides: strides)
  }

  /// A new tensor with `strides`, row-major ones if `nil`, in as much memory as they reach over.
  convenience init(
    uninitialized shape: Shape, _ dtype: DType, strides: Shape?, zeroed: Bool = false
  ) {
    guard let strides, strides != shape.rowMajorStrides else {
      self.init(uninitialized: shape, dtype, zeroed: zeroed)
      return
    }
    self.init(
      storage: Storage(
        byteCount: Layout.extent(shape, strides) * dtype.itemSize, zeroed: zeroed),
      offset: 0, shape: shape, strides: strides, dtype: dtype)
  }
}
