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
