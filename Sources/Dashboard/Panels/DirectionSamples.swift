import TerminalKit
import Training

/// The parameters along a history, and what theory says of them.
struct ExcessTrack: Sendable {
  let history: History
  let start: [Double]
  let theory: Theory

  init(_ history: History, start: [Double], theory: Theory) {
    self.history = history
    self.start = start
    self.theory = theory
  }

  /// The excess along an eigenvector at a position; NaN where it is not known.
  func part(along index: Int, at position: Int) -> Double {
    let parameters = position == 0 ? start : history.parameters(at: position - 1)
    return theory.excessPart(along: index, at: parameters) ?? .nan
  }
}

/// The excess along one eigenvector of the Hessian.
struct DirectionSamples: SampleSource {
  /// How many places of a stretch are looked at.
  private static let places = 16

  private let track: ExcessTrack
  private let index: Int

  init(_ track: ExcessTrack, _ index: Int) {
    self.track = track
    self.index = index
  }

  var count: Int { track.history.count + 1 }

  func value(at position: Int) -> Double { track.part(along: index, at: position) }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let stride = max(range.count / Self.places, 1)
    let finite = Swift.stride(from: range.lowerBound, to: range.upperBound, by: stride)
      .map(value).filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return nil }
    return least...most
  }
}
