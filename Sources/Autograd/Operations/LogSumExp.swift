import CKernels

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
