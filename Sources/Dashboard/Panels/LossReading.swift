import Training

/// The quantity of the loss panel along a run, read at the cursor.
struct LossReading {
  private let model: Model
  private let history: History
  private let start: [Double]
  private let configuration: Configuration
  private let theory: Theory?

  /// - Parameter theory: That of the loss of this run; nil where it is not known.
  init(
    _ model: Model, _ history: History, _ start: [Double], _ configuration: Configuration,
    _ theory: Theory?
  ) {
    self.model = model
    self.history = history
    self.start = start
    self.configuration = configuration
    self.theory = theory
  }

  /// Where it is read: at the cursor, or at the end of a run that went less far.
  var position: Int { min(model.snapshot.position, history.count) }

  /// The value; nil where it is not known, or not to be known yet.
  var value: Double? {
    let isRecorded = position < model.knownCount(of: history)
    switch model.lossView.quantity {
    case .gradientNorm: return isRecorded ? history.gradientNorm(at: position) : nil
    case .learningRate: return isRecorded ? history.learningRate(at: position) : nil
    case .loss, .excess, .directions:
      if model.showsExcess { return excess }
      return position < history.count ? history.loss(at: position) : lossAtEnd
    }
  }

  private var excess: Double? {
    theory?.quickExcess(at: position == 0 ? start : history.parameters(at: position - 1))
  }

  /// Behind the last record, of which there is none yet; of a batch nobody knows it.
  private var lossAtEnd: Double? {
    guard configuration.integer(RunSettings.batchSize) == 0, let floor = theory?.floor else {
      return nil
    }
    return excess.map { $0 + floor }
  }
}
