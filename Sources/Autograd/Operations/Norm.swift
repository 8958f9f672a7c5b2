import CKernels

extension Tensor.Checked {
  /// The 2-norm of all elements: the square root of the sum of their squares.
  ///
  /// Gradient: g · (x / y), 0 where y = 0.
  public static func norm(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.dtype.isFloatingPoint else {
      throw .notImplemented(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got "
          + x.dtype.scalarTypeName)
    }
    let source =
      x.isContiguous || Layout.isDense(x.shape, x.strides) ? x : x.contiguousCopy(as: x.dtype)
    let out = Tensor(uninitialized: Shape(), x.dtype)
    if x.dtype == .float32 {
      out.elements(Float.self).pointee = ck_norm2_f32(source.elements(Float.self), x.numel)
    } else {
      out.elements(Double.self).pointee = ck_norm2_f64(source.elements(Double.self), x.numel)
    }
    if records(x) {
      out.record("LinalgVectorNormBackward0", from: x, saving: x, out) {
        (node, g) throws(TensorError) in
        Gradients(try mul(g, try divOrZero(try node.saved(0), try node.saved(1))))
      }
    }
    return out
  }

  /// `a / b`, and 0 where b is 0. Gradients: those of the quotient, 0 where b is 0.
  static func divOrZero(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.binary(.divideOrZero, a, b)
    if records(a, b) {
      out.record("DivBackward0", from: a, b, saving: a, b) { (node, g) throws(TensorError) in
        let (a, b) = (try node.saved(0), try node.saved(1))
        let ratio = try divOrZero(try divOrZero(a, b), b)
        return Gradients(try divOrZero(g, b), try mul(try neg(g), ratio))
      }
    }
    return out
  }
}

extension Tensor {
  /// The 2-norm of all elements.
  public func norm() -> Tensor { trapping { () throws(TensorError) in try Checked.norm(self) } }
}

/// The 2-norm of all elements.
public func norm(_ x: Tensor) -> Tensor { x.norm() }
