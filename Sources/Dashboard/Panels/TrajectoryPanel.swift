import Plot
import TerminalKit
import Training

extension PanelName {
  static let trajectory: PanelName = "trajectory"
}

/// The path of the parameters: over the loss in a plane, over the data, or each against the step.
struct TrajectoryPanel: Panel {
  let name = PanelName.trajectory
  let placement = Placement(area: .plots)

  func title(_ model: Model, in room: PanelRoom) -> SafeText {
    var parts = [viewName(model)]
    if model.showsPlane, let remark = ComparedPath.remark(model) { parts.append(remark) }
    if model.planeView.isStretched, model.hasEqualUnits { parts.append("stretched") }
    if model.isTrajectoryZoomed { parts.append("zoomed") }
    return SafeText(parts.joined(separator: model.look.glyphs == .ascii ? " - " : " · "))
  }

  private func viewName(_ model: Model) -> String {
    switch model.trajectoryMode {
    case .plane: "w over the loss"
    case .principal: "w along principal directions"
    case .data: model.snapshot.data?.form == .labels ? "data and boundary" : "data and fit"
    case .parameters: "w by step"
    }
  }

  /// The signs of the plane, where they stand in the border.
  func legend(_ model: Model, in room: PanelRoom) -> StyledText {
    let parts = signs(model, in: room).map { sign in
      StyledText(SafeText(glyphs: [sign.mark.glyph(model.look.glyphs)]) + " ", sign.role)
        + StyledText(sign.label, .label)
    }
    return (parts + boundaries(model)).reduce(StyledText.empty) {
      $0.isEmpty ? $1 : $0 + "  " + $1
    }
  }

  /// Names of the boundaries beside this run's.
  private func boundaries(_ model: Model) -> [StyledText] {
    guard model.trajectoryMode == .data, let data = model.snapshot.data, data.form == .labels
    else { return [] }
    return BoundaryPlot(model, data).fits.filter { $0.role != .series1 }.map {
      StyledText($0.stroke.sample(model.look, letter: $0.letter) + " ", $0.role)
        + StyledText($0.label, .label)
    }
  }

  private func signs(
    _ model: Model, in room: PanelRoom
  ) -> [(mark: Mark, label: SafeText, role: Role)] {
    switch model.trajectoryMode {
    case .plane, .principal:
      let marks = TrajectoryPlane(model).marks(in: room.rect)
      return marks.filter { !$0.label.isEmpty }.map { ($0.mark, $0.label, $0.role) }
    case .data:
      guard let data = model.snapshot.data, data.form == .labels else { return [] }
      return BoundaryPlot(model, data).signs
    case .parameters: return []
    }
  }

  func caption(_ model: Model, in room: PanelRoom) -> SafeText {
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
  private func dataCaption(_ model: Model) -> SafeText {
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

  func plottedSpace(_ model: Model) -> PlottedSpace? {
    switch model.trajectoryMode {
    case .plane, .principal: .plane
    case .data: .data
    case .parameters: .steps
    }
  }

  func frame(_ model: Model, in room: PanelRoom, at point: Point?) -> PlotFrame? {
    let glyphs = model.look.glyphs
    switch model.trajectoryMode {
    case .plane, .principal: return TrajectoryPlane(model).bare.frame(in: room.rect, glyphs: glyphs)
    case .data:
      guard let data = model.snapshot.data else { break }
      return data.form == .labels
        ? BoundaryPlot(model, data).plot(in: room.rect).frame(in: room.rect, glyphs: glyphs)
        : DataPlot(model, data).plot(in: room.rect).frame(in: room.rect, glyphs: glyphs)
    case .parameters: break
    }
    return ParameterCurves(model).plot.frame(in: room.rect, glyphs: glyphs)
  }

  func draw(_ model: Model, into grid: inout Grid, in room: PanelRoom) {
    switch model.trajectoryMode {
    case .plane, .principal:
      draw(TrajectoryPlane(model).plot(in: room.rect), model.look, into: &grid, in: room)
    case .data:
      guard let data = model.snapshot.data else { return }
      if data.form == .labels {
        draw(BoundaryPlot(model, data).plot(in: room.rect), model.look, into: &grid, in: room)
      } else {
        grid.draw(DataPlot(model, data).plot(in: room.rect), in: room.rect, look: model.look)
      }
    case .parameters: grid.draw(ParameterCurves(model).plot, in: room.rect, look: model.look)
    }
  }

  /// Draws a plane, with its signs in it where the border has no place for them.
  private func draw(
    _ plot: ContourPlot, _ look: Look, into grid: inout Grid, in room: PanelRoom
  ) {
    var plot = plot
    plot.showsLegend = !room.hasBorder
    grid.draw(plot, in: room.rect, look: look)
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

/// Each parameter against the step, with its true value as a line.
struct ParameterCurves {
  /// The most curves that are told apart.
  static let limit = 4

  private let model: Model

  init(_ model: Model) { self.model = model }

  var plot: LinePlot {
    let snapshot = model.snapshot
    let x = model.stepAxis
    let shown = min(snapshot.parameters.count, Self.limit)
    let series = model.known((0..<shown).map(curve))
    let truths = (snapshot.theory.trueParameters ?? []).prefix(shown)
    let y = Axis.fitting(series, over: x, scale: .linear, including: Array(truths))
    var plot = LinePlot(x: x, y: model.settled(y), series: series)
    plot.references = truths.enumerated().map { index, value in
      ReferenceLine(y: value, label: "true " + model.parameterName(index), role: .series(index))
    }
    plot.events = model.eventMarks.map { PlotEvent(x: $0.x, label: .empty) }
    plot.points = CursorValues(ofParameters: model).discs
    if snapshot.position < snapshot.head { plot.cursor = Double(snapshot.position) }
    return plot
  }

  private func curve(_ index: Int) -> Series {
    Series(
      ParameterSamples(model.snapshot.history, index, start: model.snapshot.start[index]),
      label: model.parameterName(index), role: .series(index), stroke: .of(index),
      level: Self.limit - index)
  }
}
