extension Tensor.Checked {
  /// Zeros of `shape` with the elements of `g` at `places` along dimension `d`. Gradient: g taken there.
  static func placedAlong(
    _ g: Tensor, _ d: Int, _ places: Tensor, _ shape: Shape
  ) throws(TensorError) -> Tensor {
    let out = Tensor(uninitialized: shape, g.dtype, zeroed: true)
    Gathering.scatterAdd(g, Gathering.offsets(places, along: d, strides: out.strides), into: out)
    if records(g) {
      out.record("ScatterBackward0", from: g) { (_, gg) throws(TensorError) in
        Gradients(try takenAlong(gg, d, places))
      }
    }
    return out
  }

  /// The elements of `x` at `places` along dimension `d`. Gradient: g placed there.
  static func takenAlong(_ x: Tensor, _ d: Int, _ places: Tensor) throws(TensorError) -> Tensor {
    let out = Gathering.gather(
      x, Gathering.offsets(places, along: d, strides: x.strides), places.shape)
    if records(x) {
      let shape = x.shape
      out.record("GatherBackward0", from: x) { (_, g) throws(TensorError) in
        Gradients(try placedAlong(g, d, places, shape))
      }
    }
    return out
  }
}

extension Gathering {
  /// The offset of each place: its own position, but for dimension `d`, where `places` says it.
  static func offsets(_ places: Tensor, along d: Int, strides: Shape) -> [Int] {
    let values = places.toArray(of: Int.self)
    guard places.ndim > 0 else { return values }
    var offsets: [Int] = []
    offsets.reserveCapacity(values.count)
    var position = Shape(repeating: 0, count: places.ndim)
    var base = 0
    for value in values {
      offsets.append(base + value * strides[d])
      var k = places.ndim - 1
      while k >= 0 {
        let step = k == d ? 0 : strides[k]
        position[k] += 1
        base += step
        if position[k] < places.shape[k] { break }
        base -= step * position[k]
        position[k] = 0
        k -= 1
      }
    }
    return offsets
  }
}
