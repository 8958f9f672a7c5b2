import Engine
import Plot
import TerminalKit
import Training

extension LossSeries {
  /// The most updates that are foretold.
  private static let predictionLimit = 4_000

  /// What theory foretells from the last change before the cursor on: the excess, or the loss that goes
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
  /// The update that led there, where momentum goes on from it.
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
