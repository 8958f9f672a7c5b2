extension Tensor.Checked {
  /// The elements of a matrix, or of each of a stack, on and below the `diagonal`-th diagonal, the rest 0.
  ///
  /// Diagonals above the main one are positive. Gradient: the same part of g.
  public static func tril(_ x: Tensor, _ diagonal: Int = 0) throws(TensorError) -> Tensor {
    let out = try triangle("tril", x, diagonal) { crossing, columns in
      Swift.min(Swift.max(crossing + 1, 0), columns)..<columns
    }
    if records(x) {
      try out.record("TrilBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try tril(g, diagonal))
      }
    }
    return out
  }

  /// The elements of a matrix, or of each of a stack, on and above the `diagonal`-th diagonal, the rest 0.
  ///
  /// Diagonals above the main one are positive. Gradient: the same part of g.
  public static func triu(_ x: Tensor, _ diagonal: Int = 0) throws(TensorError) -> Tensor {
    let out = try triangle("triu", x, diagonal) { crossing, columns in
      0..<Swift.min(Swift.max(crossing, 0), columns)
    }
    if records(x) {
      try out.record("TriuBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try triu(g, diagonal))
      }
    }
    return out
  }

  /// A copy of `x` with zeros in the columns that `cleared` names for each row, by the column in which the
  /// diagonal crosses it.
  private static func triangle(
    _ name: String, _ x: Tensor, _ diagonal: Int,
    cleared: (_ crossing: Int, _ columns: Int) -> Range<Int>
  ) throws(TensorError) -> Tensor {
    guard x.ndim >= 2 else {
      throw .runtime("\(name): input tensor must have at least 2 dimensions")
    }
    let out = x.contiguousCopy(as: x.dtype)
    let (rows, columns) = (x.shape[x.ndim - 2], x.shape[x.ndim - 1])
    guard x.numel > 0 else { return out }
    let lineBytes = columns * x.itemSize
    let above = Swift.min(Swift.max(diagonal, -rows), columns)
    for line in 0..<(x.numel / columns) {
      let zeros = cleared(line % rows + above, columns)
      let start = out.pointer + line * lineBytes + zeros.lowerBound * x.itemSize
      start.initializeMemory(as: UInt8.self, repeating: 0, count: zeros.count * x.itemSize)
    }
    return out
  }
}

extension Tensor {
  /// The elements of a matrix, or of each of a stack, on and below the `diagonal`-th diagonal, the rest 0.
  public func tril(_ diagonal: Int = 0) -> Tensor {
    trapping { () throws(TensorError) in try Checked.tril(self, diagonal) }
  }

  /// The elements of a matrix, or of each of a stack, on and above the `diagonal`-th diagonal, the rest 0.
  public func triu(_ diagonal: Int = 0) -> Tensor {
    trapping { () throws(TensorError) in try Checked.triu(self, diagonal) }
  }
}

/// The elements of a matrix on and below the `diagonal`-th diagonal, the rest 0.
public func tril(_ x: Tensor, _ diagonal: Int = 0) -> Tensor { x.tril(diagonal) }
/// The elements of a matrix on and above the `diagonal`-th diagonal, the rest 0.
public func triu(_ x: Tensor, _ diagonal: Int = 0) -> Tensor { x.triu(diagonal) }

extension Tensor.Checked {
  /// The sum of the main diagonal of a matrix; of whole numbers as `int64`. Gradient: g on the diagonal.
  public static func trace(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.ndim == 2 else {
      throw .runtime("trace: expected a matrix, but got tensor with dim \(x.ndim)")
    }
    guard x.dtype != .bool else {
      throw .notImplemented("\"trace\" not implemented for 'Bool'")
    }
    let type: DType = x.dtype.isFloatingPoint ? .float64 : .int64
    let out = try noGrad { () throws(TensorError) in
      try sum(try diagonal(x), dtype: type).cast(to: x.dtype.isFloatingPoint ? x.dtype : .int64)
    }
    if records(x) {
      let shape = x.shape
      try out.record("TraceBackward0", from: x) { (_, g) throws(TensorError) in
        let repeated = try expand(g, [Swift.min(shape[0], shape[1])])
        return Gradients(
          try placed(repeated, in: shape) { (zeros) throws(TensorError) in try diagonal(zeros) })
      }
    }
    return out
  }
}

extension Tensor {
  /// The sum of the main diagonal of a matrix.
  public func trace() -> Tensor { trapping { () throws(TensorError) in try Checked.trace(self) } }
}

/// The sum of the main diagonal of a matrix.
public func trace(_ x: Tensor) -> Tensor { x.trace() }
