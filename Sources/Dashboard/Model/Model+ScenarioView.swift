import Scenarios

extension Model {
  /// How the dashboard shows the run, as far as it is not how any run is shown at first: what a scenario
  /// file keeps, so that it opens as it was left. Panels are kept as the file had them.
  var scenarioView: ScenarioView? {
    var view = ScenarioView(panels: document.scenario.view?.panels)
    if !lossView.isLogarithmic { view.loss = .linear }
    if lossView.isStepLogarithmic { view.steps = .log }
    if lossView.quantity != LossView().quantity { view.curve = lossView.quantity.inScenarios }
    if lossView.smoothing > 0 { view.smoothing = lossView.smoothing }
    if trajectoryMode != trajectoryModes.first { view.trajectory = trajectoryMode.inScenarios }
    if planeView.axes != PlaneView().axes {
      view.plane = ScenarioView.Plane(right: planeView.axes.x + 1, up: planeView.axes.y + 1)
    }
    if let window = lossView.window {
      view.window = Int(window.lowerBound.rounded(.down))...Int(window.upperBound.rounded(.up))
    }
    return view == ScenarioView() ? nil : view
  }
}
