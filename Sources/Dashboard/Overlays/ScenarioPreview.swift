import Plot
import Scenarios
import TerminalKit
import Training

/// A small picture of what a scenario does at first: the curve of its loss plot, on the scale of it.
public struct ScenarioPreview: Hashable, Sendable {
  /// The losses of its first steps, or their excess over the floor; empty where nothing is known.
  let values: [Double]
  /// Whether it is the excess.
  let isExcess: Bool
  /// How heights follow from values.
  let scale: Axis.Scale

  /// Nothing to show.
  public static let none = ScenarioPreview(values: [], isExcess: false, scale: .linear)

  private init(values: [Double], isExcess: Bool, scale: Axis.Scale) {
    (self.values, self.isExcess, self.scale) = (values, isExcess, scale)
  }

  /// The picture of a run's first steps, which are done.
  ///
  /// - Parameters:
  ///   - run: The run, at its start.
  ///   - steps: The most steps.
  ///   - view: How the scenario's author shows it.
  public init(running run: Run, steps: Int, view: ScenarioView?) {
    let start = run.parameters
    run.advance(to: steps)
    let (history, lossView) = (run.history, LossView(view))
    let goesBelowZero = history.goesBelowZero(before: history.count)
    guard
      lossView.showsExcess(
        lossView.quantity, over: run.theory.floor, goesBelowZero: goesBelowZero)
    else {
      self.init(
        values: history.losses(in: 0..<history.count), isExcess: false,
        scale: lossView.scale(goesBelowZero: goesBelowZero))
      return
    }
    let samples = ExcessSamples(history, start: start, theory: run.theory, tail: nil)
    self.init(
      values: (0..<samples.count).map(samples.value), isExcess: true,
      scale: lossView.scale(goesBelowZero: false))
  }

  /// What the curve is of, and on which scale.
  func title(_ look: Look) -> SafeText {
    LossCurve.title(
      [LossCurve.name(isExcess: isExcess)] + (scale == .logarithmic ? ["log"] : []), look)
  }
}
