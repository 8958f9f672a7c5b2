import CKernels

extension Tensor.Checked {
  /// A copy of `x` with the order of the elements along `dims` reversed. Gradient: g reversed likewise.
  public static func flip(_ x: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
    var order: [Int] = []
    for dim in dims {
      let d = try Layout.dimension(dim, of: x.ndim)
      guard !order.contains(d) else {
        throw .runtime("dim \(d) appears multiple times in the list of dims")
      }
      order.append(d)
    }
    let out = flipped(x, order.filter { $0 < x.ndim })
    if records(x) {
      try out.record("FlipBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try flip(g, order))
      }
    }
    return out
  }

  /// The source is walked backwards along `dims`: from their last element with negative strides.
  private static func flipped(_ x: Tensor, _ dims: [Int]) -> Tensor {
    let out = Tensor(uninitialized: x.shape, x.dtype, like: [x])
    guard x.numel > 0 else { return out }
    var strides = x.strides
    var start = 0
    for d in dims {
      start += (x.shape[d] - 1) * strides[d]
      strides[d] = -strides[d]
    }
    let source = x.pointer + start * x.itemSize
    let loop = StridedLoop(x.shape, [out.operand(x.shape), (strides, x.itemSize)])
    loop.forEachRun { offset, count, step in
      ck_convert(
        x.dtype.code, out.pointer + offset[0], x.dtype.code, source + offset[1], count, step[0],
        step[1])
    }
    return out
  }
}

extension Tensor {
  /// A copy with the order of the elements along `dims` reversed.
  public func flip(_ dims: Int...) -> Tensor {
    trapping { () throws(TensorError) in try Checked.flip(self, dims) }
  }
}

/// A copy with the order of the elements along `dims` reversed.
public func flip(_ x: Tensor, _ dims: Int...) -> Tensor {
  trapping { () throws(TensorError) in try Tensor.Checked.flip(x, dims) }
}
