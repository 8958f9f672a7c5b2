import Plot
import Scenarios
import TerminalKit
import Training

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

/// One quantity of the run against the step, as the loss panel draws it.
struct LossCurve {
  let model: Model
  let quantity: ScenarioView.Curve

  /// - Parameter quantity: What is drawn; nil for what was chosen.
  init(_ model: Model, of quantity: ScenarioView.Curve? = nil) {
    self.model = model
    self.quantity = quantity ?? model.lossView.quantity
  }

  /// Whether the excess is drawn: where it was chosen, and where a logarithm of the loss does not exist.
  var showsExcess: Bool {
    model.lossView.showsExcess(
      quantity, over: model.snapshot.theory.floor, goesBelowZero: model.lossGoesBelowZero)
  }

  /// Whether the loss itself is drawn, for what is asked for does not exist too.
  var showsLoss: Bool {
    switch quantity {
    case .loss, .excess, .directions: !showsExcess
    case .gradientNorm, .learningRate, .distance: false
    }
  }

  /// Whether the parts of the excess are drawn, where there are any.
  var showsDirections: Bool { quantity == .directions && model.snapshot.theory.splitsExcess }

  /// Whether what theory predicts is drawn.
  var showsPrediction: Bool {
    model.lossView.showsPrediction && (showsLoss || showsExcess) && !showsDirections
  }

  /// The scale of the vertical axis. A negative loss is no zero: it has its place on a linear axis alone.
  var scale: Axis.Scale {
    model.lossView.scale(goesBelowZero: showsLoss && model.lossGoesBelowZero)
  }

  /// How much of the curve is smoothed away. A learning rate is exact: it is never smoothed; the parts of
  /// the excess are drawn as they are, too.
  var smoothing: Double {
    quantity == .learningRate || showsDirections ? 0 : model.lossView.smoothing
  }

  /// What the curve is called.
  var name: String {
    if showsDirections { return "excess by direction" }
    switch quantity {
    case .gradientNorm: return "gradient norm"
    case .learningRate: return "learning rate"
    case .distance: return DistanceGoal(model).name(model.look)
    case .loss, .excess, .directions:
      if showsLoss, model.isInBatches { return "batch loss" }
      return Self.name(isExcess: showsExcess)
    }
  }

  /// The same where there is little room.
  var shortName: String {
    if showsDirections { return "by direction" }
    return showsExcess ? "excess" : name
  }

  /// What the curve of a loss or its excess is called.
  static func name(isExcess: Bool) -> String { isExcess ? "excess over the floor" : "loss" }

  /// The parts of a title, one after the other.
  static func title(_ parts: [String], _ look: Look) -> SafeText {
    SafeText(parts.joined(separator: look.glyphs == .ascii ? " - " : " · "))
  }

  /// The plot, for drawing and for hit tests.
  var plot: LinePlot {
    let curves = LossSeries(self)
    var series = curves.all
    if quantity == .learningRate {
      for index in series.indices { series[index].isStepped = true }
    }
    let x = model.stepAxis
    let floor = showsLoss ? model.snapshot.theory.floor : nil
    let including = floor.map { [$0] } ?? []
    let own = Axis.fitting(curves.own, over: x, scale: scale, including: including)
    // Through a window other runs are seen as far as this one went at any time: a curve that has come to rest
    // is not all that there is.
    let whole =
      model.lossView.window == nil
      ? own
      : Axis.fitting(
        curves.own, over: model.stepAxis(showing: nil), scale: scale, including: including)
    // Rates are chosen: none leaves the picture as a loss does that diverges.
    let y =
      quantity == .learningRate
      ? Axis.fitting(series, over: x, scale: scale, including: including)
      : Axis.fitting(series, over: x, scale: scale, including: including, padding: 0)
        .clamped(around: own, reach: Self.reach(of: scale), within: whole)
    var plot = LinePlot(x: x, y: model.settled(y), series: series)
    if let floor {
      let text = NumberText.significant(floor, digits: 3, glyphs: model.look.glyphs)
      plot.references = [ReferenceLine(y: floor, label: "floor " + text)]
    }
    plot.events = model.eventMarks
    plot.points = CursorValues(of: self).discs
    if model.snapshot.position < model.snapshot.head {
      plot.cursor = Double(model.snapshot.position)
    }
    plot.placeholder = "space runs, . steps"
    return plot
  }

  /// How many lengths of this run's own range other runs may add to the axis at either end: one that
  /// diverged leaves the picture, and does not make a line of this one.
  private static func reach(of scale: Axis.Scale) -> Double {
    switch scale {
    case .linear: 2
    case .logarithmic: 1
    }
  }
}

extension LossView {
  /// Whether the excess over a floor is drawn: where it was chosen, and where the loss goes below 0 and has no logarithm.
  func showsExcess(
    _ quantity: ScenarioView.Curve, over floor: @autoclosure () -> Double?,
    goesBelowZero: @autoclosure () -> Bool
  ) -> Bool {
    switch quantity {
    case .excess, .directions: floor() != nil
    case .gradientNorm, .learningRate, .distance: false
    case .loss: isLogarithmic && goesBelowZero() && floor() != nil
    }
  }

  /// The scale of the vertical axis: that which was chosen, unless a logarithm does not exist.
  func scale(goesBelowZero: Bool) -> Axis.Scale {
    isLogarithmic && !goesBelowZero ? .logarithmic : .linear
  }
}

extension History {
  /// Whether one of the first `count` losses is below 0. O(log count).
  func goesBelowZero(before count: Int) -> Bool {
    lossBounds(in: 0..<count).map { $0.minimum < 0 } ?? false
  }
}

extension Model {
  /// Whether an update looks at a part of the rows, of which its loss is.
  var isInBatches: Bool { snapshot.epochs != nil }

  /// The excess at the cursor; nil where it is not known.
  var excess: Double? {
    if let excess = snapshot.theory.quickExcess(at: snapshot.parameters) { return excess }
    guard let loss = snapshot.loss, let floor = snapshot.theory.floor else { return nil }
    return loss - floor
  }
}
