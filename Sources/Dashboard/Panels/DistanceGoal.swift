import TerminalKit
import Theory
import Training

/// The point from which the distance of the parameters is told: `true_w`, else w*, else the origin.
///
/// It is that of the run, for all runs beside it too, so that their curves are of one quantity.
enum DistanceGoal: Hashable {
  case truth, minimizer, origin

  init(_ theory: LossTheory) {
    if theory.trueParameters != nil {
      self = .truth
    } else {
      self = theory.minimizers.isEmpty ? .origin : .minimizer
    }
  }

  init(_ model: Model) { self.init(model.snapshot.theory) }

  /// The point's own name; none for the origin.
  private var point: String? {
    switch self {
    case .truth: "true_w"
    case .minimizer: "w*"
    case .origin: nil
    }
  }

  /// The distance in signs.
  func name(_ look: Look) -> String {
    let minus = look.glyphs == .ascii ? "-" : "−"
    return "|w\(point.map { minus + $0 } ?? "")|"
  }

  /// How far the parameters of a run with that theory are away; nil where the point is not known.
  func distance(of parameters: [Double], _ theory: LossTheory) -> Double? {
    switch self {
    case .truth: theory.distanceToTruth(at: parameters)
    case .minimizer: theory.distanceToMinimizer(at: parameters)
    case .origin: LossTheory.length(of: parameters)
    }
  }

  /// What another run has not got to be at a distance from; nil if it has it.
  func missing(from theory: LossTheory?) -> String? {
    let isThere =
      switch self {
      case .truth: theory?.trueParameters != nil
      case .minimizer: theory?.minimizers.isEmpty == false
      case .origin: true
      }
    return isThere ? nil : point.map { "no \($0)" }
  }

  /// The distances along the history of a run with that theory.
  func samples(_ history: History, start: [Double], _ theory: LossTheory) -> PositionSamples {
    PositionSamples(history, start: start) { distance(of: $0, theory) ?? .nan }
  }
}
