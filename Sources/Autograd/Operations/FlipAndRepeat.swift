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

extension Tensor.Checked {
  /// `x` copied as often along each dimension as `repeats` says; further leading numbers add dimensions.
  ///
  /// Gradient: g summed over the copies.
  public static func `repeat`(_ x: Tensor, _ repeats: [Int]) throws(TensorError) -> Tensor {
    let extra = repeats.count - x.ndim
    guard extra >= 0 else {
      throw .runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor"
      )
    }
    let sizes = Array(repeating: 1, count: extra) + x.shape
    let shape = Shape(zip(sizes, repeats).map { $0 * $1 })
    try validate(shape)
    // Each dimension falls into the number of the copy and the place within it.
    let pairs = Shape(zip(repeats, sizes).flatMap { [$0, $1] })
    let out = Tensor(uninitialized: shape, x.dtype)
    var steps = Shape(repeating: 0, count: pairs.count)
    for d in 0..<x.ndim { steps[2 * (extra + d) + 1] = x.strides[d] }
    Elementwise.copy(x.rawView(pairs, steps), to: out.rawView(pairs, pairs.rowMajorStrides))
    if records(x) {
      let before = x.shape
      try out.record("RepeatBackward0", from: x) { (_, g) throws(TensorError) in
        if repeats.isEmpty { return Gradients(g) }
        let copies = Array(stride(from: 0, to: pairs.count, by: 2))
        return Gradients(try reshape(try sum(try reshape(g, pairs), copies), before))
      }
    }
    return out
  }
}

extension Tensor {
  /// The tensor copied as often along each dimension as `repeats` says; further leading numbers add
  /// dimensions.
  public func `repeat`(_ repeats: Int...) -> Tensor {
    trapping { () throws(TensorError) in try Checked.repeat(self, repeats) }
  }
}
