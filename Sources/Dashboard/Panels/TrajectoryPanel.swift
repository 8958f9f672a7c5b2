import TerminalKit
import Training

/// The way of the parameters: over the loss in a plane of two of them, or each against the step.
enum TrajectoryPanel {
  static let panel = PanelDefinition(
    title: { title($0) }, legend: { legend($0) }, caption: { caption($0) },
    draw: { draw($0, into: &$1, in: $2) })

  private static func title(_ model: Model) -> SafeText {
    switch model.trajectoryMode {
    case .plane: model.planeView.isStretched ? "w over the loss · stretched" : "w over the loss"
    case .parameters: "w"
    }
  }

  /// The signs of the plane, where they stand in the border.
  private static func legend(_ model: Model) -> StyledText {
    guard model.trajectoryMode == .plane else { return .empty }
    let parts = TrajectoryPlane(model).marks.filter { !$0.label.isEmpty }.map { mark in
      StyledText(SafeText(glyphs: [mark.mark.glyph(model.look.glyphs)]) + " ", mark.role)
        + StyledText(mark.label, .label)
    }
    return parts.reduce(StyledText.empty) { $0.isEmpty ? $1 : $0 + "  " + $1 }
  }

  private static func caption(_ model: Model) -> SafeText {
    switch model.trajectoryMode {
    case .plane:
      let axes = model.planeView.axes
      return model.parameterName(axes.x) + ", " + model.parameterName(axes.y)
    case .parameters: return "step"
    }
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    switch model.trajectoryMode {
    case .plane:
      var plot = TrajectoryPlane(model).plot
      plot.showsLegend = !Layout(model, size: grid.size).hasBorders
      grid.draw(plot, in: rect, look: model.look)
    case .parameters: grid.draw(ParameterCurves(model).plot, in: rect, look: model.look)
    }
  }
}

extension Model {
  /// How the trajectory is shown: a plane needs two parameters.
  var trajectoryMode: PlaneView.Mode {
    snapshot.parameters.count < 2 ? .parameters : planeView.mode
  }

  /// The name of a parameter that these glyphs can show.
  func parameterName(_ index: Int) -> SafeText {
    let names = snapshot.parameterNames
    guard names.indices.contains(index),
      look.glyphs != .ascii || names[index].utf8.allSatisfy({ $0 < 0x80 })
    else { return "w\(index + 1)" }
    return SafeText(names[index])
  }
}
