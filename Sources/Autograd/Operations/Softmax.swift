import CKernels

extension Tensor.Checked {
  /// e^(x − max) divided by its sum along `dim`. Gradient: g·y − y · Σ(g·y).
  public static func softmax(
    _ x: Tensor, _ dim: Int, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    if let dtype, dtype != x.dtype { return try softmax(try to(x, dtype), dim) }
    let d = try Layout.dimension(dim, of: x.ndim)
    let out = try alongRows(x, d, logarithmic: false)
    if records(x) {
      try out.record("SoftmaxBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let y = try node.saved(0)
        let product = try mul(g, y)
        return Gradients(try sub(product, try mul(y, try sum(product, [d], keepdim: true))))
      }
    }
    return out
  }

  /// x − max − log Σ e^(x − max) along `dim`. Gradient: g − e^y · Σ g.
  public static func logSoftmax(
    _ x: Tensor, _ dim: Int, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    if let dtype, dtype != x.dtype { return try logSoftmax(try to(x, dtype), dim) }
    let d = try Layout.dimension(dim, of: x.ndim)
    let out = try alongRows(x, d, logarithmic: true)
    if records(x) {
      try out.record("LogSoftmaxBackward0", from: x, saving: out) { (node, g) throws(TensorError) in
        let total = try sum(g, [d], keepdim: true)
        return Gradients(try sub(g, try mul(try exp(try node.saved(0)), total)))
      }
    }
    return out
  }

  /// The value of a softmax or its logarithm, row-major.
  private static func alongRows(
    _ x: Tensor, _ d: Int, logarithmic: Bool
  ) throws(TensorError) -> Tensor {
    guard x.dtype.isFloatingPoint else {
      let name = (logarithmic ? "log_softmax" : "softmax") + (d >= x.ndim - 1 ? "_lastdim" : "")
      throw .notImplemented(
        "\"\(name)_kernel_impl\" not implemented for '\(x.dtype.scalarTypeName)'")
    }
    let last = Swift.max(x.ndim - 1, 0)
    let moved = x.ndim == 0 ? x : x.swapped(d, last)
    let rows = moved.contiguousValues(as: x.dtype)
    let out = Tensor(uninitialized: moved.shape, x.dtype)
    let count = x.ndim == 0 ? 1 : x.shape[d]
    let rowCount = count == 0 ? 0 : x.numel / count
    if x.dtype == .float32 {
      ck_softmax_f32(
        logarithmic, out.elements(Float.self), rows.elements(Float.self), rowCount, count)
    } else {
      ck_softmax_f64(
        logarithmic, out.elements(Double.self), rows.elements(Double.self), rowCount, count)
    }
    return d == last ? out : out.swapped(d, last).contiguousCopy(as: x.dtype)
  }
}

extension Tensor {
  /// A view with two dimensions exchanged, without history.
  func swapped(_ a: Int, _ b: Int) -> Tensor {
    var (shape, strides) = (shape, strides)
    shape.swapAt(a, b)
    strides.swapAt(a, b)
    return rawView(shape, strides)
  }

  /// e^(x − max) divided by its sum along `dim`.
  public func softmax(_ dim: Int, dtype: DType? = nil) -> Tensor {
    trapping { () throws(TensorError) in try Checked.softmax(self, dim, dtype: dtype) }
  }

  /// The logarithm of the softmax along `dim`.
  public func logSoftmax(_ dim: Int, dtype: DType? = nil) -> Tensor {
    trapping { () throws(TensorError) in try Checked.logSoftmax(self, dim, dtype: dtype) }
  }
}

/// e^(x − max) divided by its sum along `dim`.
public func softmax(_ x: Tensor, _ dim: Int) -> Tensor { x.softmax(dim) }
/// The logarithm of the softmax along `dim`.
public func logSoftmax(_ x: Tensor, _ dim: Int) -> Tensor { x.logSoftmax(dim) }

extension Tensor.Checked {
  /// The logarithm of the sum of the exponentials over `dims`, without overflow; whole numbers are taken as
  /// `float32`. −∞ where there is nothing to sum.
  ///
  /// Gradient: g · exp(x − y).
  public static func logsumexp(
    _ x: Tensor, _ dims: [Int], keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    let type = Promotion.floating(x.dtype)
    let reduced = try ReducedDimensions(x, dims, keepdim: keepdim)
    let rows = reduced.rows(of: x.cast(to: type))
    let out = Tensor(uninitialized: reduced.shape, type)
    let count = reduced.count
    for row in 0..<out.numel {
      if type == .float32 {
        out.elements(Float.self)[row] = ck_log_sum_exp_f32(
          rows.elements(Float.self) + row * count, count)
      } else {
        out.elements(Double.self)[row] = ck_log_sum_exp_f64(
          rows.elements(Double.self) + row * count, count)
      }
    }
    if records(x) {
      let kept = reduced.keptShape
      try out.record("LogsumexpBackward0", from: x, saving: x, out) {
        (node, g) throws(TensorError) in
        let y = try reshape(try node.saved(1), kept)
        let weights = try exp(try sub(try node.saved(0), y))
        return Gradients(try mul(try reshape(g, kept), weights))
      }
    }
    return out
  }
}

extension Tensor {
  /// The logarithm of the sum of the exponentials over `dims`, without overflow.
  public func logsumexp(_ dims: Int..., keepdim: Bool = false) -> Tensor {
    trapping { () throws(TensorError) in try Checked.logsumexp(self, dims, keepdim: keepdim) }
  }
}

/// The logarithm of the sum of the exponentials over `dims`, without overflow.
public func logsumexp(_ x: Tensor, _ dims: Int..., keepdim: Bool = false) -> Tensor {
  trapping { () throws(TensorError) in
    try Tensor.Checked.logsumexp(x, dims, keepdim: keepdim)
  }
}
