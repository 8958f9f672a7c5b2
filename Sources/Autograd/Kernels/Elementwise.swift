import CKernels

/// Elementwise computation without derivatives: broadcasting, casts of operands, the layout of results.
enum Elementwise {
  /// An operation of two operands.
  typealias Binary = ck_binary
  typealias Unary = ck_unary

  /// `op` of `a` and `b`, computed in their promoted type unless `compute` says otherwise; the result has
  /// that type unless `result` does.
  @inline(__always)
  static func binary(
    _ op: Binary, _ a: Tensor, _ b: Tensor, compute: DType? = nil, result: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = compute ?? Promotion.type(a, b)
    guard let loop = ck_binary_for(op, type.code) else { throw op.notImplemented(for: type) }
    if a.isContiguous && b.isContiguous {
      let size = type.itemSize
      if a.dtype == type && b.dtype == type && a.shape == b.shape && a.numel > 0 {
        let out = Tensor(uninitialized: a.shape, result ?? type)
        loop(out.pointer, a.pointer, b.pointer, a.numel, out.itemSize, size, size)
        return out
      }
      if a.dtype == type && b.numel == 1 && b.ndim <= a.ndim && a.numel > 0 && a.isRowMajor {
        let out = Tensor(uninitialized: a.shape, result ?? type)
        withSingle(b, as: type) {
          loop(out.pointer, a.pointer, $0, a.numel, out.itemSize, size, 0)
        }
        return out
      }
      if b.dtype == type && a.numel == 1 && a.ndim <= b.ndim && b.numel > 0 && b.isRowMajor {
        let out = Tensor(uninitialized: b.shape, result ?? type)
        withSingle(a, as: type) {
          loop(out.pointer, $0, b.pointer, b.numel, out.itemSize, 0, size)
        }
        return out
      }
    }
    return try general(loop, a, b, type, result ?? type)
  }

  /// `op` of `a` and a number, in the type of `a`, which is a floating-point type.
  static func binary(
    _ op: Binary, _ a: Tensor, _ number: Scalar
  ) throws(TensorError) -> Tensor {
    guard a.isContiguous, a.numel > 0, a.isRowMajor, a.dtype.isFloatingPoint,
      let loop = ck_binary_for(op, a.dtype.code)
    else {
      return try binary(op, a, Tensor(wrapping: number))
    }
    let out = Tensor(uninitialized: a.shape, a.dtype)
    run(loop, a, number, into: out)
    return out
  }

  /// `a` and `out` are contiguous, of one floating-point type and one size.
  static func run(
    _ loop: ck_binary_loop, _ a: Tensor, _ number: Scalar, into out: Tensor
  ) {
    let size = a.itemSize
    if a.dtype == .float32 {
      var value = Float(number.doubleValue)
      loop(out.pointer, a.pointer, &value, a.numel, size, size, 0)
    } else {
      var value = number.doubleValue
      loop(out.pointer, a.pointer, &value, a.numel, size, size, 0)
    }
  }

  private static func general(
    _ loop: ck_binary_loop, _ a: Tensor, _ b: Tensor, _ type: DType, _ result: DType
  ) throws(TensorError) -> Tensor {
    let shape = try Layout.broadcast(a.shape, b.shape)
    let (x, y) = (a.cast(to: type), b.cast(to: type))
    let out = Tensor(uninitialized: shape, result, like: [x, y])
    run(loop, x, y, into: out)
    return out
  }

  /// `op` of `a` and `b` written over `target`, which has the shape of the result and the type that is
  /// computed in.
  static func binary(
    _ op: Binary, _ a: Tensor, _ b: Tensor, into target: Tensor
  ) throws(TensorError) {
    let type = target.dtype
    guard let loop = ck_binary_for(op, type.code) else { throw op.notImplemented(for: type) }
    run(loop, a.cast(to: type), b.cast(to: type), into: target)
  }

  private static func run(_ loop: ck_binary_loop, _ a: Tensor, _ b: Tensor, into out: Tensor) {
    if out.isContiguous && a.isContiguous && b.isContiguous && a.shape == out.shape
      && b.shape == out.shape && a.isSafeToRead(whileWriting: out)
      && b.isSafeToRead(whileWriting: out)
    {
      loop(out.pointer, a.pointer, b.pointer, out.numel, out.itemSize, a.itemSize, b.itemSize)
      return
    }
    let (x, y) = (a.safeToRead(whileWriting: out), b.safeToRead(whileWriting: out))
    let strided = StridedLoop(
      out.shape, [out.operand(out.shape), x.operand(out.shape), y.operand(out.shape)])
    strided.forEachRun { offset, count, step in
      loop(
        out.pointer + offset[0], x.pointer + offset[1], y.pointer + offset[2], count, step[0],
        step[1], step[2])
    }
  }

  /// `op` of each element; the operand is cast to `compute` first.
  @inline(__always)
  static func unary(
    _ op: Unary, _ a: Tensor, compute: DType? = nil, result: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = compute ?? a.dtype
    guard let loop = ck_unary_for(op, type.code) else { throw op.notImplemented(for: type) }
    let x = a.cast(to: type)
    if x.isContiguous && x.numel > 0 {
      let out = Tensor(uninitialized: x.shape, result ?? type)
      loop(out.pointer, x.pointer, x.numel, out.itemSize, type.itemSize)
      return out
    }
    let out = Tensor(uninitialized: x.shape, result ?? type, like: [x])
    run(loop, x, into: out)
    return out
  }

  /// `op` of each element of `a` written over `target`.
  static func unary(_ op: Unary, _ a: Tensor, into target: Tensor) throws(TensorError) {
    let type = target.dtype
    guard let loop = ck_unary_for(op, type.code) else { throw op.notImplemented(for: type) }
    run(loop, a.cast(to: type), into: target)
  }

