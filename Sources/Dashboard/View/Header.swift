import TerminalKit
import Training

/// The first row: what it is, what it does, where it is.
enum Header {
  static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let look = model.look
    grid.fill(rect, style: look.style(.bar))
    let state = RunState(model)
    var parts = facts(model)
    let badge = badge(state, model)
    // What is left out first where the row is short: the seed, then the speed.
    let width = { parts.reduce(badge.width + 1) { $0 + $1.width + 3 } }
    while parts.count > 1, width() > rect.width - 10 { parts.removeLast() }
    let start = max(rect.maxX - width(), rect.minX)
    drawHeading(model, into: &grid, in: rect.splitLeft(max(start - rect.minX - 1, 0)).left)
    let stateStyle = look.style(state.role).over(look.style(.bar)).adding([.bold])
    var x = start
    x += grid.write(badge, at: Point(x: x, y: rect.minY), style: stateStyle, clip: rect)
    for part in parts {
      x += 3
      x += grid.write(part, at: Point(x: x, y: rect.minY), style: look.style(.bar), clip: rect)
    }
  }

  private static func drawHeading(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let style = model.look.style(.bar)
    let name = grid.write(
      " piste ", at: rect.origin, style: style.adding(.bold), clip: rect)
    let room = rect.inset(left: name + 1)
    let unsaved: SafeText = model.isUnsaved ? model.look.text(" •", ascii: " *") : ""
    let title = model.document.heading.truncated(to: max(room.width - unsaved.width, 0))
    grid.write(title + unsaved, in: room, style: style)
  }

  /// The state, with a sign that says whether it moves.
  private static func badge(_ state: RunState, _ model: Model) -> SafeText {
    let sign: SafeText =
      model.snapshot.isRunning
      ? model.look.text("▶", ascii: ">") : model.look.text("‖", ascii: "||")
    return SafeText(state.word) + " " + sign
  }

  private static func facts(_ model: Model) -> [SafeText] {
    let snapshot = model.snapshot
    let step: SafeText = "step \(snapshot.position)/\(snapshot.target)"
    let seed: SafeText = "seed \(snapshot.configuration.integer(RunSettings.seed))"
    return [step, pace(model), seed]
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
