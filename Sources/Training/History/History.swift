import Autograd

/// The records of a run, from 0 on.
///
/// A value that is cheap to copy: records lie in chunks that never change once written, shared by
/// snapshots, ghosts and forks, with a pyramid of minima and maxima for plots over them.
///
/// Beyond a budget of bytes the oldest records are dropped; their bounds stay, to a block of 64 steps.
/// Their numbers read as NaN, a gap in a plot, and `Run.record(at:)` computes them again.
public struct History: Sendable {
  /// The dtype of losses, parameters and gradient norms.
  public let dtype: DType
  /// How many parameters a record has.
  public let parameterCount: Int
  /// How many records there are.
  public private(set) var count = 0
  /// The first step whose loss, or one of whose parameters, is not finite.
  public private(set) var firstNonFiniteStep: Int?

  /// Records in a chunk.
  let capacity: Int
  private let budget: Budget
  private var chunks: [HistoryChunk?] = []
  /// The bounds of each chunk's blocks; nil where only those of the whole chunk are kept.
  private var blocks: [BlockBounds?] = []
  private var pyramid: BoundsPyramid
  /// The chunks before this one have been dropped, but for those computed again.
  private var firstKeptChunk = 0
  /// The hash of all records before each chunk that was dropped, and before the next.
  private var hashes = [RecordsHash()]
  /// Chunks that were computed again, the latest last.
  private var refilled: [Int] = []

  /// The bytes that a history may hold.
  struct Budget: Sendable {
    /// For records.
    var records = 96 << 20
    /// For bounds of blocks.
    var blocks = 48 << 20
    /// Chunks that are kept of those computed again.
    var refilled = 8
  }

  /// Makes an empty history.
  init(dtype: DType, parameterCount: Int, budget: Budget = Budget()) {
    self.dtype = dtype
    self.parameterCount = parameterCount
    self.budget = budget
    capacity = HistoryChunk.capacity(parameterCount: parameterCount)
    pyramid = BoundsPyramid(seriesCount: HistoryChunk.seriesCount(parameterCount))
  }

  /// Whether there is no record.
  public var isEmpty: Bool { count == 0 }

  /// Whether the record of a step is at hand.
  public func holds(_ step: Int) -> Bool {
    step >= 0 && step < count && chunks[step / capacity] != nil
  }

  /// The record of a step; its numbers are NaN where it has been dropped.
  ///
  /// - Precondition: The step is in `0..<count`.
  public subscript(step: Int) -> Record {
    Record(
      step: step, loss: loss(at: step), parameters: parameters(at: step),
      learningRate: learningRate(at: step), gradientNorm: gradientNorm(at: step))
  }

  /// The loss of a step's record.
  public func loss(at step: Int) -> Double { value(0, at: step) }

  /// Parameter `index` of a step's record: its value at position `step + 1`.
  public func parameter(_ index: Int, at step: Int) -> Double {
    precondition(index >= 0 && index < parameterCount, "no parameter \(index)")
    return value(index + 1, at: step)
  }

  /// The parameters of a step's record: those at position `step + 1`.
  public func parameters(at step: Int) -> [Double] {
    (0..<parameterCount).map { value($0 + 1, at: step) }
  }

  /// The learning rate that a step's update used.
  public func learningRate(at step: Int) -> Double { value(parameterCount + 2, at: step) }

  /// The norm of the gradient that a step's update used.
  public func gradientNorm(at step: Int) -> Double { value(parameterCount + 1, at: step) }

  /// The losses of a range of steps.
  public func losses(in range: Range<Int>) -> [Double] { range.map(loss) }

  /// The least and the greatest finite loss in a range of steps; nil where there is none.
  ///
  /// - Complexity: O(log n).
  public func lossBounds(in range: Range<Int>) -> (minimum: Double, maximum: Double)? {
    bounds(0, in: range).range
  }

  /// The least and the greatest finite value of a parameter in the records of a range of steps; nil
  /// where there is none.
  ///
  /// - Complexity: O(log n).
  public func parameterBounds(
    _ index: Int, in range: Range<Int>
  ) -> (minimum: Double, maximum: Double)? {
    precondition(index >= 0 && index < parameterCount, "no parameter \(index)")
    return bounds(index + 1, in: range).range
  }

  /// The least and the greatest finite gradient norm in the records of a range of steps; nil where there
  /// is none.
  ///
  /// - Complexity: O(log n).
  public func gradientNormBounds(in range: Range<Int>) -> (minimum: Double, maximum: Double)? {
    bounds(parameterCount + 1, in: range).range
  }

  /// The least and the greatest learning rate in the records of a range of steps; nil where there is none.
  ///
  /// - Complexity: O(log n).
  public func learningRateBounds(in range: Range<Int>) -> (minimum: Double, maximum: Double)? {
    bounds(parameterCount + 2, in: range).range
  }

  private func value(_ column: Int, at step: Int) -> Double {
    check(step)
    return chunks[step / capacity]?.value(column, at: step % capacity) ?? .nan
  }

  private func check(_ step: Int) {
    precondition(step >= 0 && step < count, "no record \(step) among \(count)")
  }

