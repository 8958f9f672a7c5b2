import Plot
import TerminalKit
import Training

/// What a replay keeps to itself: first it is predicted, then revealed.
extension Model {
  /// How many records of a run may be looked at: in a replay none beyond the cursor, so that what comes
  /// is not given away by where the picture lies.
  func knownCount(of history: History) -> Int {
    document.isReplay ? min(snapshot.position, history.count) : history.count
  }

  /// Curves against the step as far as they may be looked at: in a replay up to the cursor, and of what
  /// updates used up to the last one before it.
  func known(_ series: [Series], ofUpdates: Bool = false) -> [Series] {
    guard document.isReplay else { return series }
    return series.map { $0.through(Double(snapshot.position - (ofUpdates ? 1 : 0))) }
  }

  /// An axis that was made of what may be looked at. That of a replay goes to round values, so that it
  /// stands still for long while the curves grow.
  func settled(_ axis: Axis) -> Axis { document.isReplay ? axis.rounded() : axis }
}
