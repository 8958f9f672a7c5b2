import TerminalKit
import Training

/// The curves of the loss panel, from the back to the front.
struct LossSeries {
  /// The most ghosts that a legend names and a plot keeps apart.
  static let ghostLimit = 4

  private let model: Model

  init(_ model: Model) { self.model = model }

  var all: [Series] {
    model.showsDirections ? own : known(ghosts + companions) + own
  }

  /// The curves of this run alone.
  var own: [Series] { known(whole) }

  private func known(_ series: [Series]) -> [Series] {
    model.known(series, ofUpdates: model.lossView.quantity.isOfUpdates)
  }

  private var whole: [Series] {
    if model.showsDirections { return directions }
    var curves: [Series] = []
    if model.lossView.smoothing > 0 {
      curves += [raw(role: .ghost, level: 1), smoothed]
    } else {
      curves += past + future
    }
    if let tested { curves.append(tested) }
    if let predicted = Self.predicted(model) { curves.append(predicted) }
    return curves
  }

  private var ghosts: [Series] {
    let shown = model.snapshot.ghosts.suffix(Self.ghostLimit)
    return shown.enumerated().map { index, ghost in
      Series(
        source(
          ghost.history, start: ghost.start, tail: nil, configuration: ghost.configuration),
        label: SafeText(ghost.label),
        role: .ghost, stroke: index.isMultiple(of: 2) ? .dashed : .dotted, level: -2)
    }
  }

  /// The runs in step with this one.
  private var companions: [Series] {
    model.snapshot.companions.enumerated().map { index, companion in
      let strokes = CompanionStyle(companion, index)
      return Series(
        source(
          companion.history, start: companion.start, tail: nil,
          configuration: companion.configuration),
        label: SafeText(companion.label), role: strokes.role, stroke: strokes.stroke,
        level: strokes.level)
    }
  }

  /// The excess along each eigenvector, the flattest first.
  private var directions: [Series] {
    let snapshot = model.snapshot
    let count = min(snapshot.theory.eigenvalues?.count ?? 0, ParameterCurves.limit)
    return (0..<count).map { index in
      let samples = DirectionSamples(
        ExcessTrack(snapshot.history, start: snapshot.start, theory: snapshot.theory), index)
      let value = NumberText.significant(
        snapshot.theory.eigenvalues?[index] ?? .nan, digits: 3, glyphs: model.look.glyphs)
      let name: SafeText = model.look.glyphs == .ascii ? "lambda " : "λ "
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
    return [Series(samples, label: name, role: .series1, level: 2)]
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
    guard model.showsLoss, !losses.values.isEmpty else { return nil }
    return Series(
      ArraySamples(losses.values), spacing: Double(losses.spacing), label: "its test rows",
      role: .series3, stroke: .dashed, level: 1)
  }

  private func raw(role: Role, level: Int) -> Series {
    Series(run, role: role, level: level)
  }

  private var smoothed: Series {
    let samples = SmoothedSamples(run, weight: model.lossView.smoothing)
    return Series(samples, spacing: samples.spacing, label: "smoothed", role: .series1, level: 2)
  }

  /// The legend names the run only where something stands beside it.
  private var name: SafeText {
    let isAlone = model.snapshot.ghosts.isEmpty && model.snapshot.companions.isEmpty
    return isAlone && !model.showsPrediction && tested == nil ? .empty : "this run"
  }

  /// The quantity at the cursor; nil where it is not known.
  var value: Double? {
    let snapshot = model.snapshot
    let isRecorded = snapshot.position < model.knownCount(of: snapshot.history)
    switch model.lossView.quantity {
    case .gradientNorm:
      return isRecorded ? snapshot.history.gradientNorm(at: snapshot.position) : nil
    case .learningRate:
      return isRecorded ? snapshot.history.learningRate(at: snapshot.position) : nil
    case .loss, .excess, .directions:
      return model.showsExcess ? model.excess : snapshot.loss
    }
  }

  /// The quantity along a history; of a run with another loss, its configuration says so.
  private func source(
    _ history: History, start: [Double], tail: Double?, configuration: Configuration? = nil
  ) -> any SampleSource {
    switch model.lossView.quantity {
    case .gradientNorm: UpdateSamples(history, .gradientNorm)
    case .learningRate: UpdateSamples(history, .learningRate)
    case .loss, .excess, .directions:
      model.showsExcess
        ? ExcessSamples(
          history, start: start, theory: model.snapshot.theory, tail: tail,
          hasOtherLoss: configuration.map { !$0.hasSameLoss(as: model.snapshot.configuration) }
            ?? false)
        : LossSamples(history, tail: tail)
    }
  }
}
