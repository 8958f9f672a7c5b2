import TerminalKit
import Training

/// The loss against the step: the run, its earlier futures, its events, its floor, the cursor.
enum LossPanel {
  static let panel = PanelDefinition(
    title: { title($0) }, caption: { _ in "step" }, draw: { draw($0, into: &$1, in: $2) })

  private static func title(_ model: Model) -> SafeText {
    let grid = grid(model)
    var parts = [grid == nil ? name(model) : "all curves"]
    if let part = grid?.part { parts.append(part) }
    if model.lossView.isLogarithmic { parts.append("log") }
    if model.lossView.isStepLogarithmic { parts.append("log steps") }
    if model.lossView.smoothing > 0 { parts.append("smoothed \(model.lossView.smoothing)") }
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
    let scale: Axis.Scale = model.lossView.isLogarithmic ? .logarithmic : .linear
    let including = floor.map { [$0] } ?? []
    let y = Axis.fitting(series, over: x, scale: scale, including: including, padding: 0)
      .clamped(
        around: Axis.fitting(curves.own, over: x, scale: scale, including: including),
        reach: reach(of: scale))
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
  /// Whether the excess over a floor is drawn: on wish, and where a logarithm of the loss would not exist.
  func showsExcess(over floor: @autoclosure () -> Double?, of history: History) -> Bool {
    switch quantity {
    case .excess, .directions: return floor() != nil
    case .gradientNorm, .learningRate: return false
    case .loss: break
    }
    guard isLogarithmic, let bounds = history.lossBounds(in: 0..<history.count)
    else { return false }
    return bounds.minimum < 0 && floor() != nil
  }
}

extension Model {
  /// Whether the excess is drawn: on wish, and where a logarithm of the loss would not exist.
  var showsExcess: Bool {
    lossView.showsExcess(over: snapshot.theory.floor, of: snapshot.history)
  }

  /// Whether the loss itself is drawn, for what is asked for does not exist too.
  var showsLoss: Bool {
    switch lossView.quantity {
    case .loss, .excess, .directions: !showsExcess
    case .gradientNorm, .learningRate: false
    }
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
  var isInBatches: Bool { snapshot.configuration.integer(RunSettings.batchSize) > 0 }

  /// The excess at the cursor; nil where it is not known.
  var excess: Double? {
    if let excess = snapshot.theory.quickExcess(at: snapshot.parameters) { return excess }
    guard let loss = snapshot.loss, let floor = snapshot.theory.floor else { return nil }
    return loss - floor
  }
}
