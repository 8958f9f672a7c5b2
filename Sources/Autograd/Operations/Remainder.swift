import CKernels

extension Tensor.Checked {
  /// The remainder of `a / b` rounded down, broadcast: it has the sign of `b`. `%` in Python.
  ///
  /// Gradients: g and −g · ⌊a / b⌋. A whole number divided by 0 throws.
  public static func remainder(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    if Promotion.type(a, b).isInteger { try refuseZeroDivisor(b) }
    let out = try Elementwise.binary(CK_REMAINDER, a, b)
    guard records(a, b) else { return out }
    if b.isWrappedNumber {
      return try out.record("RemainderBackward0", from: a) { (_, g) throws(TensorError) in
        Gradients(g)
      }
    }
    return try recordQuotientRule("RemainderBackward1", out, a, b, quotient: .floor)
  }

  /// The remainder of `a / b` rounded toward 0, broadcast: it has the sign of `a`.
  ///
  /// Gradients: g and −g · trunc(a / b). A whole number divided by 0 throws.
  public static func fmod(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    if Promotion.type(a, b).isInteger { try refuseZeroDivisor(b) }
    let out = try Elementwise.binary(CK_FMOD, a, b)
    guard records(a, b) else { return out }
    if b.isWrappedNumber {
      return try out.record("FmodBackward0", from: a) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return try recordQuotientRule("FmodBackward1", out, a, b, quotient: .trunc)
  }

  /// Gradients g and −g · quotient, where the quotient is a step function of both.
  private static func recordQuotientRule(
    _ label: StaticString, _ out: Tensor, _ a: Tensor, _ b: Tensor, quotient: RoundingMode
  ) throws(TensorError) -> Tensor {
    guard b.requiresGrad else {
      return try out.record(label, from: a, b) { (_, g) throws(TensorError) in Gradients(g) }
    }
    return try out.record(label, from: a, b, saving: a, b) { (node, g) throws(TensorError) in
      let (b, a) = (try node.saved(1), try node.saved(0))
      let steps = try div(a, b, roundingMode: quotient)
      return Gradients(node.needs(0) ? g : nil, try mul(try neg(g), steps))
    }
  }
}

extension Tensor {
  /// The remainder of the division rounded down, broadcast: it has the sign of `other`.
  public func remainder(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.remainder(self, other) }
  }

  /// The remainder of the division by a number, rounded down.
  public func remainder(_ number: Scalar) -> Tensor { remainder(Tensor(wrapping: number)) }

  /// The remainder of the division rounded toward 0, broadcast: it has the sign of the tensor itself.
  public func fmod(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.fmod(self, other) }
  }

  /// The remainder of the division by a number, rounded toward 0.
  public func fmod(_ number: Scalar) -> Tensor { fmod(Tensor(wrapping: number)) }

  /// The remainder of the division rounded down, broadcast; see ``remainder(_:)-(Tensor)``.
  public static func % (a: Tensor, b: Tensor) -> Tensor { a.remainder(b) }

  /// The remainder of the division by a number, rounded down.
  @inlinable
  public static func % <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a.remainder(b.scalar)
  }
}
