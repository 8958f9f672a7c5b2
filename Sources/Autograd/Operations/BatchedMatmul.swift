extension Tensor.Checked {
  /// Products of stacks of matrices; the leading dimensions are broadcast.
  ///
  /// A stack times one matrix is one product of the matrix with all rows of the stack, where PyTorch does
  /// it so: where that copies nothing, or saves repeating the matrix for the gradient.
  static func batchedMatmul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    if a.ndim == 3 && b.ndim == 3 && a.shape[0] != b.shape[0] {
      if a.shape[0] == 1 && a.requiresGrad { return try matmul(try squeeze(a, 0), b) }
      if b.shape[0] == 1 && b.requiresGrad { return try matmul(a, try squeeze(b, 0)) }
    }
    if shouldFold(a, b) { return try foldedMatmul(a, b) }
    return try stackedMatmul(a, b)
  }

  private static func shouldFold(_ a: Tensor, _ b: Tensor) -> Bool {
    let isLeftLarger = a.ndim >= b.ndim
    let (larger, smaller) = isLeftLarger ? (a, b) : (b, a)
    guard larger.ndim >= 3 && smaller.ndim <= 2 else { return false }
    if smaller.requiresGrad { return true }
    if a.ndim == 2 { return false }
    if larger.numel == 0 { return true }
    // The stack on the right is folded by its columns.
    var (shape, strides) = (larger.shape, larger.strides)
    if !isLeftLarger {
      let last = shape.count - 1
      (shape[last], shape[last - 1]) = (shape[last - 1], shape[last])
      (strides[last], strides[last - 1]) = (strides[last - 1], strides[last])
    }
    return (0..<(shape.count - 2)).allSatisfy { strides[$0] == strides[$0 + 1] * shape[$0 + 1] }
  }

  private static func foldedMatmul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let isTransposed = b.ndim > a.ndim
    let stack = isTransposed ? try mT(b) : a
    let other = isTransposed ? (a.ndim == 2 ? try t(a) : a) : b
    var shape = Shape(stack.shape.dropLast())
    let rowLength = stack.shape[stack.ndim - 1]
    let rows = try reshape(stack, [shape.elementCount, rowLength])
    guard other.ndim == 2 else { return try unsafeView(try mv(rows, other), shape) }
    shape = Shape(shape + [other.shape[1]])
    let product = try unsafeView(try mm(rows, other), shape)
    return isTransposed ? try contiguous(try mT(product)) : product
  }

  private static func stackedMatmul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let left = a.ndim == 1 ? try unsqueeze(a, 0) : a
    let right = b.ndim == 1 ? try unsqueeze(b, 1) : b
    let (n, k) = (left.shape[left.ndim - 2], left.shape[left.ndim - 1])
    let m = right.shape[right.ndim - 1]
    let batch = try Layout.broadcast(
      Shape(left.shape.dropLast(2)), Shape(right.shape.dropLast(2)))
    let count = batch.elementCount
    let rightRows = right.shape[right.ndim - 2]
    let stackedLeft = try reshape(try expand(left, Shape(batch + [n, k])), [count, n, k])
    let stackedRight = try reshape(
      try expand(right, Shape(batch + [rightRows, m])), [count, rightRows, m])
    let product = try bmm(stackedLeft, stackedRight)
    var shape = Array(batch)
    if a.ndim > 1 { shape.append(n) }
    if b.ndim > 1 { shape.append(m) }
    return try unsafeView(product, Shape(shape))
  }

  /// `x`, which nobody else has, in another shape.
  static func unsafeView(_ x: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
    let out = x.rawView(shape, shape.rowMajorStrides)
    if records(x) {
      let before = x.shape
      try out.record("UnsafeViewBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try reshape(g, before))
      }
    }
    return out
  }

  /// The products of two equally long stacks of matrices. Gradients: g · bᵀ and aᵀ · g, each.
  public static func bmm(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    guard a.ndim == 3 else { throw .runtime("batch1 must be a 3D tensor") }
    guard b.ndim == 3 else { throw .runtime("batch2 must be a 3D tensor") }
    guard b.shape[0] == a.shape[0] && b.shape[1] == a.shape[2] else {
      throw .runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(a.shape[0]), \(a.shape[2])] but "
          + "got: [\(b.shape[0]), \(b.shape[1])].")
    }
    guard a.dtype == b.dtype else {
      throw .runtime(
        "expected m1 and m2 to have the same dtype, but got: \(a.dtype.cName) != \(b.dtype.cName)")
    }
    let out = Tensor(uninitialized: [a.shape[0], a.shape[1], b.shape[2]], a.dtype)
    try noGrad { () throws(TensorError) in
      for index in 0..<a.shape[0] {
        Elementwise.copy(
          try mm(try select(a, 0, index), try select(b, 0, index)), to: try select(out, 0, index))
      }
    }
    if records(a, b) {
      try out.record(
        "BmmBackward0", from: a, b, saving: a.requiresGrad ? b : nil, b.requiresGrad ? a : nil
      ) { (node, g) throws(TensorError) in
        let first = node.needs(0) ? try bmm(g, try transpose(try node.saved(0), 1, 2)) : nil
        guard node.needs(1) else { return Gradients(first) }
        let left = try node.saved(1)
        return Gradients(first, try bmm(try transpose(left, 1, 2), g))
      }
    }
    return out
  }
}
