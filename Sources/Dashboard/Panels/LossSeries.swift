import Engine
import Plot
import TerminalKit
import Theory
import Training

/// The curves of the loss panel, from the back to the front.
struct LossSeries {
  private let curve: LossCurve
  private var model: Model { curve.model }

  init(_ curve: LossCurve) { self.curve = curve }

  var all: [Series] {
    curve.showsDirections ? own : known(ghosts + comparedRuns) + own
  }

  /// The curves of this run alone.
  var own: [Series] { known(whole) }

  private func known(_ series: [Series]) -> [Series] {
    model.known(series, ofUpdates: curve.quantity.isOfUpdates)
  }

  private var whole: [Series] {
    if curve.showsDirections { return directions }
    var curves = isSmoothed ? [raw, smoothed] : past + future
    if let tested { curves.append(tested) }
    if let predicted = Self.predicted(curve) { curves.append(predicted) }
    return curves
  }

  private var ghosts: [Series] {
    model.snapshot.recentGhosts.map { ghost in
      compared(
        ghost.label, ghost.history, ghost.start, ghost.configuration, ComparedRunStyle(ghost))
    }
  }

  /// The runs in step with this one.
  private var comparedRuns: [Series] {
    model.snapshot.comparedRuns.enumerated().map { index, comparedRun in
      compared(
        comparedRun.label, comparedRun.history, comparedRun.start, comparedRun.configuration,
        ComparedRunStyle(comparedRun, index), lossAtEnd: comparedRun.loss)
    }
  }

  /// The quantity along another run. Its excess is that over the floor of its own loss: without one there
  /// is no curve, and the name says so.
  private func compared(
    _ label: String, _ history: History, _ start: [Double], _ configuration: Configuration,
    _ style: ComparedRunStyle, lossAtEnd: Double? = nil
  ) -> Series {
    let theory = model.snapshot.theory(of: configuration)
    var series = Series(
      ArraySamples([]), label: SafeText(label), role: style.role, stroke: style.stroke,
      letter: style.letter, level: style.level)
    if let missing = missing(from: theory) {
      series.label = SafeText("\(label): \(missing)\(theory == nil ? " yet" : "")")
      return series
    }
    show(source(history, start: start, theory: theory, tail: nil), in: &series)
    let reading = LossReading(
      curve, history, start, configuration, theory, lossAtEnd: lossAtEnd)
    series.note = note(isSmoothed ? place(on: series)?.y : reading.value, at: reading.position)
    return series
  }

  /// What there is not to draw the quantity of another run; nil where all is there.
  private func missing(from theory: LossTheory?) -> String? {
    if curve.showsExcess, theory?.floor == nil { return "no floor" }
    guard curve.quantity == .distance else { return nil }
    return DistanceGoal(model).missing(from: theory)
  }

  // MARK: Smoothing

  private var isSmoothed: Bool { curve.smoothing > 0 }

  /// Makes a curve one of these samples, smoothed as much as was chosen: every run alike, so that they can be compared.
  private func show(_ samples: any SampleSource, in series: inout Series) {
    guard isSmoothed else {
      series.samples = samples
      return
    }
    let smoothed = SmoothedSamples(samples, weight: curve.smoothing)
    series.samples = smoothed
    series.spacing = smoothed.spacing
  }

  /// The place of a smoothed curve at the cursor, or at its last sample before that.
  private func place(on series: Series) -> PlanePoint? {
    let last = series.start + Double(series.samples.count - 1) * series.spacing
    let x = min(Double(model.snapshot.position), last)
    return series.value(at: x, over: model.stepAxis, curve.scale).map {
      PlanePoint(x: x, y: $0)
    }
  }

  /// The place of this run's smoothed curve at the cursor; nil where nothing is smoothed.
  var smoothedPlace: PlanePoint? {
    isSmoothed && !curve.showsDirections ? place(on: smoothed) : nil
  }

  /// A value for the legend, with its position where that is before the cursor's.
  private func note(_ value: Double?, at position: Int) -> SafeText {
    guard let value else { return .empty }
    let text = NumberText.significant(value, digits: 4, glyphs: model.look.glyphs)
    return position < model.snapshot.position ? text + SafeText(" @\(position)") : text
  }

  /// This run's own value for the legend.
  private var ownNote: SafeText {
    curve.quantity.isOfUpdates
      ? note(ownReading.value, at: ownReading.position) : note(value, at: model.snapshot.position)
  }

  private var ownReading: LossReading {
    let snapshot = model.snapshot
    return LossReading(
      curve, snapshot.history, snapshot.start, snapshot.configuration, snapshot.theory)
  }

  /// The excess along each eigenvector, the flattest first.
  private var directions: [Series] {
    let snapshot = model.snapshot
    let count = min(snapshot.theory.eigenvalues?.count ?? 0, ParameterCurves.limit)
    return (0..<count).map { index in
      let theory = snapshot.theory
      let samples = PositionSamples(snapshot.history, start: snapshot.start) {
        theory.excessPart(along: index, at: $0) ?? .nan
      }
      let value = NumberText.significant(
        theory.eigenvalues?[index] ?? .nan, digits: 3, glyphs: model.look.glyphs)
      let name: SafeText = model.look.glyphs == .ascii ? "L " : "λ "
      return Series(
        samples, label: name + value, role: .series(index), stroke: .of(index))
    }
  }

  /// All of this run, with the value at its head while the cursor is there.
  private var run: any SampleSource {
    let snapshot = model.snapshot
    let isAtHead = snapshot.position == snapshot.head
    return source(snapshot.history, start: snapshot.start, tail: isAtHead ? value : nil)
  }

