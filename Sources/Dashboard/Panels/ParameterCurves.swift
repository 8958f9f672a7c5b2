import Plot
import TerminalKit
import Training

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

/// One parameter at the positions 0, 1, … of a history.
struct ParameterSamples: SampleSource {
  private let history: History
  private let index: Int
  private let start: Double

  init(_ history: History, _ index: Int, start: Double) {
    self.history = history
    self.index = index
    self.start = start
  }

  var count: Int { history.count + 1 }

  func value(at position: Int) -> Double {
    position == 0 ? start : history.parameter(index, at: position - 1)
  }

  func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
    let steps = max(range.lowerBound - 1, 0)..<max(range.upperBound - 1, 0)
    let found = history.parameterBounds(index, in: steps).map { $0.minimum...$0.maximum }
    guard range.contains(0), start.isFinite else { return found }
    return found.map { min($0.lowerBound, start)...max($0.upperBound, start) } ?? start...start
  }
}
