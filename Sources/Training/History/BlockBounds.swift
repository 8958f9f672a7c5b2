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
