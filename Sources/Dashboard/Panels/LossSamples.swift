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
