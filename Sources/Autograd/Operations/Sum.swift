import CKernels

extension Tensor.Checked {
  /// The sum over `dims`, over all if there are none. Whole numbers and bools are summed as `int64`.
  ///
  /// Gradient: g, repeated.
  public static func sum(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? (x.dtype.isFloatingPoint ? x.dtype : .int64)
    if x.dtype != type { return try sum(try to(x, type), dims, keepdim: keepdim) }
    guard type.isFloatingPoint || type == .int64 else {
      return try to(try sum(x, dims, keepdim: keepdim, dtype: .int64), type)
    }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let out = Reduction.sum(x, reduced)
    if records(x) {
      let (kept, before) = (reduced.keptShape, x.shape)
      try out.record(dims == nil ? "SumBackward0" : "SumBackward1", from: x) {
        (_, g) throws(TensorError) in
        Gradients(try expand(try reshape(g, kept), before))
      }
    }
    return out
  }

  /// The mean over `dims`, over all if there are none: the sum divided by the count.
  ///
  /// Gradient: g, repeated, divided by the count.
  public static func mean(
    _ x: Tensor, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let type = dtype ?? x.dtype
    guard type.isFloatingPoint else {
      throw .notImplemented(
        dtype == nil
          ? "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
            + "dtype. Got: \(x.dtype.scalarTypeName)"
          : "mean(): could not infer output dtype. Optional dtype must be either a floating point or "
            + "complex dtype. Got: \(type.scalarTypeName)")
    }
    if x.dtype != type { return try mean(try to(x, type), dims, keepdim: keepdim) }
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let count = Tensor(wrapping: .int(reduced.count))
    let sum = Reduction.sum(x, reduced)
    let out = sum.numel == 0 ? sum : try Elementwise.binary(.divide, sum, count)
    if records(x) {
      let (kept, before) = (reduced.keptShape, x.shape)
      try out.record(dims == nil ? "MeanBackward0" : "MeanBackward1", from: x) {
        (_, g) throws(TensorError) in
        Gradients(try div(try expand(try reshape(g, kept), before), count))
      }
    }
    return out
  }
}

extension Tensor {
  /// The sum of all elements.
  public func sum() -> Tensor { trapping { () throws(TensorError) in try Checked.sum(self) } }

  /// The sums over `dims`.
  public func sum(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.sum(self, dims, keepdim: keepdim) }
  }

  /// The mean of all elements.
  public func mean() -> Tensor { trapping { () throws(TensorError) in try Checked.mean(self) } }

  /// The means over `dims`.
  public func mean(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.mean(self, dims, keepdim: keepdim) }
  }
}

/// The sum of all elements.
public func sum(_ x: Tensor) -> Tensor { x.sum() }
/// The mean of all elements.
public func mean(_ x: Tensor) -> Tensor { x.mean() }

extension Tensor.Checked {
  /// The variance over `dims`, over all if there are none: the sum of the squared differences to the mean,
  /// divided by the count less `correction`.
  ///
  /// Gradient: 2/(N − c) · g · (x − mean). With a count of at most `correction` the result is infinite, or
  /// NaN where the differences are 0.
  public static func `var`(
    _ x: Tensor, _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    let reduced = try checkedForVariance(x, dims, keepdim)
    let out = varianceValue(x, reduced, correction) { $0 }
    if records(x) {
      try out.record("VarBackward0", from: x, saving: x) { (node, g) throws(TensorError) in
        Gradients(
          try varianceGradient(g, try node.saved(0), dims == nil, reduced, correction))
      }
    }
    return out
  }

  /// The standard deviation over `dims`, over all if there are none: the square root of the variance.
  ///
  /// Gradient: that of the variance of g / (2 · y), 0 where y = 0.
  public static func std(
    _ x: Tensor, _ dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    let reduced = try checkedForVariance(x, dims, keepdim)
    let out = varianceValue(x, reduced, correction) { $0.squareRoot() }
    if records(x) {
      try out.record("StdBackward0", from: x, saving: x, out) { (node, g) throws(TensorError) in
        let y = try node.saved(1)
        let isFlat = try eq(y, Tensor(wrapping: 0.0))
        let ofVariance = try maskedFill(
          try div(g, try mul(y, Tensor(wrapping: 2))), isFlat, 0.0)
        return Gradients(
          try varianceGradient(
            ofVariance, try node.saved(0), dims == nil, reduced, correction))
      }
    }
    return out
  }

  private static func checkedForVariance(
    _ x: Tensor, _ dims: [Int]?, _ keepdim: Bool
  ) throws(TensorError) -> ReducedDimensions {
    guard x.dtype.isFloatingPoint else {
      throw .notImplemented("std and var only support floating point and complex dtypes")
    }
    return try ReducedDimensions(x, dims, keepdim: keepdim)
  }

  /// `finish` of the variances, which are computed in double precision.
  private static func varianceValue(
    _ x: Tensor, _ dims: ReducedDimensions, _ correction: Double, _ finish: (Double) -> Double
  ) -> Tensor {
    let rows = dims.rows(of: x)
    let count = dims.count
    let divisor = Swift.max(Double(count) - correction, 0)
    let out = Tensor(uninitialized: dims.shape, x.dtype)
    for row in 0..<out.numel {
      if x.dtype == .float32 {
        let squares = ck_squared_deviations_f32(rows.elements(Float.self) + row * count, count)
        out.elements(Float.self)[row] = Float(finish(squares / divisor))
      } else {
        let squares = ck_squared_deviations_f64(rows.elements(Double.self) + row * count, count)
        out.elements(Double.self)[row] = finish(squares / divisor)
      }
    }
    return out
  }

  /// 2/(N − c) · g · (x − mean). Over all dimensions at once, PyTorch makes an exception of N ≤ c.
  private static func varianceGradient(
    _ g: Tensor, _ x: Tensor, _ isWhole: Bool, _ dims: ReducedDimensions, _ correction: Double
  ) throws(TensorError) -> Tensor {
    let degrees = Double(dims.count) - correction
    if isWhole || x.ndim == 0 {
      let spread = try reshape(g, Shape())
      let mean = try mean(x)
      if degrees <= 0 {
        let nan = Tensor(filled: .double(.nan), Shape(), x.dtype)
        let infinity = Tensor(filled: .double(.infinity), Shape(), x.dtype)
        return try mul(spread, try `where`(try eq(x, mean), nan, infinity))
      }
      return try mul(
        try mul(spread, Tensor(wrapping: .double(2 / degrees))), try sub(x, mean))
    }
    let kept = dims.isReduced.indices.filter { dims.isReduced[$0] }
    let mean = try mean(x, kept, keepdim: true)
    let spread = try reshape(g, dims.keptShape)
    return try mul(try mul(spread, Tensor(wrapping: .double(2 / degrees))), try sub(x, mean))
  }
}

extension Tensor {
  /// The variance of all elements: their squared differences to the mean, summed and divided by the count
  /// less `correction`.
  public func `var`(correction: Double = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.var(self, correction: correction) }
  }

  /// The variances over `dims`.
  public func `var`(_ dims: Int..., correction: Double = 1, keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.var(self, dims, correction: correction, keepdim: keepdim)
    }
  }

  /// The standard deviation of all elements: the square root of the variance.
  public func std(correction: Double = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.std(self, correction: correction) }
  }

  /// The standard deviations over `dims`.
  public func std(_ dims: Int..., correction: Double = 1, keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in
      try Checked.std(self, dims, correction: correction, keepdim: keepdim)
    }
  }
}

/// The standard deviation of all elements.
public func std(_ x: Tensor) -> Tensor { x.std() }
