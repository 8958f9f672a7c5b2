import Plot
import TerminalKit
import Training

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