  private func bounds(_ series: Int, in range: Range<Int>) -> Bounds {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) is beyond \(count)")
    let (first, last) = (range.lowerBound / capacity, range.upperBound / capacity)
    let (head, tail) = (range.lowerBound % capacity, range.upperBound % capacity)
    if first == last {
      return range.isEmpty ? Bounds() : bounds(series, ofChunk: first, in: head..<tail)
    }
    var result = Bounds()
    if head > 0 { result.formUnion(bounds(series, ofChunk: first, in: head..<capacity)) }
    result.formUnion(pyramid.bounds(series, in: (head > 0 ? first + 1 : first)..<last))
    if tail > 0 { result.formUnion(bounds(series, ofChunk: last, in: 0..<tail)) }
    return result
  }

  private func bounds(_ series: Int, ofChunk index: Int, in places: Range<Int>) -> Bounds {
    if let chunk = chunks[index] { return chunk.bounds(series, in: places) }
    return blocks[index]?.covering(series, places)
      ?? pyramid.bounds(series, in: index..<index + 1)
  }
}

extension History {
  /// Adds the record of step `count`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func append<Scalar: RunScalar>(
    loss: Scalar, gradientNorm: Scalar, learningRate: Double,
    parameters: UnsafeBufferPointer<Scalar>
  ) {
    let place = count & (capacity - 1)
    let chunk = chunkForAppending(at: place)
    chunk.append(
      loss: loss, gradientNorm: gradientNorm, learningRate: learningRate, parameters: parameters)
    if firstNonFiniteStep == nil, !(loss.isFinite && parameters.allSatisfy(\.isFinite)) {
      firstNonFiniteStep = count
    }
    count += 1
    if place == capacity - 1 {
      let series = 0..<HistoryChunk.seriesCount(parameterCount)
      pyramid.append(series.map { chunk.bounds($0, in: 0..<capacity) })
      keepBudget()
    }
  }

  /// The chunk whose next place is `place`: the last one if it ends there, else one of its own.
  private mutating func chunkForAppending(at place: Int) -> HistoryChunk {
    if place > 0, let last = chunks[chunks.count - 1] {
      if last.filled == place { return last }
      let copy = last.prefix(place)
      chunks[chunks.count - 1] = copy
      blocks[blocks.count - 1] = copy.blocks
      return copy
    }
    let chunk = HistoryChunk(dtype: dtype, parameterCount: parameterCount, capacity: capacity)
    chunks.append(chunk)
    blocks.append(chunk.blocks)
    return chunk
  }

  /// Drops the oldest chunk if the full ones outgrow the budget, and of bounds likewise.
  private mutating func keepBudget() {
    guard let last = chunks[chunks.count - 1] else { return }
    let kept = max(2, budget.records / last.byteCount)
    if chunks.count - firstKeptChunk > kept { drop(firstKeptChunk) }
    let bounded = budget.blocks / max(1, last.blocks.byteCount)
    if firstKeptChunk > bounded { blocks[firstKeptChunk - bounded - 1] = nil }
  }

  private mutating func drop(_ index: Int) {
    var hash = hashes[index]
    for step in index * capacity..<(index + 1) * capacity { hash.combine(self[step]) }
    hashes.append(hash)
    chunks[index] = nil
    firstKeptChunk = index + 1
  }

  /// An empty history of the same shape.
  var emptied: History { History(dtype: dtype, parameterCount: parameterCount, budget: budget) }

  /// Takes back the chunk of records that were dropped, from a history that has them alone.
  mutating func refill(chunk index: Int, from other: History) {
    guard index < firstKeptChunk, chunks[index] == nil, let chunk = other.chunks.first else {
      return
    }
    chunks[index] = chunk
    refilled.append(index)
    if refilled.count > budget.refilled { chunks[refilled.removeFirst()] = nil }
  }

  /// The first records alone, sharing their chunks.
  ///
  /// - Precondition: The last of them is at hand.
  func prefix(_ count: Int) -> History {
    precondition(count == 0 || holds(count - 1), "record \(count - 1) has been dropped")
    var result = self
    result.count = count
    let chunkCount = (count + capacity - 1) / capacity
    result.chunks.removeLast(chunks.count - chunkCount)
    result.blocks.removeLast(blocks.count - chunkCount)
    result.pyramid.truncate(to: count / capacity)
    // A chunk that goes on cannot be among those dropped.
    result.firstKeptChunk = min(firstKeptChunk, count / capacity)
    result.hashes.removeLast(hashes.count - 1 - result.firstKeptChunk)
    result.refilled.removeAll { $0 >= result.firstKeptChunk }
    if let step = firstNonFiniteStep, step >= count { result.firstNonFiniteStep = nil }
    return result
  }

  /// FNV-1a-64 of the first records, so that a replay can say whether it has the same bits.
  ///
  /// Of each record the little-endian bytes of its step (a 64-bit whole number), its loss, its parameters,
  /// its learning rate and its gradient norm (doubles, widened where the run is float32; every NaN is
  /// the same one). `Run.recordsHash(upTo:)` takes records in that were dropped, too.
  ///
  /// - Precondition: `count` is at most the number of records, and those of its last chunk are at hand.
  /// - Complexity: O(count · parameters).
  public func recordsHash(upTo count: Int) -> UInt64 {
    precondition(count >= 0 && count <= self.count, "no \(count) records among \(self.count)")
    let start = min(count / capacity, firstKeptChunk)
    var hash = hashes[start]
    for step in start * capacity..<count {
      precondition(holds(step), "record \(step) has been dropped")
      hash.combine(self[step])
    }
    return hash.value
  }
}
