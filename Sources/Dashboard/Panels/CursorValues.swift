import Plot
import TerminalKit
import Theory
import Training

/// What a plot against the step shows at the cursor: a value for each of its curves.
struct CursorValues {
  /// The values, each at its step; empty where none is known.
  let points: [PlanePoint]
  /// What they are of, where that is not the cursor's own step.
  var remark = SafeText.empty
  /// Whether there are more than those that are drawn.
  var isPart = false

  /// The values of the quantity that the loss panel shows. Where no update has begun yet from the cursor on,
  /// what updates use is that of the last one.
  init(of curve: LossCurve) {
    let snapshot = curve.model.snapshot
    let series = LossSeries(curve)
    if curve.showsDirections {
      let count = snapshot.theory.eigenvalues?.count ?? 0
      let parts = (0..<min(count, ParameterCurves.limit)).map {
        snapshot.theory.excessPart(along: $0, at: snapshot.parameters) ?? .nan
      }
      self.init(parts, at: snapshot.position, isPart: count > parts.count)
    } else if let place = series.smoothedPlace {
      self.init([place.y], at: Int(place.x), remark: "smoothed")
    } else if let value = series.value {
      self.init([value], at: snapshot.position)
    } else if let samples = Self.updates(curve), snapshot.position > 0 {
      let step = snapshot.position - 1
      self.init([samples.value(at: step)], at: step, remark: "of the last update")
    } else {
      self.init([], at: snapshot.position)
    }
  }

  /// The values of the parameters whose curves are drawn.
  init(ofParameters model: Model) {
    let snapshot = model.snapshot
    let shown = snapshot.parameters.prefix(ParameterCurves.limit)
    self.init(
      Array(shown), at: snapshot.position, isPart: snapshot.parameters.count > shown.count)
  }

  private init(
    _ values: [Double], at step: Int, remark: SafeText = .empty, isPart: Bool = false
  ) {
    points = values.map { PlanePoint(x: Double(step), y: $0) }
    self.remark = remark
    self.isPart = isPart
  }

  /// What each update used, where the panel shows that.
  private static func updates(_ curve: LossCurve) -> UpdateSamples? {
    switch curve.quantity {
    case .loss, .excess, .directions, .distance: nil
    case .gradientNorm: UpdateSamples(curve.model.snapshot.history, .gradientNorm)
    case .learningRate: UpdateSamples(curve.model.snapshot.history, .learningRate)
    }
  }

  /// The places as discs on the curves.
  var discs: [PlotPoints] {
    points.isEmpty ? [] : [PlotPoints(points, role: .current, mark: .disc)]
  }

  /// The values in fewer and fewer digits, for the room that there is.
  func texts(_ look: Look) -> [SafeText] {
    guard !points.isEmpty else { return [] }
    return (points.count == 1 ? [6] : [4, 3, 2]).map { digits in
      let values = points.map {
        NumberText.significant($0.y, digits: digits, glyphs: look.glyphs).string
      }
      let rest = isPart ? [look.text("…", ascii: "..").string] : []
      return SafeText((values + rest).joined(separator: ", "))
    }
  }
}

/// The quantity of the loss panel along a run, read at the cursor.
struct LossReading {
  private let curve: LossCurve
  private var model: Model { curve.model }
  private let history: History
  private let start: [Double]
  private let configuration: Configuration
  private let theory: LossTheory?
  private let knownLossAtEnd: Double?

  /// - Parameters:
  ///   - theory: That of the loss of this run; nil where it is not known.
  ///   - lossAtEnd: The loss behind the last record, where the run says it.
  init(
    _ curve: LossCurve, _ history: History, _ start: [Double], _ configuration: Configuration,
    _ theory: LossTheory?, lossAtEnd: Double? = nil
  ) {
    knownLossAtEnd = lossAtEnd
    self.curve = curve
    self.history = history
    self.start = start
    self.configuration = configuration
    self.theory = theory
  }

  /// Where it is read: at the cursor, or at the end of a run that went less far. What updates use is read of
  /// the last one that was done, where the cursor's own is still to come; −1 if there is none.
  var position: Int {
    let end =
      curve.quantity.isOfUpdates ? model.knownCount(of: history) - 1 : history.count
    return min(model.snapshot.position, end)
  }

  /// The value; nil where it is not known, or not to be known yet.
  var value: Double? {
    switch curve.quantity {
    case .gradientNorm: return position >= 0 ? history.gradientNorm(at: position) : nil
    case .learningRate: return position >= 0 ? history.learningRate(at: position) : nil
    case .distance:
      let goal = DistanceGoal(model)
      guard goal.missing(from: theory) == nil else { return nil }
      return goal.distance(of: parameters, theory ?? model.snapshot.theory)
    case .loss, .excess, .directions:
      if curve.showsExcess { return excess }
      return position < history.count ? history.loss(at: position) : lossAtEnd
    }
  }

  private var parameters: [Double] {
    position == 0 ? start : history.parameters(at: position - 1)
  }

  private var excess: Double? { theory?.quickExcess(at: parameters) }

  /// Behind the last record, of which there is none yet: as the run says, else from the theory, which knows
  /// nothing of a batch.
  private var lossAtEnd: Double? {
    if let knownLossAtEnd { return knownLossAtEnd }
    guard configuration[RunSettings.batchSize] == 0, let floor = theory?.floor else {
      return nil
    }
    return excess.map { $0 + floor }
  }
}

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
