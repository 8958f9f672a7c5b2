import CKernels

extension Tensor.Checked {
  /// The `p`-norm over `dims`, over all if there are none: (Σ|x|ᵖ)^(1/p), the largest |x| for p = ∞, the
  /// smallest for −∞, the count of non-zeros for 0.
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
    if p == 2 && dims == nil && !keepdim { return try overallNorm(x) }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    try refuseWithoutIdentity(x, p, reduced, isOverall: dims?.isEmpty ?? true)
    let out = Tensor(uninitialized: reduced.shape, x.dtype)
    if p == 2 {
      Reduction.norm2(x, reduced, into: out)
    } else {
      let rows = reduced.rows(of: x)
      if x.dtype == .float32 {
        ck_norm_rows_f32(
          out.elements(Float.self), rows.elements(Float.self), p, out.numel, reduced.count)
      } else {
        ck_norm_rows_f64(
          out.elements(Double.self), rows.elements(Double.self), p, out.numel, reduced.count)
      }
    }
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

  /// The 2-norm of all elements.
  private static func overallNorm(_ x: Tensor) throws(TensorError) -> Tensor {
    let isDense = x.isContiguous || Layout.isDense(x.shape, x.strides)
    let source = isDense ? x : x.contiguousCopy(as: x.dtype)
    let out = Tensor(uninitialized: Shape(), x.dtype)
    if x.dtype == .float32 {
      out.elements(Float.self).pointee = ck_norm2_f32(source.elements(Float.self), x.numel)
    } else {
      out.elements(Double.self).pointee = ck_norm2_f64(source.elements(Double.self), x.numel)
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
  private static func directed(
    _ g: Tensor, _ x: Tensor, _ y: Tensor
  ) throws(TensorError) -> Tensor {
    if GradMode.isEnabled || !x.isContiguous || x.numel == 0 {
      return try mul(g, try divOrZero(x, y))
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
    let zero = Tensor(wrapping: 0.0)
    if p == 0 { return nil }
    if p == 2 { return try mul(g, try divOrZero(x, y)) }
    if p == 1 { return try mul(g, try sign(x)) }
    if p.isInfinite {
      let isNaN = try ne(x, x)
      let mask = try logicalOr(try eq(try abs(x), y), isNaN)
      let count = over.isEmpty ? try to(mask, .int64) : try sum(mask, over, keepdim: true)
      return try mul(try mul(try sign(x), mask), try div(g, count))
    }
    let isZero = try eq(y, zero)
    let none = Tensor(filled: 0, Shape(), g.dtype)
    if p < 1 {
      let slope = try mul(try sign(x), try pow(try abs(x), .double(p - 1)))
      let masked = try `where`(try eq(x, zero), none, slope)
      return try mul(try mul(masked, g), try pow(y, .double(1 - p)))
    }
    let slope =
      p < 2
      ? try `where`(
        try eq(x, zero), none, try mul(try sign(x), try pow(try abs(x), .double(p - 1))))
      : try mul(x, try pow(try abs(x), .double(p - 2)))
    let scale = try `where`(isZero, none, try div(g, try pow(y, .double(p - 1))))
    return try mul(slope, scale)
  }

  /// `a / b`, and 0 where b is 0. Gradients: those of the quotient, 0 where b is 0.
  static func divOrZero(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let out = try Elementwise.binary(.divideOrZero, a, b)
    if records(a, b) {
      try out.record("DivBackward0", from: a, b, saving: a, b) { (node, g) throws(TensorError) in
        let (a, b) = (try node.saved(0), try node.saved(1))
        let ratio = try divOrZero(try divOrZero(a, b), b)
        return Gradients(try divOrZero(g, b), try mul(try neg(g), ratio))
      }
    }
    return out
  }
}

extension Reduction {
  /// 2-norms in PyTorch's order of additions.
  static func norm2(_ x: Tensor, _ dims: ReducedDimensions, into out: Tensor) {
    let isDense = dims.isAll && (x.isContiguous || Layout.isDense(x.shape, x.strides))
    let rows = isDense ? x : dims.rows(of: x)
    let count = dims.count
    if x.dtype == .float32 {
      for row in 0..<out.numel {
        out.elements(Float.self)[row] = ck_norm2_f32(rows.elements(Float.self) + row * count, count)
      }
    } else {
      for row in 0..<out.numel {
        out.elements(Double.self)[row] = ck_norm2_f64(
          rows.elements(Double.self) + row * count, count)
      }
    }
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
