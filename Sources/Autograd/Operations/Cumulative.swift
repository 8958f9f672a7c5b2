import CKernels

extension Tensor.Checked {
  /// The sums along `dim` up to each element. Whole numbers and bools are summed as `int64`.
  ///
  /// Floats add up in double precision, and each result is rounded. Gradient: the cumulative sum of g from
  /// the other end. O(n).
  public static func cumsum(
    _ x: Tensor, _ dim: Int, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    let out = try accumulated(x, d, dtype, "cumsum_out_cpu", ck_cumulative_sum)
    if records(x) && out.dtype.isFloatingPoint {
      try out.record("CumsumBackward0", from: x) { (_, g) throws(TensorError) in
        if g.numel <= 1 || g.shape[d] == 1 { return Gradients(g) }
        return Gradients(try flip(try cumsum(try flip(g, [d]), d), [d]))
      }
    }
    return out
  }

  /// What `kernel` makes of the elements along `d` up to each.
  static func accumulated(
    _ x: Tensor, _ d: Int, _ dtype: DType?, _ name: String,
    _ kernel: (Int32, UnsafeMutableRawPointer, UnsafeRawPointer, Int, Int, Int) -> Void
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .int64)
    guard type != .bool else { throw .notImplemented("\"\(name)\" not implemented for 'Bool'") }
    let source = x.contiguousCopy(as: type)
    let out = Tensor(uninitialized: x.shape, type)
    if x.numel > 0 {
      let inner = x.shape.dropFirst(d + 1).reduce(1, *)
      let count = x.ndim == 0 ? 1 : x.shape[d]
      kernel(type.code, out.pointer, source.pointer, x.numel / (count * inner), count, inner)
    }
    return out
  }
}

extension Tensor {
  /// The sums along `dim` up to each element.
  public func cumsum(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.cumsum(self, dim) }
  }
}

/// The sums along `dim` up to each element.
public func cumsum(_ x: Tensor, _ dim: Int) -> Tensor { x.cumsum(dim) }

extension Tensor.Checked {
  /// The products along `dim` up to each element. Whole numbers and bools are multiplied as `int64`.
  ///
  /// Floats are multiplied in double precision, and each result is rounded. Gradient: for each element the sum
  /// of g times the products that it is in, without it. O(n); O(n²) where the gradient is recorded and an
  /// element is 0.
  public static func cumprod(
    _ x: Tensor, _ dim: Int, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    let out = try accumulated(x, d, dtype, "cumprod_out_cpu", ck_cumulative_product)
    if records(x) && out.dtype.isFloatingPoint {
      try out.record("CumprodBackward0", from: x, saving: x, out) { (node, g) throws(TensorError) in
        let (y, x) = (try node.saved(1), try to(try node.saved(0), g.dtype))
        if x.numel <= 1 || x.shape[d] == 1 { return Gradients(g) }
        let isZero = try eq(x, Tensor(wrapping: 0.0))
        guard isZero.toArray(of: Bool.self).contains(true) else {
          return Gradients(try div(try sumsFromEnd(try mul(y, g), d), x))
        }
        return Gradients(
          GradMode.isEnabled
            ? try cumprodGradient(g, x, d) : try cumprodGradient(g, x, y, d, isZero))
      }
    }
    return out
  }

  private static func sumsFromEnd(_ x: Tensor, _ d: Int) throws(TensorError) -> Tensor {
    try flip(try cumsum(try flip(x, [d]), d), [d])
  }

  /// The gradient in operations that have derivatives: for each place the products of what is before it and
  /// what is behind it.
  private static func cumprodGradient(
    _ g: Tensor, _ x: Tensor, _ d: Int
  ) throws(TensorError) -> Tensor {
    var terms: [Tensor] = []
    let last = x.shape[d] - 1
    var single = x.shape
    single[d] = 1
    let one = Tensor(filled: 1, single, x.dtype)
    for place in 0...last {
      var others = one
      if place < last {
        let behind = try cumprod(try narrow(x, d, place + 1, last - place), d)
        others = try cat([one, behind], d)
      }
      if place > 0 {
        others = try mul(try prod(try narrow(x, d, 0, place), d, keepdim: true), others)
      }
      let part = try narrow(g, d, place, last - place + 1)
      terms.append(try sum(try mul(part, others), [d], keepdim: true))
    }
    return try cat(terms, d)
  }

  /// The gradient where there are zeros: as without them before the first, nothing behind it, and at it the
  /// products of what is before it and what is behind it up to the second.
  private static func cumprodGradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ d: Int, _ isZero: Tensor
  ) throws(TensorError) -> Tensor {
    let zeros = try cumsum(isZero, d)
    let isFromFirst = try eq(zeros, Tensor(wrapping: 1))
    let isFirst = try logicalAnd(isZero, isFromFirst)
    let isBehind = try logicalAnd(isFromFirst, try logicalNot(isZero))
    let isBefore = try eq(zeros, Tensor(wrapping: 0))
    let flows = try maskedFill(try mul(y, g), try logicalNot(isBefore), 0.0)
    let before = try div(try sumsFromEnd(flows, d), x)

    let first = try max(try to(isFromFirst, .int64), d, keepdim: true).indices
    let lead = try gather(y, d, try clampMin(try sub(first, Tensor(wrapping: 1)), 0))
    let factor = try maskedFill(lead, try eq(first, Tensor(wrapping: 0)), 1.0)
    let behind = try cumprod(try maskedFill(x, try logicalNot(isBehind), 1.0), d)
    let part = try maskedFill(g, try logicalNot(isFromFirst), 0.0)
    let atFirst = try mul(try sum(try mul(behind, part), [d], keepdim: true), factor)
    let none = Tensor(filled: 0, Shape(), g.dtype)
    return try `where`(isBefore, before, try `where`(isFirst, atFirst, none))
  }
}

extension Tensor {
  /// The products along `dim` up to each element.
  public func cumprod(_ dim: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.cumprod(self, dim) }
  }
}

/// The products along `dim` up to each element.
public func cumprod(_ x: Tensor, _ dim: Int) -> Tensor { x.cumprod(dim) }