  /// What is behind the cursor.
  private var past: [Series] {
    let samples = PrefixSamples(run, count: model.snapshot.position + 1)
    return [
      Series(samples, label: name, note: isAlone ? .empty : ownNote, role: .series1, level: 2)
    ]
  }

  /// What was recorded beyond it.
  private var future: [Series] {
    let snapshot = model.snapshot
    guard snapshot.position < snapshot.head, !model.document.isReplay else { return [] }
    let samples = SuffixSamples(
      source(snapshot.history, start: model.snapshot.start, tail: nil), from: snapshot.position)
    return [
      Series(
        samples, start: Double(snapshot.position), role: .series1, stroke: .dotted, level: 1)
    ]
  }

  /// The loss over the rows that are kept from the training.
  private var tested: Series? {
    let losses = model.snapshot.testLosses
    guard curve.showsLoss, !losses.values.isEmpty else { return nil }
    return Series(
      ArraySamples(losses.values), spacing: Double(losses.spacing), label: "its test rows",
      role: .series3, stroke: .dashed, level: 1)
  }

  /// What is smoothed, behind all curves.
  private var raw: Series {
    Series(run, label: "unsmoothed", role: .rawCurve, level: Series.backgroundLevel)
  }

  private var smoothed: Series {
    var series = Series(
      ArraySamples([]), label: isAlone ? "smoothed" : name, role: .series1, level: 2)
    show(run, in: &series)
    series.note = note(place(on: series)?.y, at: model.snapshot.position)
    return series
  }

  /// The legend names the run only where something stands beside it.
  private var name: SafeText { isAlone ? .empty : "this run" }

  private var isAlone: Bool {
    model.snapshot.ghosts.isEmpty && model.snapshot.comparedRuns.isEmpty && !curve.showsPrediction
      && tested == nil
  }

  /// The quantity at the cursor; nil where it is not known.
  var value: Double? {
    let snapshot = model.snapshot
    switch curve.quantity {
    case .gradientNorm, .learningRate:
      return ownReading.position == snapshot.position ? ownReading.value : nil
    case .distance: return DistanceGoal(model).distance(of: snapshot.parameters, snapshot.theory)
    case .loss, .excess, .directions:
      return curve.showsExcess ? model.excess : snapshot.loss
    }
  }

  /// The quantity along a history of a loss with that theory; of this run's, where none is given.
  private func source(
    _ history: History, start: [Double], theory: LossTheory? = nil, tail: Double?
  ) -> any SampleSource {
    switch curve.quantity {
    case .gradientNorm: UpdateSamples(history, .gradientNorm)
    case .learningRate: UpdateSamples(history, .learningRate)
    case .distance:
      DistanceGoal(model).samples(history, start: start, theory ?? model.snapshot.theory)
    case .loss, .excess, .directions:
      curve.showsExcess
        ? ExcessSamples(
          history, start: start, theory: theory ?? model.snapshot.theory, tail: tail)
        : LossSamples(history, tail: tail)
    }
  }
}

extension LossSeries {
  /// The most updates that are predicted.
  private static let predictionLimit = 4_000

  /// What theory predicts from the last change before the cursor on: the excess, or the loss that goes
  /// with it. The rates are those that were used up to the cursor, then those of the schedule in force.
  static func predicted(_ curve: LossCurve) -> Series? {
    let snapshot = curve.model.snapshot
    guard curve.showsPrediction else { return nil }
    let origin = PredictionOrigin(snapshot)
    guard
      var prediction = snapshot.theory.prediction(
        for: snapshot.configuration, from: origin.parameters, after: origin.last)
    else { return nil }
    let count = min(StepRange.end(snapshot) - origin.position, predictionLimit)
    let floor = curve.showsExcess ? 0 : snapshot.theory.floor ?? 0
    var values = [prediction.excess + floor]
    var ahead = snapshot.inForce
    for position in origin.position..<origin.position + max(count, 0) {
      if position < snapshot.position {
        prediction.update(learningRate: snapshot.history.learningRate(at: position))
      } else {
        prediction.update(learningRate: ahead.learningRate)
        ahead.advance()
      }
      values.append(prediction.excess + floor)
    }
    return Series(
      ArraySamples(values), start: Double(origin.position), label: "predicted",
      role: .series2, stroke: .dotted, level: 3)
  }
}

/// Where a prediction begins: the last change before the cursor, or the start.
struct PredictionOrigin {
  let position: Int
  let parameters: [Double]
  /// The update that led there, where momentum continues from it.
  let last: (parameters: [Double], learningRate: Double)?

  init(_ snapshot: Snapshot) {
    let changes = snapshot.events.prefix { $0.position <= snapshot.position }
      .filter { if case .set = $0.action { true } else { false } }
    let position = changes.last?.position ?? 0
    func parameters(at position: Int) -> [Double] {
      position == 0 ? snapshot.start : snapshot.history.parameters(at: position - 1)
    }
    self.position = position
    self.parameters = parameters(at: position)
    // A change of the optimiser, or of its momentum from nothing, starts a buffer of its own.
    let startsAnew = changes.contains { event in
      guard event.position == position, case .set(let name, _) = event.action else { return false }
      return name == ComponentSettings.optimizer.name || name == "momentum"
    }
    guard position > 0, !startsAnew else {
      last = nil
      return
    }
    last = (parameters(at: position - 1), snapshot.history.learningRate(at: position - 1))
  }
}
