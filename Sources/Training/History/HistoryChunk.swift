import Autograd

/// A stretch of records in one allocation, column by column.
///
/// Columns are the loss, the parameters, the gradient norm, all in the run's dtype, then the learning
/// rate in double precision. A chunk is only ever appended to: places below a `History`'s count never
/// change, so that copies of it share the chunk.
final class HistoryChunk: Sendable {
  /// Records in a block, the finest step of the pyramid of bounds.
  static let blockLength = 64

  let parameterCount: Int
  let capacity: Int
  /// How many places have been written.
  // Unsafe to the compiler; the appending thread alone reads and writes it.
  nonisolated(unsafe) private(set) var filled = 0

  private let isWide: Bool
  // Unsafe, as all raw memory is to the compiler: a place is written once, by the thread that appends, and
  // read by others only through a `History` value that was copied after the writing.
  nonisolated(unsafe) private let values: UnsafeMutableRawPointer
  // Unsafe for the same reason: written once, by the thread that appends, before a copied `History` shows it.
  nonisolated(unsafe) private let rates: UnsafeMutablePointer<Double>
  /// The bounds of the full blocks, which outlive the chunk.
  let blocks: BlockBounds

  /// Makes an empty chunk for a power of two of records.
  init(dtype: DType, parameterCount: Int, capacity: Int) {
    self.parameterCount = parameterCount
    self.capacity = capacity
    isWide = dtype == .float64
    values = .allocate(
      byteCount: (parameterCount + 2) * capacity * (isWide ? 8 : 4), alignment: 8)
    rates = .allocate(capacity: capacity)
    blocks = BlockBounds(
      seriesCount: Self.seriesCount(parameterCount), blockCount: capacity / Self.blockLength)
  }

  deinit {
    values.deallocate()
    rates.deallocate()
  }

  /// Records in a chunk: many where they are small, so that a chunk is some megabytes at most.
  static func capacity(parameterCount: Int) -> Int {
    var capacity = blockLength
    while capacity < 4096, capacity * 2 * (parameterCount + 2) <= 1 << 16 { capacity *= 2 }
    return capacity
  }

  /// The bytes that a chunk of this shape holds.
  var byteCount: Int {
    (parameterCount + 2) * capacity * (isWide ? 8 : 4) + capacity * MemoryLayout<Double>.stride
  }

  /// How many series bounds are kept of: all columns.
  static func seriesCount(_ parameterCount: Int) -> Int { parameterCount + 3 }

  /// The column that holds the gradient norm; 0 is the loss and i + 1 parameter i.
  var gradientNormColumn: Int { parameterCount + 1 }

  /// The value of a column in a place that has been written.
  func value(_ column: Int, at index: Int) -> Double {
    if column > gradientNormColumn { return rates[index] }
    let place = column * capacity + index
    return isWide
      ? values.assumingMemoryBound(to: Double.self)[place]
      : Double(values.assumingMemoryBound(to: Float.self)[place])
  }

  /// Writes the next place.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func append<Scalar: RunScalar>(
    loss: Scalar, gradientNorm: Scalar, learningRate: Double,
    parameters: UnsafeBufferPointer<Scalar>
  ) {
    let index = filled
    let columns = values.assumingMemoryBound(to: Scalar.self)
    columns[index] = loss
    for i in 0..<parameterCount { columns[(i + 1) * capacity + index] = parameters[i] }
    columns[gradientNormColumn * capacity + index] = gradientNorm
    rates[index] = learningRate
    filled = index + 1
    if filled.isMultiple(of: Self.blockLength) { closeBlock(index / Self.blockLength) }
  }

  /// The bounds of a column over places of this chunk.
  func bounds(_ series: Int, in range: Range<Int>) -> Bounds {
    var result = Bounds()
    var index = range.lowerBound
    while index < range.upperBound {
      if index.isMultiple(of: Self.blockLength), index + Self.blockLength <= range.upperBound {
        result.formUnion(blocks[series, index / Self.blockLength])
        index += Self.blockLength
      } else {
        result.include(value(series, at: index))
        index += 1
      }
    }
    return result
  }

  /// A chunk of its own with the first places of this one.
  func prefix(_ count: Int) -> HistoryChunk {
    let copy = HistoryChunk(
      dtype: isWide ? .float64 : .float32, parameterCount: parameterCount, capacity: capacity)
    let width = isWide ? 8 : 4
    for column in 0..<(parameterCount + 2) {
      let start = column * capacity * width
      (copy.values + start).copyMemory(from: values + start, byteCount: count * width)
    }
    copy.rates.update(from: rates, count: count)
    copy.filled = count
    for block in 0..<(count / Self.blockLength) { copy.closeBlock(block) }
    return copy
  }

  private func closeBlock(_ block: Int) {
    let places = block * Self.blockLength..<(block + 1) * Self.blockLength
    for series in 0..<Self.seriesCount(parameterCount) {
      var bounds = Bounds()
      for index in places { bounds.include(value(series, at: index)) }
      blocks[series, block] = bounds
    }
  }
}

/// The bounds of a chunk's full blocks, for each series.
final class BlockBounds: Sendable {
  private let blockCount: Int
  // Unsafe, as all raw memory is to the compiler: a place is written once, by the thread that appends, and
  // read by others only through a `History` value that was copied after the writing.
  nonisolated(unsafe) private let bounds: UnsafeMutablePointer<Bounds>
  /// The bytes that it holds.
  let byteCount: Int

  init(seriesCount: Int, blockCount: Int) {
    self.blockCount = blockCount
    bounds = .allocate(capacity: seriesCount * blockCount)
    bounds.initialize(repeating: Bounds(), count: seriesCount * blockCount)
    byteCount = seriesCount * blockCount * MemoryLayout<Bounds>.stride
  }

  deinit { bounds.deallocate() }

  subscript(series: Int, block: Int) -> Bounds {
    get { bounds[series * blockCount + block] }
    set { bounds[series * blockCount + block] = newValue }
  }

  /// The bounds over places of the chunk, widened to whole blocks.
  func covering(_ series: Int, _ places: Range<Int>) -> Bounds {
    var result = Bounds()
    guard !places.isEmpty else { return result }
    let length = HistoryChunk.blockLength
    for block in places.lowerBound / length...(places.upperBound - 1) / length {
      result.formUnion(self[series, block])
    }
    return result
  }
}
