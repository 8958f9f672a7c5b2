/// The Euclidean norm with PyTorch's order of additions.
enum VectorNorm {
  /// `torch.norm(x)` of a contiguous tensor, to the bit: lanes of 32 bytes are summed apart, then
  /// together, then what is left, of which the last up to three squares are fused.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func euclidean<Scalar: RunScalar>(_ values: UnsafeBufferPointer<Scalar>) -> Scalar {
    let lanes = 32 / MemoryLayout<Scalar>.stride
    let whole = values.count / lanes * lanes
    var sum: Scalar = 0
    if whole > 0 {
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: lanes) { sums in
        sums.initialize(repeating: 0)
        for index in 0..<whole { sums[index % lanes] += values[index] * values[index] }
        for lane in 0..<lanes { sum += sums[lane] }
      }
    }
    var index = whole
    while values.count - index >= 4 {
      for _ in 0..<4 {
        sum += values[index] * values[index]
        index += 1
      }
    }
    while index < values.count {
      sum = sum.addingProduct(values[index], values[index])
      index += 1
    }
    return sum.squareRoot()
  }
}