  private static func run(_ loop: ck_unary_loop, _ a: Tensor, into out: Tensor) {
    if out.isContiguous && a.isContiguous && a.shape == out.shape
      && a.isSafeToRead(whileWriting: out)
    {
      loop(out.pointer, a.pointer, out.numel, out.itemSize, a.itemSize)
      return
    }
    let x = a.safeToRead(whileWriting: out)
    let strided = StridedLoop(out.shape, [out.operand(out.shape), x.operand(out.shape)])
    strided.forEachRun { offset, count, step in
      loop(out.pointer + offset[0], x.pointer + offset[1], count, step[0], step[1])
    }
  }

  /// An operation of three operands of one type.
  static func ternary(
    _ op: ck_ternary, _ c: Tensor, _ a: Tensor, _ b: Tensor, type: DType
  ) throws(TensorError) -> Tensor {
    let shape = try Layout.broadcast(try Layout.broadcast(c.shape, a.shape), b.shape)
    let (z, x, y) = (c.cast(to: type), a.cast(to: type), b.cast(to: type))
    let out = Tensor(uninitialized: shape, type, like: [z, x, y])
    try ternary(op, z, x, y, into: out)
    return out
  }

  /// An operation of three operands written over `target`.
  static func ternary(
    _ op: ck_ternary, _ c: Tensor, _ a: Tensor, _ b: Tensor, into out: Tensor
  ) throws(TensorError) {
    let type = out.dtype
    guard let loop = ck_ternary_for(op, type.code) else {
      throw .notImplemented("\"ternary_cpu\" not implemented for '\(type.scalarTypeName)'")
    }
    let z = c.cast(to: type).safeToRead(whileWriting: out)
    let x = a.cast(to: type).safeToRead(whileWriting: out)
    let y = b.cast(to: type).safeToRead(whileWriting: out)
    let shape = out.shape
    let strided = StridedLoop(
      shape, [out.operand(shape), z.operand(shape), x.operand(shape), y.operand(shape)])
    strided.forEachRun { offset, count, step in
      loop(
        out.pointer + offset[0], z.pointer + offset[1], x.pointer + offset[2],
        y.pointer + offset[3], count, step[0], step[1], step[2], step[3])
    }
  }

  /// `a` where `condition` is true, else `b`; the two have one type, `condition` is `bool`.
  static func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor
  ) throws(TensorError) -> Tensor {
    let shape = try Layout.broadcast(condition.shape, try Layout.broadcast(a.shape, b.shape))
    let out = Tensor(uninitialized: shape, a.dtype, like: [condition, a, b])
    let strided = StridedLoop(
      shape, [out.operand(shape), condition.operand(shape), a.operand(shape), b.operand(shape)])
    strided.forEachRun { offset, count, step in
      ck_where(
        Int32(out.itemSize), out.pointer + offset[0], condition.pointer + offset[1],
        a.pointer + offset[2], b.pointer + offset[3], count, step[0], step[1], step[2], step[3])
    }
    return out
  }

  /// Writes the elements of `source`, broadcast and cast, over those of `target`.
  static func copy(_ source: Tensor, to target: Tensor) {
    let source = source.safeToRead(whileWriting: target)
    if target.isContiguous && source.isContiguous && source.shape == target.shape {
      ck_convert(
        target.dtype.code, target.pointer, source.dtype.code, source.pointer, target.numel,
        target.itemSize, source.itemSize)
      return
    }
    if target.isContiguous && source.numel == 1 {
      ck_convert(
        target.dtype.code, target.pointer, source.dtype.code, source.pointer, target.numel,
        target.itemSize, 0)
      return
    }
    let shape = target.shape
    let strided = StridedLoop(shape, [target.operand(shape), source.operand(shape)])
    strided.forEachRun { offset, count, step in
      ck_convert(
        target.dtype.code, target.pointer + offset[0], source.dtype.code,
        source.pointer + offset[1], count, step[0], step[1])
    }
  }

  /// Calls `body` with the address of the one element of `tensor`, cast to `type` on the stack.
  @inline(__always)
  private static func withSingle(
    _ tensor: Tensor, as type: DType, _ body: (UnsafeRawPointer) -> Void
  ) {
    if tensor.dtype == type {
      body(tensor.pointer)
      return
    }
    var cell: UInt64 = 0
    withUnsafeMutableBytes(of: &cell) { bytes in
      guard let address = bytes.baseAddress else { return }
      ck_convert(type.code, address, tensor.dtype.code, tensor.pointer, 1, 0, 0)
      body(address)
    }
  }
}

/// Computation over the memory of a gradient that is no longer needed.
extension Elementwise {
  /// `op` of each element of a gradient, over its own memory if nothing else refers to that.
  static func unary(_ op: Unary, reusing a: inout Tensor) throws(TensorError) -> Tensor {
    guard isSpare(&a) else { return try unary(op, a) }
    try unary(op, a, into: a)
    return a
  }

  /// `op` of each element of a gradient and a number, over its own memory if nothing else refers to that.
  static func binary(
    _ op: Binary, reusing a: inout Tensor, _ number: Scalar
  ) throws(TensorError) -> Tensor {
    guard isSpare(&a), a.dtype.isFloatingPoint, let loop = ck_binary_for(op, a.dtype.code) else {
      return try binary(op, a, number)
    }
    run(loop, a, number, into: a)
    return a
  }

  /// Whether the elements of `a` may be overwritten: nothing else refers to them.
  private static func isSpare(_ a: inout Tensor) -> Bool {
    isKnownUniquelyReferenced(&a) && a.storage.isUnique && a.isContiguous && a.isRowMajor
      && a.node == nil && !a.isView
  }
}
