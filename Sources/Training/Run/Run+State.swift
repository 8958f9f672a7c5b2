extension Run {
  /// The state at the position as it is now.
  var state: RunState {
    RunState(
      inForce: inForce, batches: batches, parameters: machine.parameters,
      optimizerState: machine.optimizerState)
  }

  /// Takes over a state, before the events of its position.
  func restore(_ state: RunState) {
    let old = configuration
    inForce = state.inForce
    batches = state.batches
    machine.parameters = state.parameters
    machine.optimizerState = state.optimizerState
    nextEvent = timeline.index(of: position)
    arrival = nil
    adoptConfiguration()
    if !problem.sharesObjective(old, configuration) { renewObjective() }
  }

  /// Applies the events of the position that have not been.
  func applyEvents() {
    let events = timeline.events
    guard nextEvent < events.count, events[nextEvent].position == position else {
      arrival = nil
      return
    }
    arrival = state
    while nextEvent < events.count, events[nextEvent].position == position {
      if case .set(let name, let value) = events[nextEvent].action { apply(name, value) }
      nextEvent += 1
    }
  }

  private func apply(_ name: String, _ value: SettingValue) {
    let old = configuration
    // Events were checked when the run took them.
    guard let setting = try? inForce.set(name, to: value) else { return }
    adoptConfiguration()
    switch setting.effect {
    case .optimizerState: machine.optimizerState = OptimizerState()
    case .targets: if !problem.sharesObjective(old, configuration) { renewObjective() }
    case .live, .restart: break
    }
  }

  /// Makes anew what follows from the values in force and costs little.
  func adoptConfiguration() {
    optimizer = configuration.optimizer
    batchSize = configuration[RunSettings.batchSize]
    target = configuration[RunSettings.steps]
  }

  private func renewObjective() {
    objective = problem.objective(for: configuration)
  }

  /// The permutation of an epoch, which the seed and the epoch decide.
  func rows(of epoch: Int) -> [Int] {
    if let permutation, permutation.epoch == epoch { return permutation.rows }
    let rows = EpochPermutation.rows(
      count: objective.rowCount, seed: configuration[RunSettings.seed], epoch: epoch)
    permutation = (epoch, rows)
    return rows
  }
}
