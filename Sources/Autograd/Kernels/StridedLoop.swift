/// A walk over several tensors of one shape at once, innermost runs as long as possible.
///
/// Up to four operands; unused ones have an empty pointer.
struct StridedLoop {
  /// Sizes, innermost first.
  private(set) var sizes = Shape()
  /// Strides in bytes, innermost first, by operand.
  private(set) var strides: InlineArray<4, Shape> = InlineArray(repeating: Shape())
  private let operandCount: Int

  /// A loop over `shape`. Strides are in elements and already expanded to it.
  init(_ shape: Shape, _ operands: [(strides: Shape, itemSize: Int)]) {
    operandCount = operands.count
    let order = Self.order(shape, operands.map(\.strides))
    for d in order where shape[d] != 1 {
      append(shape[d], operands.map { $0.strides[d] * $0.itemSize })
    }
    if sizes.isEmpty { append(1, operands.map(\.itemSize)) }
  }

  /// Adds the next outer dimension, merged with the one before it where every operand goes on evenly.
  private mutating func append(_ size: Int, _ steps: [Int]) {
    let last = sizes.count - 1
    if last >= 0 && (0..<operandCount).allSatisfy({ strides[$0][last] * sizes[last] == steps[$0] })
    {
      sizes[last] *= size
      return
    }
    sizes.append(size)
    for operand in 0..<operandCount { strides[operand].append(steps[operand]) }
  }

  /// The dimensions from the innermost out, as PyTorch orders them: by the strides of the first operand
  /// that tells them apart.
  static func order(_ shape: Shape, _ strides: [Shape]) -> [Int] {
    var order = Array((0..<shape.count).reversed())
    guard shape.count > 1 else { return order }
    for start in 1..<shape.count {
      var moving = start
      for position in stride(from: start - 1, through: 0, by: -1) {
        let comparison = compare(order[position], order[moving], shape, strides)
        if comparison > 0 {
          order.swapAt(position, moving)
          moving = position
        } else if comparison < 0 {
          break
        }
      }
    }
    return order
  }

  private static func compare(_ a: Int, _ b: Int, _ shape: Shape, _ strides: [Shape]) -> Int {
    for operand in strides {
      let (x, y) = (operand[a], operand[b])
      if x == 0 || y == 0 { continue }
      if x != y { return x < y ? -1 : 1 }
      if shape[a] > shape[b] { return 1 }
    }
    return 0
  }

  /// Calls `body` for every run with the byte offsets of its first elements, its length, and the strides
  /// of the run in bytes.
  @inline(__always)
  func forEachRun(
    _ body: (_ offsets: InlineArray<4, Int>, _ count: Int, _ strides: InlineArray<4, Int>) -> Void
  ) {
    var steps = InlineArray<4, Int>(repeating: 0)
    for operand in 0..<operandCount { steps[operand] = strides[operand][0] }
    var offsets = InlineArray<4, Int>(repeating: 0)
    guard !sizes.contains(0) else { return }
    var position = Shape(repeating: 0, count: sizes.count)
    while true {
      body(offsets, sizes[0], steps)
      var d = 1
      while d < sizes.count {
        position[d] += 1
        for operand in 0..<operandCount { offsets[operand] += strides[operand][d] }
        if position[d] < sizes[d] { break }
        for operand in 0..<operandCount { offsets[operand] -= strides[operand][d] * sizes[d] }
        position[d] = 0
        d += 1
      }
      if d >= sizes.count { return }
    }
  }
}

/// Tensors as operands of loops: their layout against the result's, their type, their memory.
extension Tensor {
  @inline(__always)
  var itemSize: Int { dtype.itemSize }

  /// The tensor as an operand of a loop over `target`.
  func operand(_ target: Shape) -> (strides: Shape, itemSize: Int) {
    (Layout.expandedStrides(shape, strides, to: target), itemSize)
  }

  /// The same elements as `type`, without history: itself if it has that type.
  @inline(__always)
  func cast(to type: DType) -> Tensor {
    if dtype == type { return self }
    let result = Tensor(uninitialized: shape, type, like: [self])
    Elementwise.copy(self, to: result)
    return result
  }

  /// Whether writing `target`, element by element, changes no element that is still to be read.
  @inline(__always)
  func isSafeToRead(whileWriting target: Tensor) -> Bool {
    if storage.block != target.storage.block || self === target { return true }
    let isSame = pointer == target.pointer && shape == target.shape && strides == target.strides
    return isSame || target.storage.byteCount == 0
  }

  /// Itself, or a copy if writing `target` would change elements that are still to be read.
  func safeToRead(whileWriting target: Tensor) -> Tensor {
    if isSafeToRead(whileWriting: target) { return self }
    let copy = Tensor(uninitialized: shape, dtype)
    Elementwise.copy(self, to: copy)
    return copy
  }

  /// Whether the strides are those of a new tensor of this shape.
  var isRowMajor: Bool { Layout.isRowMajor(shape, strides) }

  /// Itself, with the strides of a new tensor in its dimensions of size 1 too if it is contiguous: so
  /// PyTorch sees the operand of a function of one tensor.
  var withPlainStrides: Tensor {
    isContiguous && !isRowMajor ? rawView(shape, shape.rowMajorStrides) : self
  }

  /// Itself if it has the strides of a new tensor, else its elements with them.
  var inRowMajorOrder: Tensor {
    isContiguous ? withPlainStrides : contiguousCopy(as: dtype)
  }

  /// A new tensor whose layout follows that of the operands, as PyTorch lays out elementwise results: the
  /// first that is permuted but dense decides.
  convenience init(uninitialized shape: Shape, _ dtype: DType, like operands: [Tensor]) {
    // A broadcast without elements may reorder its dimensions, even of contiguous operands, and so may
    // one of operands whose dimensions of size 1 have strides of their own.
    if operands.allSatisfy({ $0.isContiguous })
      && (operands.allSatisfy({ $0.shape == shape })
        || (!shape.contains(0) && operands.allSatisfy({ $0.isRowMajor })))
    {
      self.init(uninitialized: shape, dtype)
      return
    }
    if let first = operands.first, first.shape == shape, Layout.isDense(shape, first.strides),
      operands.allSatisfy({ $0.shape == shape && $0.strides == first.strides })
    {
      self.init(uninitialized: shape, dtype, strides: first.strides)
      return
    }
    let order = StridedLoop.order(
      shape, operands.map { Layout.expandedStrides($0.shape, $0.strides, to: shape) })
    if order.elementsEqual((0..<shape.count).reversed()) {
      self.init(uninitialized: shape, dtype)
      return
    }
    var strides = shape
    var step = 1
    for d in order {
      strides[d] = step
      step *= shape[d]
    }
    self.init(uninitialized: shape, dtype, strides: strides)
  }

  /// A new tensor with `strides`, row-major ones if `nil`, in as much memory as they reach over.
  convenience init(
    uninitialized shape: Shape, _ dtype: DType, strides: Shape?, zeroed: Bool = false
  ) {
    guard let strides, strides != shape.rowMajorStrides else {
      self.init(uninitialized: shape, dtype, zeroed: zeroed)
      return
    }
    self.init(
      storage: Storage(
        byteCount: Layout.extent(shape, strides) * dtype.itemSize, zeroed: zeroed),
      offset: 0, shape: shape, strides: strides, dtype: dtype)
  }
}
