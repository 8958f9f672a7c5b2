import CKernels

extension Tensor.Checked {
  /// `x + value · a · b`, broadcast; `value · a` is rounded, the rest is one fused multiply-add.
  ///
  /// Gradients: g, g · (b · value) and g · (a · value).
  public static func addcmul(
    _ x: Tensor, _ a: Tensor, _ b: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    let type = Promotion.type([x, a, b])
    guard type != .bool else {
      throw .notImplemented("\"addcmul_cpu_out\" not implemented for 'Bool'")
    }
    let factor = Tensor(filled: value, Shape(), type)
    _ = try Layout.broadcast(x.shape, a.shape)
    let scaled = try Elementwise.binary(.multiply, a, factor, compute: type)
    let out = try Elementwise.ternary(CK_ADD_SCALED, x, scaled, b, type: type)
    if records(x, a, b) {
      // Each factor needs the other; of one that needs no gradient nothing is saved.
      let saved = (a.requiresGrad ? [b] : []) + (b.requiresGrad ? [a] : [])
      let last = saved.count - 1
      try out.record("AddcmulBackward0", fromAll: [x, a, b], saving: saved) {
        (node, g) throws(TensorError) in
        let factor = Tensor(wrapping: value)
        return Gradients(
          node.needs(0) ? g : nil,
          node.needs(1) ? try mul(g, try mul(try node.saved(0), factor)) : nil,
          [node.needs(2) ? try mul(g, try mul(try node.saved(last), factor)) : nil])
      }
    }
    return out
  }

  /// `x + value · a / b`, broadcast, each step rounded. Whole numbers can't be divided.
  ///
  /// Gradients: g, g · (value / b) and −g · (value · a / (b · b)).
  public static func addcdiv(
    _ x: Tensor, _ a: Tensor, _ b: Tensor, value: Scalar = 1
  ) throws(TensorError) -> Tensor {
    guard a.dtype.isFloatingPoint || b.dtype.isFloatingPoint else { throw .wholeAddcdiv }
    let type = Promotion.type([x, a, b])
    _ = try Layout.broadcast(x.shape, a.shape)
    let scaled = try Elementwise.binary(
      .multiply, a, Tensor(filled: value, Shape(), type), compute: type)
    let out = try Elementwise.ternary(CK_ADD_QUOTIENT, x, scaled, b, type: type)
    if records(x, a, b) {
      let saved = [b] + (b.requiresGrad ? [a] : [])
      try out.record("AddcdivBackward0", fromAll: [x, a, b], saving: saved) {
        (node, g) throws(TensorError) in
        let b = try node.saved(0)
        let factor = Tensor(wrapping: value)
        let second = node.needs(1) ? try mul(g, try rdiv(b, factor)) : nil
        guard node.needs(2) else { return Gradients(node.needs(0) ? g : nil, second, [nil]) }
        let slope = try div(try mul(try node.saved(1), factor), try mul(b, b))
        return Gradients(node.needs(0) ? g : nil, second, [try mul(try neg(g), slope)])
      }
    }
    return out
  }
}

extension TensorError {
  fileprivate static var wholeAddcdiv: TensorError {
    .runtime(
      "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will "
        + "perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be "
        + "implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
        + "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
        + "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), "
        + "for all dtypes.")
  }
}

extension Tensor {
  /// The tensor plus `value · a · b`, broadcast.
  public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.addcmul(self, a, b, value: value) }
  }

  /// The tensor plus `value · a / b`, broadcast.
  public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.addcdiv(self, a, b, value: value) }
  }
}
