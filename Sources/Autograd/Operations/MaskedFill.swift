import CKernels

extension Tensor.Checked {
  /// A copy of `x` with `value` where `mask` is true; `x` and `mask` are broadcast. The type stays that of `x`.
  ///
  /// Gradient: g, 0 where the mask is true.
  public static func maskedFill(
    _ x: Tensor, _ mask: Tensor, _ value: Scalar
  ) throws(TensorError) -> Tensor {
    try checkMask(mask)
    try checkRange(value, x.dtype)
    let out = try filled(x, mask, Tensor(filled: value, Shape(), x.dtype))
    if records(x) {
      try out.record("MaskedFillBackward0", from: x, saving: mask) {
        (node, g) throws(TensorError) in
        Gradients(try maskedFill(g, try node.saved(0), 0))
      }
    }
    return out
  }

  /// A copy of `x` with the single `value` where `mask` is true; `x` and `mask` are broadcast. The type stays
  /// that of `x`.
  ///
  /// Gradients: g, 0 where the mask is true; and the sum of g where it is.
  public static func maskedFill(
    _ x: Tensor, _ mask: Tensor, _ value: Tensor
  ) throws(TensorError) -> Tensor {
    try checkMask(mask)
    guard value.ndim == 0 else {
      throw .runtime(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.ndim) "
          + "dimension(s).")
    }
    let out = try filled(x, mask, value.cast(to: x.dtype))
    if records(x, value) {
      try out.record("MaskedFillBackward1", from: x, value, saving: mask) {
        (node, g) throws(TensorError) in
        let mask = try node.saved(0)
        let zero = Tensor(filled: 0, Shape(), g.dtype)
        return Gradients(
          node.needs(0) ? try maskedFill(g, mask, 0) : nil,
          node.needs(1) ? try sum(try `where`(mask, g, zero)) : nil)
      }
    }
    return out
  }

  private static func filled(
    _ x: Tensor, _ mask: Tensor, _ value: Tensor
  ) throws(TensorError) -> Tensor {
    let shape = try Layout.broadcast(mask.shape, x.shape)
    let out = Tensor(uninitialized: shape, x.dtype)
    Elementwise.copy(x, to: out)
    let loop = StridedLoop(
      shape, [out.operand(shape), mask.operand(shape), value.operand(shape)])
    loop.forEachRun { offset, count, step in
      let target = out.pointer + offset[0]
      ck_where(
        Int32(out.itemSize), target, mask.pointer + offset[1], value.pointer + offset[2], target,
        count, step[0], step[1], step[2], step[0])
    }
    return out
  }

  private static func checkMask(_ mask: Tensor) throws(TensorError) {
    guard mask.dtype == .bool else {
      throw .runtime(
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cName)")
    }
  }

  /// Refuses a number that the type can't hold; a negative one may wrap around in `uint8`.
  private static func checkRange(_ value: Scalar, _ type: DType) throws(TensorError) {
    let number = value.doubleValue
    let fits =
      switch type {
      case .bool, .float64: true
      case .float32: !number.isFinite || number.magnitude <= Double(Float.greatestFiniteMagnitude)
      case .uint8: number.magnitude <= 255
      case .int8: number >= -128 && number <= 127
      case .int16: number >= -32_768 && number <= 32_767
      case .int32: number >= -2_147_483_648 && number <= 2_147_483_647
      case .int64: number.magnitude <= 0x1p63
      }
    guard fits else {
      throw .runtime(
        "value cannot be converted to type \(Self.memoryName(of: type)) without overflow")
    }
  }

  private static func memoryName(of type: DType) -> String {
    switch type {
    case .bool: "bool"
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int32: "int"
    case .int64: "int64_t"
    case .float32: "float"
    case .float64: "double"
    }
  }
}

extension Tensor {
  /// A copy with `value` where `mask` is true, broadcast.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) -> Tensor {
    trapping { () throws(TensorError) in try Checked.maskedFill(self, mask, value) }
  }

  /// A copy with the single `value` where `mask` is true, broadcast.
  public func maskedFill(_ mask: Tensor, _ value: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.maskedFill(self, mask, value) }
  }
}
