import CKernels

extension Tensor.Checked {
  /// The product of all elements. Whole numbers and bools are multiplied as `int64`.
  ///
  /// Gradient: g · the product of the others.
  public static func prod(_ x: Tensor, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let out = try productValue(x, nil, keepdim: false, dtype)
    if records(x) && out.dtype.isFloatingPoint {
      try out.record("ProdBackward0", from: x, saving: x, out) { (node, g) throws(TensorError) in
        let x = try to(try node.saved(0), g.dtype)
        if x.ndim == 0 { return Gradients(g) }
        if !GradMode.isEnabled, try hasTwoZeros(x) {
          return Gradients(Tensor(filled: 0, x.shape, x.dtype))
        }
        let flat = try reshape(x, [x.numel])
        return Gradients(
          try reshape(try productGradient(g, flat, try node.saved(1), 0), x.shape))
      }
    }
    return out
  }

  /// The products along `dim`. Whole numbers and bools are multiplied as `int64`.
  ///
  /// Gradient: g · the product of the others.
  public static func prod(
    _ x: Tensor, _ dim: Int, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let out = try productValue(x, dim, keepdim: keepdim, dtype)
    if records(x) && out.dtype.isFloatingPoint {
      let d = try Layout.dimension(dim, of: x.ndim)
      try out.record("ProdBackward1", from: x, saving: x, out) { (node, g) throws(TensorError) in
        let x = try to(try node.saved(0), g.dtype)
        if x.ndim == 0 { return Gradients(g) }
        let y = try node.saved(1)
        let (spread, products) = keepdim ? (g, y) : (try unsqueeze(g, d), try unsqueeze(y, d))
        return Gradients(try productGradient(spread, x, products, d))
      }
    }
    return out
  }

  private static func productValue(
    _ x: Tensor, _ dim: Int?, keepdim: Bool, _ dtype: DType?
  ) throws(TensorError) -> Tensor {
    let reduced = try ReducedDimensions(x, dim.map { [$0] }, keepdim: keepdim)
    let type = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .int64)
    let rows = reduced.rows(of: x.cast(to: type.isFloatingPoint ? type : .int64))
    let out = Tensor(uninitialized: reduced.shape, rows.dtype)
    let count = reduced.count
    for row in 0..<out.numel {
      switch rows.dtype {
      case .float32:
        out.elements(Float.self)[row] = ck_product_f32(
          rows.elements(Float.self) + row * count, count)
      case .float64:
        out.elements(Double.self)[row] = ck_product_f64(
          rows.elements(Double.self) + row * count, count)
      case .bool, .uint8, .int8, .int16, .int32, .int64:
        out.elements(Int64.self)[row] = ck_product_i64(
          rows.elements(Int64.self) + row * count, count)
      }
    }
    return out.cast(to: type)
  }

  /// Whether every product of the others has a factor 0; PyTorch lets no infinity make a NaN of it then.
  private static func hasTwoZeros(_ x: Tensor) throws(TensorError) -> Bool {
    try eq(x, Tensor(wrapping: 0.0)).toArray(of: Bool.self).lazy.filter { $0 }.prefix(2).count == 2
  }

  /// g · the product of the others along `d`: the product divided by each factor where none is 0.
  private static func productGradient(
    _ g: Tensor, _ x: Tensor, _ y: Tensor, _ d: Int
  ) throws(TensorError) -> Tensor {
    let isZero = try eq(x, Tensor(wrapping: 0.0))
    guard isZero.toArray(of: Bool.self).contains(true) else { return try mul(g, try div(y, x)) }
    return try mul(g, GradMode.isEnabled ? try productsOfOthers(x, d) : othersValue(x, d))
  }

  /// The products of all but one along `d`, for further derivatives: of those before it and those behind.
  private static func productsOfOthers(_ x: Tensor, _ d: Int) throws(TensorError) -> Tensor {
    let count = x.shape[d]
    var single = x.shape
    single[d] = 1
    let one = Tensor(filled: 1, single, x.dtype)
    let before = try cat([one, try narrow(x, d, 0, count - 1)], d)
    let behind = try cat([one, try flip(try narrow(x, d, 1, count - 1), [d])], d)
    return try mul(try cumprod(before, d), try flip(try cumprod(behind, d), [d]))
  }

  private static func othersValue(_ x: Tensor, _ d: Int) -> Tensor {
    var (shape, strides) = (x.shape, x.strides)
    shape.swapAt(d, x.ndim - 1)
    strides.swapAt(d, x.ndim - 1)
    let rows = x.rawView(shape, strides).contiguousCopy(as: x.dtype)
    let out = Tensor(uninitialized: shape, x.dtype)
    let count = x.shape[d]
    for start in stride(from: 0, to: x.numel, by: Swift.max(count, 1)) {
      if x.dtype == .float32 {
        ck_product_of_others_f32(
          out.elements(Float.self) + start, rows.elements(Float.self) + start, count)
      } else {
        ck_product_of_others_f64(
          out.elements(Double.self) + start, rows.elements(Double.self) + start, count)
      }
    }
    var back = out.strides
    back.swapAt(d, x.ndim - 1)
    return out.rawView(x.shape, back)
  }
}

extension Tensor {
  /// The product of all elements.
  public func prod() -> Tensor { trapping { () throws(TensorError) in try Checked.prod(self) } }

  /// The products along `dim`.
  public func prod(_ dim: Int, keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.prod(self, dim, keepdim: keepdim) }
  }
}

/// The product of all elements.
public func prod(_ x: Tensor) -> Tensor { x.prod() }
