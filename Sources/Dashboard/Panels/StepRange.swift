import Engine
import Plot
import TerminalKit

/// How far the axis of steps goes.
enum StepRange {
  /// Up to this many steps the whole way to the target shows from the start.
  static let patience = 400

  /// The last step of the axis: the target if it is near, else a round number that is not far ahead of
  /// the run, so that the axis stands still for long.
  static func end(_ snapshot: Snapshot) -> Int {
    let others = snapshot.ghosts.map(\.history.count) + snapshot.comparedRuns.map(\.history.count)
    let reached = max(snapshot.head, others.max() ?? 0, 1)
    let target = max(snapshot.target, 1)
    if target <= patience { return max(reached, target) }
    return max(reached, min(target, round(atLeast: max(reached, patience / 2))))
  }

  /// The first of 1, 2, 5, 10, 20, … that is not below a number.
  private static func round(atLeast number: Int) -> Int {
    var decade = 1
    while decade < Int.max / 100 {
      for digit in [1, 2, 5] where decade * digit >= number { return decade * digit }
      decade *= 10
    }
    return number
  }
}

extension Model {
  /// The axis of steps of the plots: the window, or all up to a round number that the run grows into.
  var stepAxis: Axis { stepAxis(showing: lossView.window) }

  /// The axis of steps that shows a window; nil for all.
  func stepAxis(showing window: ClosedRange<Double>?) -> Axis {
    let isLogarithmic = lossView.isStepLogarithmic
    let scale: Axis.Scale = isLogarithmic ? .logarithmic : .linear
    let ends = window ?? (0...Double(StepRange.end(snapshot)))
    return Axis(
      from: isLogarithmic ? max(ends.lowerBound, 1) : ends.lowerBound,
      to: max(ends.upperBound, isLogarithmic ? 2 : 1), scale: scale, quantity: .count)
  }
}
