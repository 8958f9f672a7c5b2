import Training

/// The quantity of the loss panel along a run, read at the cursor.
struct LossReading {
  private let curve: LossCurve
  private var model: Model { curve.model }
  private let history: History
  private let start: [Double]
  private let configuration: Configuration
  private let theory: Theory?
  private let knownLossAtEnd: Double?

  /// - Parameters:
  ///   - theory: That of the loss of this run; nil where it is not known.
  ///   - lossAtEnd: The loss behind the last record, where the run says it.
  init(
    _ curve: LossCurve, _ history: History, _ start: [Double], _ configuration: Configuration,
    _ theory: Theory?, lossAtEnd: Double? = nil
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
    guard configuration.integer(RunSettings.batchSize) == 0, let floor = theory?.floor else {
      return nil
    }
    return excess.map { $0 + floor }
  }
}
