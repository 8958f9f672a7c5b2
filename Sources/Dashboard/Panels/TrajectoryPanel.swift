import TerminalKit
import Training

/// The way of the parameters: over the loss in a plane, or each against the step.
enum TrajectoryPanel {
  static let panel = PanelDefinition(
    title: { title($0) }, legend: { legend($0) }, caption: { caption($0) },
    draw: { draw($0, into: &$1, in: $2) })

  private static func title(_ model: Model) -> SafeText {
    var parts = [name(model)]
    if model.showsPlane, model.planeView.isStretched { parts.append("stretched") }
    return SafeText(parts.joined(separator: model.look.glyphs == .ascii ? " - " : " · "))
  }

  private static func name(_ model: Model) -> String {
    switch model.trajectoryMode {
    case .plane: "w over the loss"
    case .principal: "w along principal directions"
    case .parameters: "w by step"
    }
  }

  /// The signs of the plane, where they stand in the border.
  private static func legend(_ model: Model) -> StyledText {
    guard model.showsPlane else { return .empty }
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
    case .principal: return .empty
    case .parameters: return "step"
    }
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    switch model.trajectoryMode {
    case .plane, .principal:
      var plot = TrajectoryPlane(model).plot
      plot.showsLegend = !Layout(model, size: grid.size).hasBorders
      grid.draw(plot, in: rect, look: model.look)
    case .parameters: grid.draw(ParameterCurves(model).plot, in: rect, look: model.look)
    }
  }
}

extension Model {
  /// The name of a parameter that these glyphs can show.
  func parameterName(_ index: Int) -> SafeText {
    let names = snapshot.parameterNames
    guard names.indices.contains(index),
      look.glyphs != .ascii || names[index].utf8.allSatisfy({ $0 < 0x80 })
    else { return "w\(index + 1)" }
    return SafeText(names[index])
  }
}
