extension Tensor.Checked {
  /// x ← x + alpha · b.
  @discardableResult
  public static func addInPlace(
    _ x: Tensor, _ b: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try inPlace(x, beside: [b]) { (x) throws(TensorError) in try add(x, b, alpha: alpha) }
  }

  /// x ← x − alpha · b.
  @discardableResult
  public static func subInPlace(
    _ x: Tensor, _ b: Tensor, alpha: Scalar = 1
  ) throws(TensorError) -> Tensor {
    try inPlace(x, beside: [b]) { (x) throws(TensorError) in try sub(x, b, alpha: alpha) }
  }

  /// x ← x · b.
  @discardableResult
  public static func mulInPlace(_ x: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try inPlace(x, beside: [b]) { (x) throws(TensorError) in try mul(x, b) }
  }

  /// x ← x / b.
  @discardableResult
  public static func divInPlace(_ x: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try inPlace(x, beside: [b]) { (x) throws(TensorError) in try div(x, b) }
  }

  /// Sets every element to 0. Gradient: 0.
  @discardableResult
  public static func zeroInPlace(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.isContiguous, !records(x) else {
      return try overwrite(x, "ZeroBackward0", Tensor(wrapping: 0), isInput: false)
    }
    x.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: x.numel * x.itemSize)
    x.bumpVersion()
    return x
  }

  /// Sets every element to `value`, which has no dimensions. Gradients: 0, and the sum of g.
  @discardableResult
  public static func fillInPlace(_ x: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    guard value.ndim == 0 else {
      throw .runtime(
        "fill_ only supports 0-dimension value tensor but got tensor with \(value.ndim) dimensions."
      )
    }
    return value.isWrappedNumber
      ? try overwrite(x, "FillBackward2", value, isInput: false)
      : try overwrite(x, "FillBackward3", value)
  }

  /// Sets the elements to those of `source`, broadcast and cast. Gradients: 0, and g.
  @discardableResult
  public static func copyInPlace(_ x: Tensor, from source: Tensor) throws(TensorError) -> Tensor {
    let shape = try Layout.broadcast(x.shape, source.shape)
    guard shape == x.shape else {
      throw .runtime(
        "output with shape \(x.shape.listText) doesn't match the broadcast shape \(shape.listText)")
    }
    return try overwrite(x, "CopyBackwards", source, beside: [source])
  }

  /// The rule of what replaces all elements of the first input by those of the second: 0, and g.
  static var replacementRule: Node.Rule {
    { (node, g) throws(TensorError) in
      Gradients(
        node.needs(0) ? Tensor(filled: 0, g.shape, g.dtype) : nil, node.needs(1) ? g : nil)
    }
  }

  /// Sets the elements to those of `source`, recorded as `label`. Gradients: 0, and g if the source counts
  /// as an input. `operands` may not overlap `x` in part.
  @discardableResult
  static func overwrite(
    _ x: Tensor, _ label: StaticString, _ source: Tensor, isInput: Bool = true,
    beside operands: [Tensor] = []
  ) throws(TensorError) -> Tensor {
    if !records(x, source) {
      // One number may be written over elements that lie in one place.
      if !operands.isEmpty && source !== x { try refuseOverlap(x, operands) }
      Elementwise.copy(source, to: x)
      x.bumpVersion()
      return x
    }
    return try inPlace(x, beside: operands) { (x) throws(TensorError) in
      let out = Tensor(uninitialized: x.shape, x.dtype)
      Elementwise.copy(source, to: out)
      if x.dtype.isFloatingPoint {
        try out.record(label, fromAll: isInput ? [x, source] : [x], rule: replacementRule)
      }
      return out
    }
  }
}

extension Tensor {
  /// Adds `alpha · other` in place. `add_` in PyTorch.
  @discardableResult
  public func addInPlace(_ other: Tensor, alpha: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.addInPlace(self, other, alpha: alpha) }
  }
  /// Adds a number in place.
  @discardableResult
  public func addInPlace(_ number: Scalar) -> Tensor { addInPlace(Tensor(wrapping: number)) }

  /// Subtracts `alpha · other` in place. `sub_` in PyTorch.
  @discardableResult
  public func subInPlace(_ other: Tensor, alpha: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.subInPlace(self, other, alpha: alpha) }
  }
  /// Subtracts a number in place.
  @discardableResult
  public func subInPlace(_ number: Scalar) -> Tensor { subInPlace(Tensor(wrapping: number)) }

  /// Multiplies by `other` in place. `mul_` in PyTorch.
  @discardableResult
  public func mulInPlace(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.mulInPlace(self, other) }
  }
  /// Multiplies by a number in place.
  @discardableResult
  public func mulInPlace(_ number: Scalar) -> Tensor { mulInPlace(Tensor(wrapping: number)) }

  /// Divides by `other` in place. `div_` in PyTorch.
  @discardableResult
  public func divInPlace(_ other: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.divInPlace(self, other) }
  }
  /// Divides by a number in place.
  @discardableResult
  public func divInPlace(_ number: Scalar) -> Tensor { divInPlace(Tensor(wrapping: number)) }

  /// Sets every element to 0. `zero_` in PyTorch.
  @discardableResult
  public func zeroInPlace() -> Tensor {
    trapping { () throws(TensorError) in try Checked.zeroInPlace(self) }
  }

  /// Sets every element to `value`. `fill_` in PyTorch.
  @discardableResult
  public func fillInPlace(_ value: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.fillInPlace(self, Tensor(wrapping: value)) }
  }

  /// Sets the elements to those of `source`, broadcast and cast. `copy_` in PyTorch.
  @discardableResult
  public func copyInPlace(from source: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.copyInPlace(self, from: source) }
  }

  /// Replaces the elements by `operation` of them, as PyTorch's methods with an underscore do:
  /// `x.inPlace { $0.exp() }` is `x.exp_()`.
  @discardableResult
  public func inPlace(_ operation: (Tensor) -> Tensor) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.inPlace(self) { (x) throws(TensorError) in operation(x) }
    }
  }

  /// Adds in place: the tensor stays the same object.
  public static func += (a: Tensor, b: Tensor) { a.addInPlace(b) }
  /// Subtracts in place: the tensor stays the same object.
  public static func -= (a: Tensor, b: Tensor) { a.subInPlace(b) }
  /// Multiplies in place: the tensor stays the same object.
  public static func *= (a: Tensor, b: Tensor) { a.mulInPlace(b) }
  /// Divides in place: the tensor stays the same object.
  public static func /= (a: Tensor, b: Tensor) { a.divInPlace(b) }
  /// Adds a number in place.
  public static func += <Number: TensorScalar>(a: Tensor, b: Number) { a.addInPlace(b.scalar) }
  /// Subtracts a number in place.
  public static func -= <Number: TensorScalar>(a: Tensor, b: Number) { a.subInPlace(b.scalar) }
  /// Multiplies by a number in place.
  public static func *= <Number: TensorScalar>(a: Tensor, b: Number) { a.mulInPlace(b.scalar) }
  /// Divides by a number in place.
  public static func /= <Number: TensorScalar>(a: Tensor, b: Number) { a.divInPlace(b.scalar) }
}
