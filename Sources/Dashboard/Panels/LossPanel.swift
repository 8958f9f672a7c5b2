import Plot
import TerminalKit

extension PanelName {
  static let loss: PanelName = "loss"
}

/// The loss against the step: the run, its earlier futures, its events, its floor, the cursor.
struct LossPanel: Panel {
  let name = PanelName.loss
  let placement = Placement(area: .plots, hasDiagnosis: true)

  func title(_ model: Model, in room: PanelRoom) -> SafeText {
    let curve = LossCurve(model)
    let grid = CurveGrid(model, in: room.rect).flatMap { $0.isEven ? $0 : nil }
    var parts = [grid == nil ? curve.name : "all curves"]
    if let part = grid?.part { parts.append(part) }
    switch curve.scale {
    case .logarithmic: parts.append("log")
    case .linear: if model.lossView.isLogarithmic { parts.append("below 0, so linear") }
    }
    if model.lossView.isStepLogarithmic { parts.append("log steps") }
    if curve.smoothing > 0 { parts.append("smoothed \(curve.smoothing)") }
    if model.lossView.window != nil { parts.append("zoomed") }
    return LossCurve.title(parts, model.look)
  }

  func caption(_ model: Model, in room: PanelRoom) -> SafeText { "step" }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    if let curves = CurveGrid(model, in: room.rect) {
      curves.draw(into: &grid)
    } else {
      grid.draw(LossCurve(model).plot, in: room.rect, look: model.look)
    }
  }

  func plottedSpace(_ model: Model) -> PlottedSpace? { .steps }

  /// Of several plots that of the first, where none is at the place.
  func frame(_ model: Model, in room: PanelRoom, at point: Point?) -> PlotFrame? {
    CurveGrid(model, in: room.rect)?.frame(at: point)
      ?? LossCurve(model).plot.frame(in: room.rect, glyphs: model.look.glyphs)
  }
}
