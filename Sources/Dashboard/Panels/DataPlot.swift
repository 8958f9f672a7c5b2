import Engine
import Plot
import TerminalKit
import Training

/// Rows with one feature, and the curve that `w` makes over them.
struct DataPlot {
  /// Up to so many rows for each of its columns have a sign each; more are dots, so that the curve stays
  /// visible.
  private static let signsPerColumn = 1.5
  /// The places at which a curve is computed.
  private static let sampleCount = 241
  /// The room around the data.
  private static let margin = 0.06

  private let model: Model
  private let data: DataPicture

  init(_ model: Model, _ data: DataPicture) {
    self.model = model
    self.data = data
  }

  /// The plot as it is drawn into a rectangle, which decides how rows show.
  func plot(in rect: Rect) -> LinePlot {
    let window = model.planeView.dataWindow ?? window
    let x = Axis(from: window.x.lowerBound, to: window.x.upperBound)
    let y = Axis(from: window.y.lowerBound, to: window.y.upperBound)
    var plot = LinePlot(x: x, y: y, series: DataFits(model, data).all.map { curve($0, over: x) })
    plot.points = groups(width: rect.width)
    return plot
  }

  /// The rows, and the curves of the start and of w* as far as they do not make a point of the rows.
  var window: PlaneWindow {
    let rows = PlaneRect.around(data.groups.lazy.flatMap(\.points))
    let x = Axis(from: rows.minX, to: rows.maxX).padded(Self.margin)
    guard data.form == .target else {
      return PlaneWindow(x: x.lower...x.upper, y: -0.1...1.1)
    }
    let known = [model.snapshot.start] + (model.snapshot.theory.minimizer.map { [$0] } ?? [])
    let values = known.flatMap { parameters in
      (0...20).map { data.prediction(at: x.value(Double($0) / 20), by: parameters) }
    }.filter(\.isFinite)
    let lower = max(values.min() ?? rows.minY, rows.minY - rows.height / 2)
    let upper = min(values.max() ?? rows.maxY, rows.maxY + rows.height / 2)
    let y = Axis(from: min(lower, rows.minY), to: max(upper, rows.maxY)).padded(Self.margin)
    return PlaneWindow(x: x.lower...x.upper, y: y.lower...y.upper)
  }

  private func curve(_ fit: DataFits.Fit, over x: Axis) -> Series {
    let spacing = (x.upper - x.lower) / Double(Self.sampleCount - 1)
    let values = (0..<Self.sampleCount).map {
      data.prediction(at: x.lower + Double($0) * spacing, by: fit.parameters, basis: fit.basis)
    }
    return Series(
      ArraySamples(values), start: x.lower, spacing: spacing, label: fit.label, role: fit.role,
      stroke: fit.stroke, letter: fit.letter, level: fit.level)
  }

  private func groups(width: Int) -> [PlotPoints] {
    let count = data.groups.reduce(0) { $0 + $1.x.count }
    let isDense = data.isThinned || Double(count) > Double(width) * Self.signsPerColumn
    return data.groups.map { group in
      // Rows to be told from the others keep their sign, and the curve goes over them.
      let isDotted = isDense && group.part == .training
      var points = PlotPoints(
        group.points, label: label(of: group), role: group.role, mark: isDotted ? nil : group.mark)
      points.isBehind = isDense && !isDotted || data.isThinned
      return points
    }
  }

  private func label(of group: DataPicture.Group) -> SafeText {
    guard data.isThinned, group.part == .training else { return group.name }
    return group.name + " (of \(data.rowCount))"
  }
}

/// The parameters whose predictions a picture of the data shows, from the back to the front.
struct DataFits {
  /// Some parameters, and how what they predict is drawn.
  struct Fit {
    let parameters: [Double]
    let basis: DataBasis
    let label: SafeText
    let role: Role
    var stroke: Series.Stroke
    var letter: Glyph?
    let level: Int
  }

  private let model: Model
  private let data: DataPicture

  init(_ model: Model, _ data: DataPicture) {
    self.model = model
    self.data = data
  }

  var all: [Fit] {
    [truth, goal].compactMap { $0 } + comparedRuns + [ghost].compactMap { $0 } + [now]
  }

  /// Where the cursor is.
  private var now: Fit {
    Fit(
      parameters: model.snapshot.parameters, basis: data.basis, label: "this run", role: .series1,
      stroke: .solid, level: 2)
  }

  /// The best that can be reached.
  private var goal: Fit? {
    model.snapshot.theory.minimizer.map {
      Fit(
        parameters: $0, basis: data.basis, label: "w*", role: .goal, stroke: .dotted, level: 1)
    }
  }

  /// What the data were made with; left out where an earlier run takes its stroke.
  private var truth: Fit? {
    guard ghost == nil, model.snapshot.comparedRuns.isEmpty else { return nil }
    return model.snapshot.theory.trueParameters.map {
      Fit(
        parameters: $0, basis: data.basis, label: "true_w", role: .target, stroke: .dashed,
        level: 0)
    }
  }

  /// Where the newest of the earlier runs on these data came to by the step of the cursor.
  private var ghost: Fit? {
    guard let ghost = model.snapshot.ghosts.last, let basis = basis(of: ghost.configuration) else {
      return nil
    }
    let style = ComparedRunStyle(ghost)
    return Fit(
      parameters: Self.parameters(ghost.history, ghost.start, at: model.snapshot.position),
      basis: basis, label: SafeText(ghost.label), role: style.role, stroke: style.stroke,
      letter: style.letter, level: -1)
  }

  /// The runs in step with this one, at the step of the cursor.
  private var comparedRuns: [Fit] {
    model.snapshot.comparedRuns.enumerated().compactMap { index, comparedRun in
      guard let basis = basis(of: comparedRun.configuration) else { return nil }
      let style = ComparedRunStyle(comparedRun, index)
      return Fit(
        parameters: Self.parameters(
          comparedRun.history, comparedRun.start, at: model.snapshot.position),
        basis: basis, label: SafeText(comparedRun.label), role: style.role, stroke: style.stroke,
        letter: style.letter, level: -1)
    }
  }

  private static func parameters(
    _ history: History, _ start: [Double], at position: Int
  ) -> [Double] {
    let reached = min(position, history.count)
    return reached == 0 ? start : history.parameters(at: reached - 1)
  }

  /// How another run predicts; nil where it has other rows.
  private func basis(of other: Configuration) -> DataBasis? {
    switch model.relation(to: other) {
    case .same, .otherLoss, .otherColumns: DataBasis(polynomialOf: other) ?? data.basis
    case .unrelated: nil
    }
  }
}

extension DataPicture.Group {
  /// The sign of its rows.
  var mark: Mark {
    switch (part, label) {
    case (.outlier, _): .cross
    case (.test, nil), (.test, -1): .lozenge
    case (.test, _): .diamond
    case (.training, 1): .plus
    case (.training, -1): .circle
    case (.training, _): .bullet
    }
  }

  /// What its rows are called.
  var name: SafeText {
    switch (part, label) {
    case (.training, 1): "positive"
    case (.training, -1): "negative"
    case (.training, _): "rows"
    case (.outlier, _): "outliers"
    case (.test, 1): "test +"
    case (.test, -1): "test -"
    case (.test, _): "test rows"
    }
  }

  var role: Role {
    switch (part, label) {
    case (.outlier, _): .warning
    case (.test, _): .event
    case (.training, 1): .series3
    case (.training, -1): .series2
    case (.training, _): .value
    }
  }

  /// Its rows as points.
  var points: [PlanePoint] { zip(x, y).map { PlanePoint(x: $0, y: $1) } }
}
