import Scenarios
import Training

extension Model {
  /// How the dashboard shows the run, as far as it is not how any run is shown at first: what a scenario
  /// file keeps, so that it opens as it was left.
  var scenarioView: ScenarioView? {
    var view = ScenarioView(panels: zoomed.map { [$0.description] } ?? severalPanels)
    if !lossView.isLogarithmic { view.loss = .linear }
    if lossView.isStepLogarithmic { view.steps = .log }
    if lossView.quantity != LossView().quantity { view.curve = .one(lossView.quantity) }
    if lossView.showsAll { view.curve = .all }
    if lossView.smoothing > 0 { view.smoothing = lossView.smoothing }
    if trajectoryMode != trajectoryModes.first { view.trajectory = trajectoryMode }
    if planeView.axes != PlaneView().axes {
      view.plane = ScenarioView.Plane(right: planeView.axes.x + 1, up: planeView.axes.y + 1)
    }
    if let window = lossView.window {
      view.window =
        Self.step(window.lowerBound.rounded(.down))...Self.step(window.upperBound.rounded(.up))
    }
    return view == ScenarioView() ? nil : view
  }

  /// The position that a place on the axis is nearest to: a file has no others.
  private static func step(_ place: Double) -> Int {
    Int(min(max(place, 0), Double(Caps.steps)))
  }

  /// The panels as the file has them, where it does not give the screen to one.
  private var severalPanels: [String]? {
    document.scenario.view?.panels.flatMap { $0.count == 1 ? nil : $0 }
  }

  /// Shows what the scenario's author wants to be seen with the notes at a position, as soon as the cursor
  /// is there. Notes without a view leave the screen as it is.
  public mutating func openNotes(at position: Int) { awaitedNotes = position }

  /// Shows it now, if these notes are waited for and the cursor is there.
  mutating func showAwaitedNotes() {
    guard let position = awaitedNotes, position == snapshot.position else { return }
    awaitedNotes = nil
    let hasNote = snapshot.events.contains { $0.isNote && $0.position == position }
    guard hasNote, let view = document.scenario.noteViews[position] else { return }
    show(view.completed(by: document.scenario.view))
  }

  private mutating func show(_ view: ScenarioView) {
    let showsPrediction = lossView.showsPrediction
    lossView = LossView(view)
    lossView.showsPrediction = showsPrediction
    beforeAllCurves = nil
    var wanted = PlaneView(view)
    // The same plane keeps its window and its contours, so that the picture stands still.
    if (wanted.chosenMode, wanted.axes) != (planeView.chosenMode, planeView.axes) {
      wanted.isStretched = planeView.isStretched
      planeView = wanted
    }
    arrangePanels(as: view)
  }

  /// Gives the keyboard to the first panel that a view names, and the screen if it is the only one.
  mutating func arrangePanels(as view: ScenarioView?) {
    let named = (view?.panels ?? []).map { PanelName($0) }.filter { panels[$0] != nil }
    guard let first = named.first else { return }
    focus = first
    zoomed = named.count == 1 ? first : nil
  }
}
