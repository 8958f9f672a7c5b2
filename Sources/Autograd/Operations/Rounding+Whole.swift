import CKernels

extension Tensor.Checked {
  /// The largest whole number that is not above x. Gradient: 0.
  public static func floor(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_FLOOR, x)
    if records(x) { try out.record("FloorBackward0", from: x, rule: zeroGradient) }
    return out
  }

  /// The smallest whole number that is not below x. Gradient: 0.
  public static func ceil(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_CEIL, x)
    if records(x) { try out.record("CeilBackward0", from: x, rule: zeroGradient) }
    return out
  }

  /// The nearest whole number, of two the even one. Gradient: 0.
  public static func round(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ROUND, x)
    if records(x) { try out.record("RoundBackward0", from: x, rule: zeroGradient) }
    return out
  }

  /// x without its fraction. Gradient: 0.
  public static func trunc(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_TRUNC, x)
    if records(x) { try out.record("TruncBackward0", from: x, rule: zeroGradient) }
    return out
  }

  private static var zeroGradient: Node.Rule {
    { (_, g) throws(TensorError) in Gradients(Tensor(filled: 0, g.shape, g.dtype)) }
  }
}

extension Tensor {
  /// The largest whole number that is not above each element.
  public func floor() -> Tensor { trapping { () throws(TensorError) in try Checked.floor(self) } }
  /// The smallest whole number that is not below each element.
  public func ceil() -> Tensor { trapping { () throws(TensorError) in try Checked.ceil(self) } }
  /// The whole number nearest to each element, of two the even one.
  public func round() -> Tensor { trapping { () throws(TensorError) in try Checked.round(self) } }
  /// Each element without its fraction.
  public func trunc() -> Tensor { trapping { () throws(TensorError) in try Checked.trunc(self) } }
}

/// The largest whole number that is not above each element.
public func floor(_ x: Tensor) -> Tensor { x.floor() }
/// The smallest whole number that is not below each element.
public func ceil(_ x: Tensor) -> Tensor { x.ceil() }
/// The whole number nearest to each element, of two the even one.
public func round(_ x: Tensor) -> Tensor { x.round() }
/// Each element without its fraction.
public func trunc(_ x: Tensor) -> Tensor { x.trunc() }
