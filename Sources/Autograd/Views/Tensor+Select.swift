extension Tensor.Checked {
  /// The part of `x` at `index` along `dim`, without that dimension.
  ///
  /// The gradient goes into a tensor of zeros at that place.
  public static func select(_ x: Tensor, _ dim: Int, _ index: Int) throws(TensorError) -> Tensor {
    guard x.ndim > 0 else { throw .index("select() cannot be applied to a 0-dim tensor.") }
    let d = try Layout.dimension(dim, of: x.ndim)
    let size = x.shape[d]
    guard index >= -size && index < size else {
      throw .index(
        "select(): index \(index) out of range for tensor of size \(x.shape.listText) at dimension \(d)"
      )
    }
    let place = index < 0 ? index + size : index
    let shape = x.shape
    return try x.view(
      "SelectBackward0", shape.removing(d), x.strides.removing(d), offset: place * x.strides[d]
    ) { (_, g) throws(TensorError) in
      Gradients(
        try placed(g, in: shape) { (zeros) throws(TensorError) in try select(zeros, d, place) })
    }
  }

  /// The elements `start`, `start + 1`, … of `x` along `dim`, `length` of them.
  public static func narrow(
    _ x: Tensor, _ dim: Int, _ start: Int, _ length: Int
  ) throws(TensorError) -> Tensor {
    guard x.ndim > 0 else { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
    guard length >= 0 else { throw .runtime("narrow(): length must be non-negative.") }
    let d = try Layout.dimension(dim, of: x.ndim)
    let size = x.shape[d]
    guard start >= -size && start <= size else {
      throw .index(
        "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    let first = start < 0 ? start + size : start
    guard first <= size - length else {
      throw .runtime(
        "start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    return try slice(x, d, first, first + length, 1)
  }

  /// The elements `start`, `start + step`, … of `x` before `end` along `dim`; both are cut to the size, and
  /// count from the end where negative.
  public static func slice(
    _ x: Tensor, _ dim: Int, _ start: Int?, _ end: Int?, _ step: Int = 1
  ) throws(TensorError) -> Tensor {
    guard x.ndim > 0 else { throw .runtime("slice() cannot be applied to a 0-dim tensor.") }
    let d = try Layout.dimension(dim, of: x.ndim)
    guard step > 0 else { throw .runtime("slice step must be positive") }
    let size = x.shape[d]
    func clamped(_ position: Int) -> Int {
      Swift.min(Swift.max(position < 0 ? position + size : position, 0), size)
    }
    let first = clamped(start ?? 0)
    let last = Swift.max(clamped(end ?? size), first)
    var (shape, strides) = (x.shape, x.strides)
    let before = shape
    shape[d] = (last - first + step - 1) / step
    strides[d] *= step
    return try x.view("SliceBackward0", shape, strides, offset: first * x.strides[d]) {
      (_, g) throws(TensorError) in
      Gradients(
        try placed(g, in: before) { (zeros) throws(TensorError) in
          try slice(zeros, d, first, last, step)
        })
    }
  }

  /// Zeros of `shape` with `g` written over the part that `part` picks.
  ///
  /// The derivative picks the same part of the gradient.
  static func placed(
    _ g: Tensor, in shape: Shape, _ part: @escaping (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let out = Tensor(uninitialized: shape, g.dtype, zeroed: true)
    try noGrad { () throws(TensorError) in Elementwise.copy(g, to: try part(out)) }
    if records(g) {
      try out.record("PlaceBackward0", from: g) { (_, gg) throws(TensorError) in
        Gradients(try part(gg))
      }
    }
    return out
  }
}

extension Tensor {
  /// The part at `index` along `dim`, as a view without that dimension; negative indices count from the
  /// end.
  public func select(_ dim: Int, _ index: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.select(self, dim, index) }
  }

  /// A view of `length` elements from `start` along `dim`.
  public func narrow(_ dim: Int, _ start: Int, _ length: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.narrow(self, dim, start, length) }
  }
}

extension Tensor.Checked {
  /// The diagonal of the dimensions `dim1` and `dim2`, as the last dimension. The gradient goes into zeros.
  public static func diagonal(
    _ x: Tensor, offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1
  ) throws(TensorError) -> Tensor {
    let a = try Layout.dimension(dim1, of: x.ndim)
    let b = try Layout.dimension(dim2, of: x.ndim)
    guard a != b else {
      throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)")
    }
    let rows = x.shape[a] - Swift.max(-offset, 0)
    let columns = x.shape[b] - Swift.max(offset, 0)
    let size = Swift.max(Swift.min(rows, columns), 0)
    var start = 0
    if size > 0 { start = offset >= 0 ? offset * x.strides[b] : -offset * x.strides[a] }
    let (high, low) = (Swift.max(a, b), Swift.min(a, b))
    var shape = x.shape.removing(high).removing(low)
    var strides = x.strides.removing(high).removing(low)
    let before = x.shape
    shape.append(size)
    strides.append(x.strides[a] + x.strides[b])
    return try x.view("DiagonalBackward0", shape, strides, offset: start) {
      (_, g) throws(TensorError) in
      Gradients(
        try placed(g, in: before) { (zeros) throws(TensorError) in
          try diagonal(zeros, offset: offset, a, b)
        })
    }
  }

  /// `x` with the dimensions `source` moved to the places `destination`; the others keep their order.
  public static func movedim(
    _ x: Tensor, _ source: [Int], _ destination: [Int]
  ) throws(TensorError) -> Tensor {
    guard source.count == destination.count else {
      throw .runtime(
        "movedim: Invalid source or destination dims: source (\(Shape(source).listText) dims) should "
          + "contain the same number of dims as destination (\(Shape(destination).listText) dims)")
    }
    var order = Array(repeating: -1, count: x.ndim)
    var isMoved = Array(repeating: false, count: x.ndim)
    for (from, to) in zip(source, destination) {
      let (a, b) = (try Layout.dimension(from, of: x.ndim), try Layout.dimension(to, of: x.ndim))
      guard a < order.count && b < order.count else { continue }
      guard !isMoved[a] else {
        throw .runtime("movedim: repeated dim in `source` (\(Shape(source).listText))")
      }
      guard order[b] < 0 else {
        throw .runtime("movedim: repeated dim in `destination` (\(Shape(destination).listText))")
      }
      isMoved[a] = true
      order[b] = a
    }
    var rest = isMoved.indices.filter { !isMoved[$0] }[...]
    for place in order.indices where order[place] < 0 { order[place] = rest.removeFirst() }
    return try permute(x, order)
  }
}

extension Tensor {
  /// A view of the diagonal of the dimensions `dim1` and `dim2`, as the last dimension.
  public func diagonal(offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) -> Tensor {
    trapping { () throws(TensorError) in try Checked.diagonal(self, offset: offset, dim1, dim2) }
  }

  /// A view with the dimension `source` moved to the place `destination`.
  public func movedim(_ source: Int, _ destination: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.movedim(self, [source], [destination]) }
  }
}
