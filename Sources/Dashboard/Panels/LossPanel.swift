import Plot
import TerminalKit
import Training

/// The loss against the step: the run, its earlier futures, its events, its floor, the cursor.
enum LossPanel {
  static let panel = PanelDefinition(
    title: { title($0) }, caption: { _ in "step" }, draw: { draw($0, into: &$1, in: $2) })

  private static func title(_ model: Model) -> SafeText {
    let grid = grid(model).flatMap { $0.isEven ? $0 : nil }
    var parts = [grid == nil ? name(model) : "all curves"]
    if let part = grid?.part { parts.append(part) }
    switch model.lossScale {
    case .logarithmic: parts.append("log")
    case .linear: if model.lossView.isLogarithmic { parts.append("below 0, so linear") }
    }
    if model.lossView.isStepLogarithmic { parts.append("log steps") }
    if model.smoothing > 0 { parts.append("smoothed \(model.smoothing)") }
    if model.lossView.window != nil { parts.append("zoomed") }
    return title(parts, model.look)
  }

  /// The parts of a title, one after the other.
  static func title(_ parts: [String], _ look: Look) -> SafeText {
    SafeText(parts.joined(separator: look.glyphs == .ascii ? " - " : " · "))
  }

  /// What the curve of a loss or its excess is called.
  static func name(isExcess: Bool) -> String { isExcess ? "excess over the floor" : "loss" }

  /// What the curve is of.
  static func name(_ model: Model) -> String {
    if model.showsDirections { return "excess by direction" }
    switch model.lossView.quantity {
    case .gradientNorm: return "gradient norm"
    case .learningRate: return "learning rate"
    case .distance: return DistanceGoal(model).name(model.look)
    case .loss, .excess, .directions:
      if model.showsLoss, model.isInBatches { return "batch loss" }
      return name(isExcess: model.showsExcess)
    }
  }

  /// The same where there is little room.
  static func shortName(_ model: Model) -> String {
    if model.showsDirections { return "by direction" }
    return model.showsExcess ? "excess" : name(model)
  }

  private static func draw(_ model: Model, into grid: inout Grid, in rect: Rect) {
    if let curves = CurveGrid(model, in: rect) {
      curves.draw(into: &grid)
    } else {
      grid.draw(plot(model), in: rect, look: model.look)
    }
  }

  /// The curves side by side as the panel shows them; nil where it shows one.
  private static func grid(_ model: Model) -> CurveGrid? {
    let layout = Layout(model, size: model.size)
    return layout.rect(of: .loss).flatMap { CurveGrid(model, in: layout.contents(of: $0)) }
  }

  /// Where the parts of the plot under a place are, for hit tests; of several the first, where none is there.
  static func frame(_ model: Model, in rect: Rect, at point: Point? = nil) -> PlotFrame {
    CurveGrid(model, in: rect)?.frame(at: point)
      ?? plot(model).frame(in: rect, glyphs: model.look.glyphs)
  }

  /// The plot, for drawing and for hit tests.
  static func plot(_ model: Model) -> LinePlot {
    let curves = LossSeries(model)
    var series = curves.all
    if model.lossView.quantity == .learningRate {
      for index in series.indices { series[index].isStepped = true }
    }
    let x = model.stepAxis
    let floor = model.showsLoss ? model.snapshot.theory.floor : nil
    let scale = model.lossScale
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
      model.lossView.quantity == .learningRate
      ? Axis.fitting(series, over: x, scale: scale, including: including)
      : Axis.fitting(series, over: x, scale: scale, including: including, padding: 0)
        .clamped(around: own, reach: reach(of: scale), within: whole)
    var plot = LinePlot(x: x, y: model.settled(y), series: series)
    if let floor {
      let text = NumberText.significant(floor, digits: 3, glyphs: model.look.glyphs)
      plot.references = [ReferenceLine(y: floor, label: "floor " + text)]
    }
    plot.events = EventMarks.marks(model)
    plot.points = CursorValues(ofLoss: model).discs
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
  /// Whether the excess over a floor is drawn: on wish, and where the loss goes below 0 and has no logarithm.
  func showsExcess(
    over floor: @autoclosure () -> Double?, goesBelowZero: @autoclosure () -> Bool
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
  /// Whether the excess is drawn: on wish, and where a logarithm of the loss does not exist.
  var showsExcess: Bool {
    lossView.showsExcess(over: snapshot.theory.floor, goesBelowZero: lossGoesBelowZero)
  }

  /// Whether the loss itself is drawn, for what is asked for does not exist too.
  var showsLoss: Bool {
    switch lossView.quantity {
    case .loss, .excess, .directions: !showsExcess
    case .gradientNorm, .learningRate, .distance: false
    }
  }

  /// The scale of the loss panel's vertical axis. A negative loss is no zero: it has its place on a linear
  /// axis alone.
  var lossScale: Axis.Scale {
    lossView.scale(goesBelowZero: showsLoss && lossGoesBelowZero)
  }

  /// How much of the curve is smoothed away. A learning rate is exact: it is never smoothed; the parts of
  /// the excess are drawn as they are, too.
  var smoothing: Double {
    lossView.quantity == .learningRate || showsDirections ? 0 : lossView.smoothing
  }

  /// Whether what theory foretells is drawn.
  var showsPrediction: Bool {
    lossView.showsPrediction && (showsLoss || showsExcess) && !showsDirections
  }

  /// Whether the parts of the excess are drawn, where there are any.
  var showsDirections: Bool {
    lossView.quantity == .directions
      && snapshot.theory.splitsExcess
  }

  /// Whether an update looks at a part of the rows, of which its loss is.
  var isInBatches: Bool { snapshot.epochs != nil }

  /// The excess at the cursor; nil where it is not known.
  var excess: Double? {
    if let excess = snapshot.theory.quickExcess(at: snapshot.parameters) { return excess }
    guard let loss = snapshot.loss, let floor = snapshot.theory.floor else { return nil }
    return loss - floor
  }
}
