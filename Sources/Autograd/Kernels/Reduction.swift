import CKernels

/// Which dimensions a reduction runs over, and the shape of what is left.
struct ReducedDimensions {
  /// Whether each dimension is reduced.
  let isReduced: [Bool]
  /// The result's shape, with sizes of 1 in place of the reduced dimensions.
  let keptShape: Shape
  /// The result's shape.
  let shape: Shape
  /// The number of elements that go into each result.
  let count: Int

  /// All dimensions if `dims` is `nil` or empty.
  init(_ x: Tensor, _ dims: [Int]?, keepdim: Bool) throws(TensorError) {
    var reduced = Array(repeating: false, count: x.ndim)
    for dim in dims ?? [] {
      let d = try Layout.dimension(dim, of: x.ndim)
      guard d < reduced.count else { continue }
      guard !reduced[d] else {
        throw .runtime("dim \(d) appears multiple times in the list of dims")
      }
      reduced[d] = true
    }
    if dims?.isEmpty ?? true { reduced = Array(repeating: true, count: x.ndim) }
    var kept = x.shape
    var left = Shape()
    var count = 1
    for d in 0..<x.ndim {
      if reduced[d] {
        count *= x.shape[d]
        kept[d] = 1
      } else {
        left.append(x.shape[d])
      }
    }
    isReduced = reduced
    keptShape = kept
    shape = keepdim ? kept : left
    self.count = count
  }

  /// Whether nothing is left but a single value.
  var isAll: Bool { isReduced.allSatisfy { $0 } }

  /// `x` as rows to be reduced, contiguous: as many as the result has elements.
  func rows(of x: Tensor) -> Tensor {
    rows(of: x, isReduced.indices.filter { isReduced[$0] })
  }

  /// ``rows(of:)`` with the elements of each in the order in which they lie in memory, and whether they lie
  /// there side by side.
  func rowsInMemoryOrder(of x: Tensor) -> (rows: Tensor, areAdjacent: Bool) {
    let over = isReduced.indices.filter { isReduced[$0] && x.shape[$0] != 1 }
    let (sizes, steps) = (over.map { x.shape[$0] }, over.map { x.strides[$0] })
    let order = StridedLoop.order(Shape(sizes), [Shape(steps)])
    var step = 1
    let areAdjacent = order.allSatisfy { d in
      defer { step *= sizes[d] }
      return steps[d] == step
    }
    let single = isReduced.indices.filter { isReduced[$0] && x.shape[$0] == 1 }
    return (rows(of: x, single + order.reversed().map { over[$0] }), areAdjacent)
  }

  private func rows(of x: Tensor, _ reduced: [Int]) -> Tensor {
    let order = isReduced.indices.filter { !isReduced[$0] } + reduced
    let moved = x.rawView(Shape(order.map { x.shape[$0] }), Shape(order.map { x.strides[$0] }))
    let shape = Shape(keptShape.elementCount, count)
    let contiguous = moved.isContiguous ? moved : moved.contiguousCopy(as: x.dtype)
    return contiguous.rawView(shape, shape.rowMajorStrides)
  }
}

/// Sums in PyTorch's order of additions, without derivatives.
enum Reduction {
  /// The sum over `dims`, in the type of `x`, which is a floating-point type or `int64`.
  static func sum(_ x: Tensor, _ dims: ReducedDimensions) -> Tensor {
    let out = Tensor(uninitialized: dims.shape, x.dtype)
    if dims.isAll {
      let dense =
        x.isContiguous || Layout.isDense(x.shape, x.strides) ? x : x.contiguousCopy(as: x.dtype)
      sumRows(dense, out, rows: 1, count: x.numel)
    } else if x.isContiguous && x.ndim == 2 && dims.isReduced[0] && x.shape[1] > 1 && x.shape[0] > 1
      && x.dtype.isFloatingPoint
    {
      sumColumns(x, out)
    } else {
      sumRows(dims.rows(of: x), out, rows: out.numel, count: dims.count)
    }
    return out
  }

  private static func sumRows(_ x: Tensor, _ out: Tensor, rows: Int, count: Int) {
    switch x.dtype {
    case .float32:
      for row in 0..<rows {
        out.elements(Float.self)[row] = ck_sum_f32(x.elements(Float.self) + row * count, count)
      }
    case .float64:
      for row in 0..<rows {
        out.elements(Double.self)[row] = ck_sum_f64(x.elements(Double.self) + row * count, count)
      }
    case .bool, .uint8, .int8, .int16, .int32, .int64:
      for row in 0..<rows {
        out.elements(Int64.self)[row] = ck_sum_i64(x.elements(Int64.self) + row * count, count)
      }
    }
  }

  private static func sumColumns(_ x: Tensor, _ out: Tensor) {
    let (rows, columns) = (x.shape[0], x.shape[1])
    if x.dtype == .float32 {
      ck_sum_columns_f32(out.elements(Float.self), x.elements(Float.self), rows, columns)
    } else {
      ck_sum_columns_f64(out.elements(Double.self), x.elements(Double.self), rows, columns)
    }
  }
}

extension Reduction {
  /// The largest or smallest elements, and where the first of them stand among those that are reduced.
  static func extremes(
    _ x: Tensor, _ dims: ReducedDimensions, _ extreme: Extreme
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let rows = dims.rows(of: x)
    let values = Tensor(uninitialized: dims.shape, x.dtype)
    let indices = Tensor(uninitialized: dims.shape, .int64)
    ck_extremes(
      x.dtype.code, extreme == .maximum, values.pointer, indices.elements(Int64.self),
      rows.pointer, values.numel, dims.count)
    return (values, indices)
  }
}

/// A type of numbers whose squares are added up as in PyTorch's norm.
package protocol SquareSummable: BinaryFloatingPoint {
  /// The sum of the squares of all values times `scale`: lanes of 32 bytes are summed apart, then together,
  /// then what is left, of which the last up to three squares are fused.
  static func sumOfSquares(_ values: UnsafeBufferPointer<Self>, scale: Self) -> Self
}

extension Float: SquareSummable {
  package static func sumOfSquares(_ values: UnsafeBufferPointer<Float>, scale: Float) -> Float {
    guard let first = values.baseAddress else { return 0 }
    return ck_squares_f32(first, values.count, scale)
  }
}

extension Double: SquareSummable {
  package static func sumOfSquares(
    _ values: UnsafeBufferPointer<Double>, scale: Double
  ) -> Double {
    guard let first = values.baseAddress else { return 0 }
    return ck_squares_f64(first, values.count, scale)
  }
}
