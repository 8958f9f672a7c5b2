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
