import Training

extension Worker {
  /// The most numbers of a data set whose loss is computed for a snapshot while the run goes on.
  static let affordableElements = 1 << 18

  /// Puts the run as it is now where the screen finds it, and wakes the screen.
  func publish() {
    hasNews = false
    channels.mailbox.put(snapshot)
    channels.wake()
  }

  var isRunning: Bool {
    if case .running = activity { true } else { false }
  }

  var snapshot: Snapshot {
    Snapshot(
      generation: generation,
      changeCount: changeCount,
      initialConfiguration: run.initialConfiguration,
      configuration: run.configuration,
      events: run.events,
      position: run.position,
      head: run.head,
      target: run.target,
      start: start,
      parameters: run.parameters,
      loss: loss,
      history: run.history,
      theory: run.theory,
      ghosts: run.ghosts,
      companions: companions.snapshot,
      divergence: run.divergence,
      isRunning: isRunning,
      speed: speed,
      stepsPerSecond: isPaused ? 0 : meter.stepsPerSecond)
  }

  /// The record's loss where there is one; else it is computed, if that does not hold the run up.
  private var loss: Double? {
    let elements =
      run.configuration.settings.lazy.filter { ["samples", "features"].contains($0.name) }
      .map { self.run.configuration.integer($0) }.reduce(1) {
        $0.multipliedReportingOverflow(by: $1).partialValue
      }
    if !isPaused, run.position == run.head, elements > Self.affordableElements { return nil }
    return run.loss(at: run.position)
  }
}
