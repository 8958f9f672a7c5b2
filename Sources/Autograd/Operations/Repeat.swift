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
