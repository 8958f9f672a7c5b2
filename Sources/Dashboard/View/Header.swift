import TerminalKit
import Training

/// The first row: what it is, what it does, where it is.
enum Header {
  static func bar(_ model: Model) -> StatusBar {
    let snapshot = model.snapshot
    let state = RunState(model)
    let sign: SafeText =
      snapshot.isRunning
      ? model.look.text("▶", ascii: ">") : model.look.text("‖", ascii: "||")
    let unsaved: SafeText = model.isUnsaved ? model.look.text(" •", ascii: " *") : ""
    let seed = snapshot.configuration[RunSettings.seed]
    return StatusBar(
      left: [
        StatusBar.Item(StyledText("piste", .strong), priority: 1),
        StatusBar.Item(
          StyledText(model.heading), ending: StyledText(unsaved), shortest: 8, priority: 3),
      ],
      right: [
        StatusBar.Item(StyledText(SafeText(state.word) + " " + sign, state.role), priority: 5),
        StatusBar.Item(StyledText("step \(snapshot.position)/\(snapshot.target)"), priority: 4),
        StatusBar.Item(StyledText(pace(model)), priority: 2),
        StatusBar.Item(StyledText(TimeLeft.text(snapshot)), priority: 1),
        StatusBar.Item(StyledText("seed \(seed)"), priority: 0),
      ])
  }

  /// The measured speed while it moves, else the one that is set.
  private static func pace(_ model: Model) -> SafeText {
    let snapshot = model.snapshot
    if snapshot.isRunning, snapshot.stepsPerSecond > 0 {
      return NumberText.significant(snapshot.stepsPerSecond, digits: 3) + " steps/s"
    }
    switch snapshot.speed {
    case .stepsPerSecond(let rate): return NumberText.significant(rate, digits: 3) + " steps/s"
    case .flatOut: return "flat out"
    }
  }
}
