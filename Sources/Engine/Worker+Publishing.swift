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
    let comparedRuns = comparedRuns.snapshot(isHurried: !isPaused)
    let ghosts = run.ghosts.suffix(Snapshot.ghostLimit).reversed()
    let report = theoryService.report(
      on: run, beside: comparedRuns.map(\.configuration) + ghosts.map(\.configuration))
    return Snapshot(
      generation: generation,
      changeCount: changeCount,
      initialConfiguration: run.initialConfiguration,
      inForce: run.inForce,
      events: run.events,
      epochs: run.epochs,
      head: run.head,
      target: run.target,
      start: start,
      parameters: run.parameters,
      parameterNames: run.parameterNames,
      loss: isHurried && run.position == run.head ? nil : run.loss(at: run.position),
      testLoss: isHurried ? nil : run.evaluateTestLoss(),
      ownData: run.readOwnData(measuresFit: !isHurried),
      testLosses: run.testLosses,
      history: run.history,
      theoryReport: report,
      stabilityChange: run.stabilityChange,
      adaptiveGuide: run.adaptiveGuide,
      data: run.dataPicture,
      ghosts: run.ghosts,
      forkedAt: run.forkedAt,
      comparedRuns: comparedRuns,
      divergence: run.divergence,
      isRunning: isRunning,
      speed: speed,
      stepsPerSecond: isPaused ? 0 : meter.stepsPerSecond)
  }

  /// Whether computing a loss of which there is no record would hold the run up.
  private var isHurried: Bool { !isPaused && run.elementCount > Self.affordableElements }
}
