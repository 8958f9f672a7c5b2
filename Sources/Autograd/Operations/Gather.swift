extension Tensor.Checked {
  /// The elements of `x` that `index` points at along `dim`: its shape is the result's, and the place along
  /// the other dimensions stays.
  ///
  /// `index` is `int64` or `int32`, not negative. Gradient: g added at those places.
  public static func gather(
    _ x: Tensor, _ dim: Int, _ index: Tensor
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    if index.numel > 0 {
      guard index.dtype == .int64 || index.dtype == .int32 else {
        throw .runtime("gather(): Expected dtype int32/int64 for index")
      }
      try checkIndexShape(index, x, d)
    }
    let places = index.cast(to: .int64)
    try checkPlaces(places, d, of: x.ndim == 0 ? 1 : x.shape[d])
    let out = PlacesAlongDimension(places, d).gathered(from: x)
    if records(x) {
      let shape = x.shape
      try out.record("GatherBackward0", from: x, saving: index) { (node, g) throws(TensorError) in
        Gradients(try scatteredSum(g, d, try node.saved(0).cast(to: .int64), shape))
      }
    }
    return out
  }

  /// The slices of `x` at the places `index` along `dim`: a copy.
  ///
  /// `index` is a vector of `int64` or `int32`, not negative. Gradient: g added at those places.
  public static func indexSelect(
    _ x: Tensor, _ dim: Int, _ index: Tensor
  ) throws(TensorError) -> Tensor {
    let d = try Layout.dimension(dim, of: x.ndim)
    try checkSelection(index, x)
    let count = index.numel
    let size = x.ndim == 0 ? 1 : x.shape[d]
    let list = index.cast(to: .int64)
    if let wrong = list.toArray(of: Int.self).first(where: { $0 < 0 || $0 >= size }) {
      throw x.ndim == 0
        ? .index("index out of range in self")
        : .runtime("INDICES element is out of DATA bounds, id=\(wrong) axis_dim=\(size)")
    }
    // The same places for the whole of every other dimension, without writing them out.
    var (shape, strides) = (x.shape, Shape(repeating: 0, count: x.ndim))
    if x.ndim > 0 {
      shape[d] = count
      strides[d] = index.ndim == 0 ? 0 : list.strides[0]
    }
    let places = list.rawView(shape, strides)
    let out = PlacesAlongDimension(places, d).gathered(from: x)
    if records(x) {
      let before = x.shape
      try out.record("IndexSelectBackward0", from: x, saving: index) {
        (node, g) throws(TensorError) in
        let saved = try node.saved(0).cast(to: .int64)
        return Gradients(try scatteredSum(g, d, saved.rawView(shape, strides), before))
      }
    }
    return out
  }

  /// Zeros of `shape` with the elements of `g` added at the places along `d`. Gradient: those of g there.
  static func scatteredSum(
    _ g: Tensor, _ d: Int, _ places: Tensor, _ shape: Shape
  ) throws(TensorError) -> Tensor {
    let out = Tensor(uninitialized: shape, g.dtype, zeroed: true)
    PlacesAlongDimension(places, d).add(g, to: out)
    if records(g) {
      try out.record("ScatterAddBackward0", from: g, saving: places) {
        (node, gg) throws(TensorError) in
        Gradients(try gather(gg, d, try node.saved(0)))
      }
    }
    return out
  }

  private static func checkSelection(_ index: Tensor, _ x: Tensor) throws(TensorError) {
    guard index.ndim <= 1 else {
      throw .index("index_select(): Index is supposed to be a vector")
    }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw .runtime("index_select(): Expected dtype int32 or int64 for index")
    }
    guard x.ndim > 0 || index.numel == 1 else {
      throw .runtime(
        "index_select(): Index to scalar can have only 1 value, got \(index.numel) value(s)")
    }
  }

  private static func checkIndexShape(
    _ index: Tensor, _ x: Tensor, _ d: Int
  ) throws(TensorError) {
    guard Swift.max(index.ndim, 1) == Swift.max(x.ndim, 1) else {
      throw .runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    for other in 0..<Swift.min(index.ndim, x.ndim)
    where other != d && index.shape[other] > x.shape[other] {
      throw .runtime(
        "Size does not match at dimension \(other) expected index \(index.shape.listText) to be no larger "
          + "than self \(x.shape.listText) apart from dimension \(d)")
    }
  }

  private static func checkPlaces(_ places: Tensor, _ d: Int, of size: Int) throws(TensorError) {
    if let wrong = places.toArray(of: Int.self).first(where: { $0 < 0 || $0 >= size }) {
      throw .runtime("index \(wrong) is out of bounds for dimension \(d) with size \(size)")
    }
  }
}

extension Tensor {
  /// The elements that `index` points at along `dim`, in the shape of `index`.
  public func gather(_ dim: Int, _ index: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.gather(self, dim, index) }
  }

  /// The slices at the places `index` along `dim`, as a copy.
  public func indexSelect(_ dim: Int, _ index: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try Checked.indexSelect(self, dim, index) }
  }
}
