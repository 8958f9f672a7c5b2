import CKernels

extension Tensor.Checked {
  /// The `p`-norm over `dims`, over all if there are none: (Σ|x|ᵖ)^(1/p), the largest |x| for p = ∞, the
  /// smallest for −∞, the count of non-zeros for 0. The norm of one element is |x|.
  ///
  /// Sums are in the type of `x`, as in PyTorch: powers of several elements can overflow or vanish there.
  ///
  /// Gradient for p = 2: g · (x / y), 0 where y = 0; for 1: g · sign(x); for ±∞: g · sign(x) shared equally
  /// among those whose |x| is y; for 0: none; else g · x·|x|^(p−2) / y^(p−1).
  public static func norm(
    _ x: Tensor, p: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? x.dtype
    guard type.isFloatingPoint else {
      throw .notImplemented(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got "
          + type.scalarTypeName)
    }
    if x.dtype != type { return try norm(try to(x, type), p: p, dims, keepdim: keepdim) }
    if p == 2 && dims == nil && !keepdim
      && (x.isContiguous || Layout.isDense(x.shape, x.strides))
    {
      return try overallNorm(x)
    }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    try refuseWithoutIdentity(x, p, reduced, isOverall: dims?.isEmpty ?? true)
    let out = Reduction.norm(x, p, reduced)
    if records(x) {
      let kept = reduced.keptShape
      let over = reduced.isReduced.indices.filter { reduced.isReduced[$0] }
      try out.record("LinalgVectorNormBackward0", from: x, saving: x, out) {
        (node, g) throws(TensorError) in
        let (x, y) = (try node.saved(0), try node.saved(1))
        if y.shape == kept { return Gradients(try normGradient(g, x, y, p, over)) }
        return Gradients(try normGradient(try reshape(g, kept), x, try reshape(y, kept), p, over))
      }
    }
    return out
  }

  /// The 2-norm of all elements, which fill a block of memory.
  private static func overallNorm(_ x: Tensor) throws(TensorError) -> Tensor {
    let out = Tensor(uninitialized: Shape(), x.dtype)
    if x.dtype == .float32 {
      out.elements(Float.self).pointee = ck_norm2_f32(x.elements(Float.self), x.numel)
    } else {
      out.elements(Double.self).pointee = ck_norm2_f64(x.elements(Double.self), x.numel)
    }
    if records(x) {
      try out.record("LinalgVectorNormBackward0", from: x, saving: x, out) {
        (node, g) throws(TensorError) in
        Gradients(try directed(g, try node.saved(0), try node.saved(1)))
      }
    }
    return out
  }

  /// g · (x / y), 0 where y is 0; `g` and `y` are single values.
  ///
  /// Its own derivative is NaN where y is 0, as PyTorch's is: that of the quotient which is masked.
  private static func directed(
    _ g: Tensor, _ x: Tensor, _ y: Tensor
  ) throws(TensorError) -> Tensor {
    if GradMode.isEnabled || !x.isContiguous || x.numel == 0 {
      return try mul(g, try masked(try div(x, y), where: y))
    }
    let out = Tensor(uninitialized: x.shape, x.dtype)
    if x.dtype == .float32 {
      ck_directed_f32(
        out.elements(Float.self), x.elements(Float.self), g.elements(Float.self).pointee,
        y.elements(Float.self).pointee, x.numel)
    } else {
      ck_directed_f64(
        out.elements(Double.self), x.elements(Double.self), g.elements(Double.self).pointee,
        y.elements(Double.self).pointee, x.numel)
    }
    return out
  }

  /// `x`, and 0 where `y` is 0.
  private static func masked(_ x: Tensor, where y: Tensor) throws(TensorError) -> Tensor {
    try maskedFill(x, try eq(y, Tensor(wrapping: 0.0)), 0.0)
  }

