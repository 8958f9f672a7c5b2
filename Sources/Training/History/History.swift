import Autograd

/// The records of a run, from 0 on.
///
/// A value that is cheap to copy: records lie in chunks that never change once written, shared by
/// snapshots, ghosts and forks, with a pyramid of minima and maxima for plots over them.
public struct History: Sendable {
  /// The dtype of losses, parameters and gradient norms.
  public let dtype: DType
  /// How many parameters a record has.
  public let parameterCount: Int
  /// How many records there are.
  public private(set) var count = 0
  /// The first step whose loss, or one of whose parameters, is not finite.
  public private(set) var firstNonFiniteStep: Int?

  private let capacity: Int
  private var chunks: [HistoryChunk] = []
  private var pyramid: BoundsPyramid

  /// Makes an empty history.
  init(dtype: DType, parameterCount: Int) {
    self.dtype = dtype
    self.parameterCount = parameterCount
    capacity = HistoryChunk.capacity(parameterCount: parameterCount)
    pyramid = BoundsPyramid(seriesCount: parameterCount + 1)
  }

  /// Whether there is no record.
  public var isEmpty: Bool { count == 0 }

  /// The record of a step.
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
  public func learningRate(at step: Int) -> Double {
    check(step)
    return chunks[step / capacity].learningRate(at: step % capacity)
  }

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

  private func value(_ column: Int, at step: Int) -> Double {
    check(step)
    return chunks[step / capacity].value(column, at: step % capacity)
  }

  private func check(_ step: Int) {
    precondition(step >= 0 && step < count, "no record \(step) among \(count)")
  }

  private func bounds(_ series: Int, in range: Range<Int>) -> Bounds {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) is beyond \(count)")
    let (first, last) = (range.lowerBound / capacity, range.upperBound / capacity)
    let (head, tail) = (range.lowerBound % capacity, range.upperBound % capacity)
    if first == last {
      return range.isEmpty ? Bounds() : chunks[first].bounds(series, in: head..<tail)
    }
    var result = Bounds()
    if head > 0 { result.formUnion(chunks[first].bounds(series, in: head..<capacity)) }
    result.formUnion(pyramid.bounds(series, in: (head > 0 ? first + 1 : first)..<last))
    if tail > 0 { result.formUnion(chunks[last].bounds(series, in: 0..<tail)) }
    return result
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
    if place == 0 {
      chunks.append(
        HistoryChunk(dtype: dtype, parameterCount: parameterCount, capacity: capacity))
    } else if chunks[chunks.count - 1].filled != place {
      chunks[chunks.count - 1] = chunks[chunks.count - 1].prefix(place)
    }
    let chunk = chunks[chunks.count - 1]
    chunk.append(
      loss: loss, gradientNorm: gradientNorm, learningRate: learningRate, parameters: parameters)
    if firstNonFiniteStep == nil, !(loss.isFinite && parameters.allSatisfy(\.isFinite)) {
      firstNonFiniteStep = count
    }
    count += 1
    if place == capacity - 1 {
      pyramid.append((0...parameterCount).map { chunk.bounds($0, in: 0..<capacity) })
    }
  }

  /// The first records alone, sharing their chunks.
  func prefix(_ count: Int) -> History {
    var result = self
    result.count = count
    result.chunks.removeLast(chunks.count - (count + capacity - 1) / capacity)
    result.pyramid.truncate(to: count / capacity)
    if let step = firstNonFiniteStep, step >= count { result.firstNonFiniteStep = nil }
    return result
  }
}
