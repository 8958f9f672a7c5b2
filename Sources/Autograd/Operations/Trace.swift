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
