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
