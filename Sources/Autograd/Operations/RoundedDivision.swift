import CKernels

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
