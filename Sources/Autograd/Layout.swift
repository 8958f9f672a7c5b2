/// Questions about shapes and strides that need no memory.
enum Layout {
  /// Whether the elements lie in row-major order without gaps. Dimensions of size 1 do not matter.
  static func isContiguous(_ shape: Shape, _ strides: Shape) -> Bool {
    var step = 1
    var d = shape.count
    var contiguous = true
    while d > 0 {
      d -= 1
      let size = shape[d]
      if size == 0 { return true }
      if size != 1 && strides[d] != step { contiguous = false }
      step *= size
    }
    return contiguous
  }

  /// Whether the strides are those of a new tensor of the shape, in dimensions of size 1 too.
  static func isRowMajor(_ shape: Shape, _ strides: Shape) -> Bool {
    var step = 1
    var d = shape.count
    while d > 0 {
      d -= 1
      if strides[d] != step { return false }
      step *= max(shape[d], 1)
    }
    return true
  }

  /// Whether the elements fill a block of memory, each place once, in whatever order.
  static func isDense(_ shape: Shape, _ strides: Shape) -> Bool {
    var order: [Int] = []
    for d in 0..<shape.count where shape[d] != 1 { order.append(d) }
    if shape.contains(0) { return true }
    order.sort { strides[$0] < strides[$1] }
    var step = 1
    for d in order {
      if strides[d] != step { return false }
      step *= shape[d]
    }
    return true
  }

  /// The number of places from the first element to the last, both included.
  static func extent(_ shape: Shape, _ strides: Shape) -> Int {
    if shape.contains(0) { return 0 }
    return zip(shape, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
  }

  /// The shape that both operands are broadcast to, or nothing if they do not fit.
  static func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
    if a == b { return a }
    let (longer, shorter) = a.count >= b.count ? (a, b) : (b, a)
    var result = longer
    let extra = longer.count - shorter.count
    var d = longer.count
    while d > extra {
      d -= 1
      let x = longer[d]
      let y = shorter[d - extra]
      if x == y || y == 1 { continue }
      guard x == 1 else {
        let (sizeA, sizeB) = a.count >= b.count ? (x, y) : (y, x)
        throw .runtime(
          "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) at "
            + "non-singleton dimension \(d)")
      }
      result[d] = y
    }
    return result
  }

  /// `strides` seen through `target`, which `shape` is broadcast to: repeated dimensions have stride 0.
  static func expandedStrides(_ shape: Shape, _ strides: Shape, to target: Shape) -> Shape {
    if shape == target { return strides }
    var result = Shape(repeating: 0, count: target.count)
    let extra = target.count - shape.count
    for d in 0..<shape.count {
      result[extra + d] = shape[d] == 1 && target[extra + d] != 1 ? 0 : strides[d]
    }
    return result
  }

  /// `dim` counted from the front, refused if the tensor has no such dimension.
  static func dimension(_ dim: Int, of count: Int) throws(TensorError) -> Int {
    let range = Swift.max(count, 1)
    guard dim >= -range && dim < range else {
      throw .index(
        "Dimension out of range (expected to be in range of [\(-range), \(range - 1)], but got \(dim))"
      )
    }
    return dim < 0 ? dim + range : dim
  }
}
