import Plot
import TerminalKit
import Training

/// The way of the parameters: over the loss in a plane, over the data, or each against the step.
enum TrajectoryPanel {
  static let panel = PanelDefinition(
    title: { title($0) }, legend: { legend($0) }, caption: { caption($0) },
    draw: { draw($0, into: &$1, in: $2) })

  private static func title(_ model: Model) -> SafeText {
    var parts = [name(model)]
    if model.showsPlane, let remark = PlaneNeighbour.remark(model) { parts.append(remark) }
    if model.planeView.isStretched, model.hasEqualUnits { parts.append("stretched") }
    if model.isTrajectoryZoomed { parts.append("zoomed") }
    return SafeText(parts.joined(separator: model.look.glyphs == .ascii ? " - " : " · "))
  }

  private static func name(_ model: Model) -> String {
    switch model.trajectoryMode {
    case .plane: "w over the loss"
    case .principal: "w along principal directions"
    case .data: model.snapshot.data?.form == .labels ? "data and boundary" : "data and fit"
    case .parameters: "w by step"
    }
  }

  /// The signs of the plane, where they stand in the border.
  private static func legend(_ model: Model) -> StyledText {
    let parts = signs(model).map { sign in
      StyledText(SafeText(glyphs: [sign.mark.glyph(model.look.glyphs)]) + " ", sign.role)
        + StyledText(sign.label, .label)
    }
    return (parts + boundaries(model)).reduce(StyledText.empty) {
      $0.isEmpty ? $1 : $0 + "  " + $1
    }
  }

  /// Names of the boundaries beside this run's.
  private static func boundaries(_ model: Model) -> [StyledText] {
    guard model.trajectoryMode == .data, let data = model.snapshot.data, data.form == .labels
    else { return [] }
    return BoundaryPlot(model, data).fits.filter { $0.role != .series1 }.map {
      StyledText($0.stroke.sample(model.look, letter: $0.letter) + " ", $0.role)
        + StyledText($0.label, .label)
    }
  }

  private static func signs(_ model: Model) -> [(mark: Mark, label: SafeText, role: Role)] {
    switch model.trajectoryMode {
    case .plane, .principal:
      let layout = Layout(model, size: model.size)
      guard let rect = layout.rect(of: .trajectory) else { return [] }
      let marks = TrajectoryPlane(model).marks(in: layout.contents(of: rect))
      return marks.filter { !$0.label.isEmpty }.map { ($0.mark, $0.label, $0.role) }
    case .data:
      guard let data = model.snapshot.data, data.form == .labels else { return [] }
      return BoundaryPlot(model, data).signs
    case .parameters: return []
    }
  }

  private static func caption(_ model: Model) -> SafeText {
    switch model.trajectoryMode {
    case .plane:
      let axes = model.planeView.axes
      return model.parameterName(axes.x) + ", " + model.parameterName(axes.y)
    case .principal: return .empty
    case .data: return dataCaption(model)
    case .parameters: return "step"
    }
  }

  /// What stands over what.
  private static func dataCaption(_ model: Model) -> SafeText {
    guard let data = model.snapshot.data else { return .empty }
    let names = data.featureNames.enumerated().map { index, name in
      // Subscript digits are those of the names that the rows have by themselves.
      model.look.glyphs == .ascii && name.hasPrefix("x") && data.featureNames.count > 1
        ? SafeText("x\(index + 1)") : SafeText(name)
    }
    switch data.form {
    case .target: return SafeText(data.targetName) + " over " + names[0]
    case .probability: return SafeText("P(\(data.targetName)) over ") + names[0]
    case .labels: return names[0] + ", " + names[1]
    }
  }

  /// Where the parts of the panel are that lie in the plane, for hit tests.
  static func frame(_ model: Model, in rect: Rect) -> PlotFrame {
    let glyphs = model.look.glyphs
    switch model.trajectoryMode {
    case .plane, .principal: return TrajectoryPlane(model).bare.frame(in: rect, glyphs: glyphs)
    case .data:
      guard let data = model.snapshot.data else { break }
      return data.form == .labels
        ? BoundaryPlot(model, data).plot(in: rect).frame(in: rect, glyphs: glyphs)
        : DataPlot(model, data).plot(in: rect).frame(in: rect, glyphs: glyphs)
    case .parameters: break
    }
    return ParameterCurves(model).plot.frame(in: rect, glyphs: glyphs)
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    let hasBorders = Layout(model, size: grid.size).hasBorders
    switch model.trajectoryMode {
    case .plane, .principal:
      var plot = TrajectoryPlane(model).plot(in: rect)
      plot.showsLegend = !hasBorders
      grid.draw(plot, in: rect, look: model.look)
    case .data:
      guard let data = model.snapshot.data else { return }
      if data.form == .labels {
        var plot = BoundaryPlot(model, data).plot(in: rect)
        plot.showsLegend = !hasBorders
        grid.draw(plot, in: rect, look: model.look)
      } else {
        grid.draw(DataPlot(model, data).plot(in: rect), in: rect, look: model.look)
      }
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
