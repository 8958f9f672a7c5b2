import CKernels

extension Tensor.Checked {
  /// The absolute value. Gradient: g · sign(x).
  public static func abs(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_ABS, x)
    if records(x) {
      try out.record("AbsBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(try mul(g, try sign(try node.saved(0))))
      }
    }
    return out
  }

  /// −1, 0 or 1. Gradient: 0.
  public static func sign(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.unary(CK_SIGN, x)
    if records(x) {
      try out.record("SignBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(Tensor(filled: 0, g.shape, g.dtype))
      }
    }
    return out
  }
}

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

/// How a quotient is rounded to a whole number.
public enum RoundingMode: String, Sendable, CaseIterable {
  /// Toward zero, as in C.
  case trunc
  /// Down, as Python's `//`.
  case floor
}

extension Tensor.Checked {
  /// `a / b`, broadcast, rounded to a whole number; whole numbers stay whole. Gradients: 0.
  ///
  /// Throws if whole numbers are divided by 0.
  public static func div(
    _ a: Tensor, _ b: Tensor, roundingMode: RoundingMode
  ) throws(TensorError) -> Tensor {
    let type = Promotion.type(a, b)
    if !type.isFloatingPoint { try refuseZeroDivisor(b) }
    let out = try Elementwise.binary(
      roundingMode == .trunc ? CK_DIV_TRUNC : CK_DIV_FLOOR, a, b, compute: type)
    if records(a, b) {
      let savedCount = b.requiresGrad ? 2 : 1
      try out.record("DivBackward2", from: a, b, saving: b, b.requiresGrad ? a : nil) {
        (node, g) throws(TensorError) in
        try node.requireSaved(savedCount)
        let zero = Tensor(filled: 0, g.shape, g.dtype)
        return Gradients(node.needs(0) ? zero : nil, node.needs(1) ? zero : nil)
      }
    }
    return out
  }

  /// As ``div(_:_:roundingMode:)``, the mode by PyTorch's name; true division if it is `nil`.
  public static func div(
    _ a: Tensor, _ b: Tensor, roundingMode name: String?
  ) throws(TensorError) -> Tensor {
    guard let name else { return try div(a, b) }
    guard let mode = RoundingMode(rawValue: name) else {
      throw .runtime(
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(name)'")
    }
    return try div(a, b, roundingMode: mode)
  }

  /// `a / b`, broadcast, rounded down. PyTorch has no gradient of it: the backward pass throws, where that
  /// of ``div(_:_:roundingMode:)`` gives 0.
  public static func floorDivide(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let out = try noGrad { () throws(TensorError) in try div(a, b, roundingMode: .floor) }
    if records(a, b) {
      try out.record("NotImplemented", from: a, b) { (_, _) throws(TensorError) in
        throw .runtime("derivative for aten::floor_divide is not implemented")
      }
    }
    return out
  }

  /// Throws if `divisor`, which holds whole numbers, has a 0 among them.
  static func refuseZeroDivisor(_ divisor: Tensor) throws(TensorError) {
    if divisor.toArray(of: Int.self).contains(0) { throw .runtime("ZeroDivisionError") }
  }
}

extension Tensor {
  /// The quotient, rounded to a whole number.
  public func div(_ other: Tensor, roundingMode: RoundingMode) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.div(self, other, roundingMode: roundingMode)
    }
  }

  /// The quotient, rounded down; without gradient. `//` in Python.
  public func floorDivide(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.floorDivide(self, other) }
  }
}

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
