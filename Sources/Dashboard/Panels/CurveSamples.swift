import Plot
import TerminalKit
import Theory
import Training

/// The losses of a history, and the one at its end where that is known.
struct LossSamples: SampleSource {
  private let history: History
  private let tail: Double?

  init(_ history: History, tail: Double?) {
    self.history = history
    self.tail = tail
  }

  var count: Int { history.count + (tail == nil ? 0 : 1) }

  func value(at index: Int) -> Double {
    index < history.count ? history.loss(at: index) : tail ?? .nan
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let recorded = range.clamped(to: 0..<history.count)
    let found = history.lossBounds(in: recorded).map { $0.minimum...$0.maximum }
    guard range.upperBound > history.count, let tail, tail.isFinite else { return found }
    return found.map { min($0.lowerBound, tail)...max($0.upperBound, tail) } ?? tail...tail
  }
}

/// The excess over the floor in a history, in double precision from the parameters.
///
/// In a long stretch it is looked at in a few places, and its bounds are the recorded losses' less the
/// floor where those are the wider: a spike is never lost.
struct ExcessSamples: SampleSource {
  /// The most places of a stretch, and fewer where each takes a product with a large Hessian.
  private var exactCount: Int { max(1, min(16, (1 << 14) / max(1, start.count * start.count))) }

  private let history: History
  private let start: [Double]
  private let theory: LossTheory
  private let tail: Double?

  /// - Parameter theory: That of the loss which the history is over.
  init(_ history: History, start: [Double], theory: LossTheory, tail: Double?) {
    self.history = history
    self.start = start
    self.theory = theory
    self.tail = tail
  }

  var count: Int { history.count + (tail == nil ? 0 : 1) }

  func value(at index: Int) -> Double {
    if index == history.count, let tail { return tail }
    let parameters = index == 0 ? start : history.parameters(at: index - 1)
    if let excess = theory.quickExcess(at: parameters) { return excess }
    // Over very many rows the recorded loss has to do.
    guard index < history.count, let floor = theory.floor else { return .nan }
    return history.loss(at: index) - floor
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    guard !range.isEmpty else { return nil }
    let stride = max(range.count / exactCount, 1)
    var values = Swift.stride(from: range.lowerBound, to: range.upperBound, by: stride).map(value)
    values.append(value(at: range.upperBound - 1))
    if stride > 1, let floor = theory.floor,
      let highest = history.lossBounds(in: range.clamped(to: 0..<history.count))?.maximum
    {
      values.append(highest - floor)
    }
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return nil }
    return least...most
  }
}

/// What the updates of a history used: the norm of the gradient, or the learning rate.
struct UpdateSamples: SampleSource {
  enum Column { case gradientNorm, learningRate }

  private let history: History
  private let column: Column

  init(_ history: History, _ column: Column) {
    self.history = history
    self.column = column
  }

  var count: Int { history.count }

  func value(at step: Int) -> Double {
    switch column {
    case .gradientNorm: history.gradientNorm(at: step)
    case .learningRate: history.learningRate(at: step)
    }
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let found =
      switch column {
      case .gradientNorm: history.gradientNormBounds(in: range)
      case .learningRate: history.learningRateBounds(in: range)
      }
    return found.map { $0.minimum...$0.maximum }
  }
}

/// What is worked out from the parameters at the positions 0, 1, … of a history.
struct PositionSamples: SampleSource {
  /// How many places of a stretch are looked at.
  private static let places = 16

  private let history: History
  private let start: [Double]
  private let worth: @Sendable ([Double]) -> Double

  /// - Parameter worth: The value for parameters; NaN where there is none.
  init(_ history: History, start: [Double], _ worth: @escaping @Sendable ([Double]) -> Double) {
    self.history = history
    self.start = start
    self.worth = worth
  }

  var count: Int { history.count + 1 }

  func value(at position: Int) -> Double {
    worth(position == 0 ? start : history.parameters(at: position - 1))
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let stride = max(range.count / Self.places, 1)
    let finite = Swift.stride(from: range.lowerBound, to: range.upperBound, by: stride)
      .map(value).filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return nil }
    return least...most
  }
}

/// The first samples of a row.
struct PrefixSamples: SampleSource {
  private let base: any SampleSource
  let count: Int

  init(_ base: any SampleSource, count: Int) {
    self.base = base
    self.count = min(max(count, 0), base.count)
  }

  func value(at index: Int) -> Double { base.value(at: index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? { base.extremes(in: range) }
}

extension Series {
  /// This curve without what lies right of `x`.
  func through(_ x: Double) -> Series {
    var part = self
    let count = ((x - start) / spacing + 1e-9).rounded(.down) + 1
    part.samples = PrefixSamples(samples, count: Int(min(max(count, 0), Double(samples.count))))
    return part
  }
}

/// The last samples of a row.
struct SuffixSamples: SampleSource {
  private let base: any SampleSource
  private let first: Int

  init(_ base: any SampleSource, from first: Int) {
    self.base = base
    self.first = min(max(first, 0), base.count)
  }

  var count: Int { base.count - first }
  func value(at index: Int) -> Double { base.value(at: first + index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    base.extremes(in: first + range.lowerBound..<first + range.upperBound)
  }
}

/// An exponential average of a row, corrected for its beginning (Kingma and Ba, 2015, section 3).
///
/// What is not finite is passed over. Of a long row so many samples are taken together first that the
/// average stays cheap.
struct SmoothedSamples: SampleSource {
  private static let limit = 4_096

  /// How many samples of the row one of these stands for.
  let spacing: Double
  private let samples: ArraySamples

  init(_ base: any SampleSource, weight: Double) {
    let stride = max((base.count + Self.limit - 1) / Self.limit, 1)
    var average = 0.0
    var remaining = 1.0
    var values: [Double] = []
    let kept = Self.power(weight, stride)
    for index in Swift.stride(from: 0, to: base.count, by: stride) {
      let value = base.value(at: index)
      if value.isFinite {
        remaining *= kept
        // The correction stands in the weight, so that a constant row stays as it is, to the bit.
        average += (1 - kept) / (1 - remaining) * (value - average)
      }
      values.append(remaining < 1 ? average : .nan)
    }
    samples = ArraySamples(values)
    spacing = Double(stride)
  }

  var count: Int { samples.count }
  func value(at index: Int) -> Double { samples.value(at: index) }
  func extremes(in range: Range<Int>) -> ClosedRange<Double>? { samples.extremes(in: range) }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= base }
    return result
  }
}

/// One parameter at the positions 0, 1, … of a history.
struct ParameterSamples: SampleSource {
  private let history: History
  private let index: Int
  private let start: Double

  init(_ history: History, _ index: Int, start: Double) {
    self.history = history
    self.index = index
    self.start = start
  }

  var count: Int { history.count + 1 }

  func value(at position: Int) -> Double {
    position == 0 ? start : history.parameter(index, at: position - 1)
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let steps = max(range.lowerBound - 1, 0)..<max(range.upperBound - 1, 0)
    let found = history.parameterBounds(index, in: steps).map { $0.minimum...$0.maximum }
    guard range.contains(0), start.isFinite else { return found }
    return found.map { min($0.lowerBound, start)...max($0.upperBound, start) } ?? start...start
  }
}
