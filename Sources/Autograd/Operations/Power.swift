import CKernels

extension Tensor.Checked {
  /// `x` to the power of a number. Gradient: 0 if p = 0, else g · (p · x^(p−1)).
  public static func pow(_ x: Tensor, _ p: Scalar) throws(TensorError) -> Tensor {
    let out = try powerValue(x, p)
    if records(x) {
      try out.record("PowBackward0", from: x, number: p, saving: x, inputCount: 1) {
        (node, g) throws(TensorError) in
        let (x, p) = (try node.saved(0), node.number)
        if p.doubleValue == 0 { return Gradients(Tensor(filled: 0, g.shape, g.dtype)) }
        let lower: Scalar =
          switch p {
          case .double(let value): .double(value - 1)
          case .int(let value): .int(value - 1)
          case .bool(let value): .int((value ? 1 : 0) - 1)
          }
        let root = lower.doubleValue == 1 ? x : try pow(x, lower)
        let slope = try mul(root, p)
        if GradMode.isEnabled || slope.shape != g.shape || slope.dtype != g.dtype {
          return Gradients(try mul(g, slope))
        }
        try Elementwise.binary(.multiply, g, slope, into: slope)
        return Gradients(slope)
      }
    }
    return out
  }

  private static func powerValue(_ x: Tensor, _ p: Scalar) throws(TensorError) -> Tensor {
    let type = x.dtype.isFloatingPoint ? x.dtype : Promotion.type(x, Tensor(wrapping: p))
    guard type.isFloatingPoint else {
      let exponent = Tensor(wrapping: p)
      if p.intValue < 0 { throw .negativeIntegerPower }
      if type == .bool { return try powerValue(x.cast(to: .int64), p).cast(to: .bool) }
      return try Elementwise.binary(.power, x.withPlainStrides, exponent, compute: type)
    }
    let base = x.cast(to: type)
    if base.isContiguous {
      let out = Tensor(uninitialized: x.shape, type)
      ck_pow_number(
        type.code, out.pointer, base.pointer, p.doubleValue, base.numel, out.itemSize, base.itemSize
      )
      return out
    }
    let out = Tensor(uninitialized: x.shape, type, like: [base])
    let loop = StridedLoop(x.shape, [out.operand(x.shape), base.operand(x.shape)])
    loop.forEachRun { offset, count, step in
      ck_pow_number(
        type.code, out.pointer + offset[0], base.pointer + offset[1], p.doubleValue, count, step[0],
        step[1])
    }
    return out
  }

  /// `base` to the power of `exponent`, broadcast.
  ///
  /// Gradients: g · (e · x^(e−1)), 0 where e = 0; and g · (y · log x), 0 where x = 0 and e ≥ 0.
  public static func pow(_ base: Tensor, _ exponent: Tensor) throws(TensorError) -> Tensor {
    let type = Promotion.type(base, exponent)
    guard type != .bool else { throw .notImplemented("\"pow\" not implemented for 'Bool'") }
    let out = try Elementwise.binary(.power, base, exponent, compute: type)
    if records(base, exponent) {
      try out.record("PowBackward1", fromAll: [base, exponent], saving: [base, exponent, out]) {
        (node, g) throws(TensorError) in
        let (e, y, x) = (try node.saved(1), try node.saved(2), try node.saved(0))
        return Gradients(
          node.needs(0) ? try powerGradient(g, base: x, exponent: e) : nil,
          node.needs(1)
            ? try exponentGradient(
              g, y, logOfBase: try log(try to(x, y.dtype)),
              isFlat: try logicalAnd(
                try eq(x, Tensor(wrapping: 0.0)), try ge(e, Tensor(wrapping: 0.0)))) : nil)
      }
    }
    return out
  }

  /// A number to the power of each element, in row-major order. Gradient: g · (y · log number).
  public static func pow(_ base: Scalar, _ exponent: Tensor) throws(TensorError) -> Tensor {
    let number = Tensor(wrapping: base)
    let type = Promotion.type(number, exponent)
    let out =
      base.doubleValue == 1
      ? Tensor(filled: 1, exponent.shape, type)
      : try Elementwise.binary(.power, number, exponent.inRowMajorOrder, compute: type)
    if records(exponent) {
      try out.record("PowBackward2", from: exponent, saving: exponent, out) {
        (node, g) throws(TensorError) in
        let (e, y) = (try node.saved(0), try node.saved(1))
        let logarithm = try log(Tensor(filled: base, Shape(), g.dtype))
        return Gradients(
          try exponentGradient(
            g, y, logOfBase: logarithm,
            isFlat: base.doubleValue == 0 ? try ge(e, Tensor(wrapping: 0.0)) : nil))
      }
    }
    return out
  }

  private static func powerGradient(
    _ g: Tensor, base x: Tensor, exponent e: Tensor
  ) throws(TensorError) -> Tensor {
    let zero = Tensor(filled: 0, Shape(), g.dtype)
    let one = Tensor(wrapping: 1)
    let slope = try mul(g, try mul(e, try pow(x, try sub(e, one))))
    return try `where`(try eq(e, Tensor(wrapping: 0.0)), zero, slope)
  }

  /// g · (y · log x), and g · 0 where `isFlat`: where x = 0 and e ≥ 0.
  private static func exponentGradient(
    _ g: Tensor, _ y: Tensor, logOfBase: Tensor, isFlat: Tensor?
  ) throws(TensorError) -> Tensor {
    let slope = try mul(y, logOfBase)
    guard let isFlat else { return try mul(g, slope) }
    return try mul(g, try `where`(isFlat, Tensor(filled: 0, Shape(), g.dtype), slope))
  }
}

extension TensorError {
  static var negativeIntegerPower: TensorError {
    .runtime("Integers to negative integer powers are not allowed.")
  }
}

/// Each element of `x` raised to `exponent`.
public func pow(_ x: Tensor, _ exponent: Scalar) -> Tensor { x.pow(exponent) }

/// The elements of `base` raised to those of `exponent`.
public func pow(_ base: Tensor, _ exponent: Tensor) -> Tensor { base ** exponent }