  private static func refuseWithoutIdentity(
    _ x: Tensor, _ p: Double, _ reduced: ReducedDimensions, isOverall: Bool
  ) throws(TensorError) {
    guard x.numel == 0 && (p < 0 || p == .infinity) else { return }
    let name = p.isInfinite ? (p < 0 ? "-inf" : "inf") : Scalar.double(p).shortText
    if isOverall {
      throw .runtime(
        "linalg.vector_norm cannot compute the \(name) norm on an empty tensor because the operation does "
          + "not have an identity")
    }
    for d in reduced.isReduced.indices where reduced.isReduced[d] && x.shape[d] == 0 {
      throw .runtime(
        "linalg.vector_norm cannot compute the \(name) norm on the dimension \(d)because this dimension is "
          + "empty and the operation does not have an identity")
    }
  }

  /// The gradient of a norm; `g` and `y` have sizes of 1 in place of the dimensions `over`.
  private static func normGradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ p: Double, _ over: [Int]
  ) throws(TensorError) -> Tensor? {
    switch p {
    case 0: return nil
    case 1: return try mul(try sign(x), g)
    case 2: return try mul(g, try masked(try div(x, y), where: y))
    case _ where p.isInfinite:
      let mask = try logicalOr(try eq(try abs(x), y), try ne(x, x))
      let count = over.isEmpty ? try to(mask, .int64) : try sum(mask, over, keepdim: true)
      return try mul(try sign(x), try mul(try div(g, count), mask))
    case _ where p < 1:
      let slope = try mul(try sign(x), try masked(try pow(try abs(x), .double(p - 1)), where: x))
      return try mul(try mul(slope, g), try pow(y, .double(1 - p)))
    case _:
      let slope =
        p < 2
        ? try mul(try sign(x), try pow(try abs(x), .double(p - 1)))
        : try mul(x, try pow(try abs(x), .double(p - 2)))
      return try mul(slope, try masked(try div(g, try pow(y, .double(p - 1))), where: y))
    }
  }
}

extension Reduction {
  /// `p`-norms in PyTorch's order of additions.
  ///
  /// That of 2-norms is lanes where the elements of each lie side by side. Else each is added up in the
  /// order of memory, element by element.
  static func norm(_ x: Tensor, _ p: Double, _ dims: ReducedDimensions) -> Tensor {
    let out = Tensor(uninitialized: dims.shape, x.dtype)
    let (rows, areAdjacent) = dims.rowsInMemoryOrder(of: x)
    let (count, inLanes) = (dims.count, p == 2 && areAdjacent)
    switch (x.dtype == .float32, inLanes) {
    case (true, false):
      ck_norm_rows_f32(
        out.elements(Float.self), rows.elements(Float.self), p, out.numel, count)
    case (false, false):
      ck_norm_rows_f64(
        out.elements(Double.self), rows.elements(Double.self), p, out.numel, count)
    case (true, true):
      for row in 0..<out.numel {
        out.elements(Float.self)[row] = ck_norm2_f32(rows.elements(Float.self) + row * count, count)
      }
    case (false, true):
      for row in 0..<out.numel {
        out.elements(Double.self)[row] = ck_norm2_f64(
          rows.elements(Double.self) + row * count, count)
      }
    }
    return out
  }
}

extension Scalar {
  /// The number as C++ prints it: whole numbers without a point.
  var shortText: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): Int(exactly: value).map(String.init) ?? value.description
    }
  }
}

extension Tensor {
  /// The `p`-norm of all elements.
  public func norm(p: Double = 2) -> Tensor {
    trapping { () throws(TensorError) in try Checked.norm(self, p: p) }
  }

  /// The `p`-norms over `dims`.
  public func norm(p: Double = 2, _ dims: [Int], keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.norm(self, p: p, dims, keepdim: keepdim) }
  }
}

/// The `p`-norm of all elements of `x`.
public func norm(_ x: Tensor, p: Double = 2) -> Tensor { x.norm(p: p) }

/// The `p`-norms of `x` over `dims`.
public func norm(_ x: Tensor, p: Double = 2, _ dims: [Int], keepdim: Bool = false) -> Tensor {
  x.norm(p: p, dims, keepdim: keepdim)
}
