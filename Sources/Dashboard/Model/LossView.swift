import Engine
import Plot
import Scenarios
import TerminalKit

/// How the loss is shown.
struct LossView: Hashable, Sendable {
  /// Whether the vertical axis is logarithmic.
  var isLogarithmic = true
  /// Whether the axis of steps is logarithmic, in every plot that has one.
  var isStepLogarithmic = false
  /// What is drawn.
  var quantity = ScenarioView.Curve.loss
  /// Whether all that can be drawn is, side by side, where there is room for more than one.
  var showsAll = false
  /// Whether what theory predicts is drawn.
  var showsPrediction = false
  /// How much is smoothed away: the weight of the past, from 0 to below 1.
  var smoothing = 0.0
  /// The steps that are shown; nil to follow the run.
  var window: ClosedRange<Double>?

  /// The weights of the past that a key goes through.
  static let smoothings = [0, 0.6, 0.9, 0.99]

  /// The next weight, and after the last one none again.
  mutating func smoothMore() {
    smoothing = Self.smoothings.first { $0 > smoothing } ?? 0
  }

  /// Shows the quantity after the chosen one.
  mutating func showNextQuantity() { quantity = quantity.next }

  init() {}

  /// As a scenario's author left it; what is not said is as in a new dashboard.
  init(_ view: ScenarioView?) {
    if let scale = view?.loss { isLogarithmic = scale == .log }
    if let scale = view?.steps { isStepLogarithmic = scale == .log }
    switch view?.curve {
    case .one(let curve): quantity = curve
    case .all: showsAll = true
    case nil: break
    }
    smoothing = view?.smoothing ?? 0
    if let window = view?.window {
      self.window = Double(window.lowerBound)...Double(window.upperBound)
    }
  }
}

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
