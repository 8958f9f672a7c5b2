import Scenarios

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
  /// Whether what theory foretells is drawn.
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
