import CKernels

extension Tensor.Checked {
  /// The product of two matrices. Gradients: g · bᵀ and aᵀ · g.
  public static func mm(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    guard a.ndim == 2 else { throw .runtime("mm: self must be a matrix, got \(a.ndim)-D tensor") }
    guard b.ndim == 2 else { throw .runtime("mm: mat2 must be a matrix, got \(b.ndim)-D tensor") }
    guard a.shape[1] == b.shape[0] else {
      throw .runtime(
        "mm: mat1 and mat2 shapes cannot be multiplied (\(a.shape[0])x\(a.shape[1]) and "
          + "\(b.shape[0])x\(b.shape[1]))")
    }
    try checkSameType(a, b)
    let out = product(a, b)
    if records(a, b) {
      try out.record(
        "MmBackward0", from: a, b, saving: a.requiresGrad ? b : nil, b.requiresGrad ? a : nil
      ) { (node, g) throws(TensorError) in
        let first = node.needs(0) ? try mmTransposed(g, try node.saved(0)) : nil
        guard node.needs(1) else { return Gradients(first) }
        return Gradients(first, try transposedMm(try node.saved(1), g))
      }
    }
    return out
  }

  /// a · bᵀ, without a view of b where no derivative is recorded.
  private static func mmTransposed(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    GradMode.isEnabled ? try mm(a, try t(b)) : product(a, b, rows: (0, 1))
  }

  /// aᵀ · b, without a view of a where no derivative is recorded.
  private static func transposedMm(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    GradMode.isEnabled ? try mm(try t(a), b) : product(a, b, rows: (1, 0))
  }

  /// The product of a matrix and a vector. Gradients: the outer product of g and v, and mᵀ · g.
  public static func mv(_ m: Tensor, _ v: Tensor) throws(TensorError) -> Tensor {
    guard m.ndim == 2 && v.ndim == 1 else {
      throw .runtime("vector + matrix @ vector expected, got \(1), \(m.ndim), \(v.ndim)")
    }
    guard m.shape[1] == v.shape[0] else {
      throw .runtime(
        "size mismatch, got input (\(m.shape[0])), mat (\(m.shape[0])x\(m.shape[1])), vec (\(v.shape[0]))"
      )
    }
    try checkSameType(m, v)
    let column = v.rawView(Shape(v.shape[0], 1), Shape(v.strides[0], 1))
    let out = Tensor(uninitialized: [m.shape[0]], m.dtype)
    var (left, right) = (m.matrix(), column.matrix())
    ck_matrix_vector(m.dtype.code, out.pointer, &left, &right)
    if records(m, v) {
      try out.record(
        "MvBackward0", from: m, v, saving: m.requiresGrad ? v : nil, v.requiresGrad ? m : nil
      ) { (node, g) throws(TensorError) in
        let first =
          node.needs(0)
          ? try mul(try unsqueeze(g, 1), try unsqueeze(try node.saved(0), 0)) : nil
        guard node.needs(1) else { return Gradients(first) }
        return Gradients(first, try mv(try t(try node.saved(1)), g))
      }
    }
    return out
  }

  /// The sum of the products of the elements of two vectors. Gradients: g · b and g · a.
  public static func dot(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    guard a.ndim == 1 && b.ndim == 1 else {
      throw .runtime("1D tensors expected, but got \(a.ndim)D and \(b.ndim)D tensors")
    }
    guard a.dtype == b.dtype else {
      throw .runtime(
        "dot : expected both vectors to have same dtype, but found \(a.dtype.scalarTypeName) and "
          + b.dtype.scalarTypeName)
    }
    guard a.numel == b.numel else {
      throw .runtime(
        "inconsistent tensor size, expected tensor \(a.shape.listText) and src \(b.shape.listText) to have "
          + "the same number of elements, but got \(a.numel) and \(b.numel) elements respectively")
    }
    guard a.dtype != .bool else { throw .notImplemented("\"dot\" not implemented for 'Bool'") }
    let row = a.rawView(Shape(1, a.numel), Shape(a.numel * a.strides[0], a.strides[0]))
    let column = b.rawView(Shape(b.numel, 1), Shape(b.strides[0], 1))
    let out = Tensor(uninitialized: Shape(), a.dtype)
    var (left, right) = (row.matrix(), column.matrix())
    ck_dot(a.dtype.code, out.pointer, &left, &right)
    if records(a, b) {
      try out.record(
        "DotBackward0", from: a, b, saving: a.requiresGrad ? b : nil, b.requiresGrad ? a : nil,
        rule: productRule)
    }
    return out
  }

  private static func checkSameType(_ a: Tensor, _ b: Tensor) throws(TensorError) {
    guard a.dtype == b.dtype else {
      throw .runtime(
        "expected m1 and m2 to have the same dtype, but got: \(a.dtype.cName) != \(b.dtype.cName)")
    }
  }

  /// The product of matrices that fit, without history.
  ///
  /// - Parameter rows: The dimension of each that counts as its rows: 1 transposes it.
  private static func product(
    _ a: Tensor, _ b: Tensor, rows: (Int, Int) = (0, 0)
  ) -> Tensor {
    var (left, right) = (a.matrix(rows: rows.0), b.matrix(rows: rows.1))
    let out = Tensor(uninitialized: Shape(left.rows, right.columns), a.dtype)
    ck_matmul(a.dtype.code, out.pointer, &left, &right)
    return out
  }

  /// The matrix product `a @ b`.
  public static func matmul(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    switch (a.ndim, b.ndim) {
    case (2, 2): return try mm(a, b)
    case (2, 1): return try mv(a, b)
    case (1, 1): return try dot(a, b)
    case (1, 2): return try squeeze(try mm(try unsqueeze(a, 0), b), "SqueezeBackward4", [0])
    case (0, _), (_, 0):
      throw .runtime(
        "both arguments to matmul need to be at least 1D, but they are \(a.ndim)D and \(b.ndim)D")
    default: return try batchedMatmul(a, b)
    }
  }
}

/// The matrix product: of vectors their dot product, of a matrix and a vector a vector, of matrices a
/// matrix; `a @ b` in PyTorch.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.matmul(a, b) }
}

/// The product of two matrices.
public func mm(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.mm(a, b) }
}

/// The product of a matrix and a vector.
public func mv(_ m: Tensor, _ v: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.mv(m, v) }
}

/// The sum of the products of the elements of two vectors.
public func dot(_ a: Tensor, _ b: Tensor) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.dot(a, b) }
}

extension Tensor {
  /// The matrix as the kernels take it; the dimension `rows` counts as its rows.
  fileprivate func matrix(rows: Int = 0) -> ck_matrix {
    ck_matrix(
      elements: UnsafeRawPointer(pointer), rows: shape[rows], columns: shape[1 - rows],
      row_stride: strides[rows], column_stride: strides[1 - rows],
      offset: storageOffset)
  }

  /// The matrix product; see ``matmul(_:_:)``.
  public func matmul(_ other: Tensor) -> Tensor { Autograd.matmul(self, other) }
}

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

  /// `x`, to which nothing else refers, in another shape.
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
