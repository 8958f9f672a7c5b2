extension Run {
  /// Does one update.
  ///
  /// At the head it makes the next record; in the past it does again what was recorded, to the same
  /// bits.
  ///
  /// - Returns: Whether there was one to do: false at the target.
  @discardableResult
  public func step() -> Bool {
    guard position < target else { return false }
    update()
    return true
  }

  /// Does updates until a position or the target is reached.
  public func advance(to position: Int) {
    while self.position < position, step() {}
  }

  /// Goes to a position of the current line, which is clamped to `0...head`; the future stays.
  ///
  /// What lies between the position and the checkpoint before it is computed again.
  ///
  /// - Complexity: Some milliseconds, or one update where that takes longer.
  public func rewind(to position: Int) { rewind(to: position) { _, _ in } }

  /// As `rewind(to:)`, telling from time to time how many of how many updates are done.
  public func rewind(to position: Int, progress: (_ done: Int, _ total: Int) -> Void) {
    let goal = min(max(position, 0), head)
    let checkpoint = line.checkpoints.latest(upTo: goal)
    if goal < self.position || checkpoint.position > self.position { restore(checkpoint) }
    let start = self.position
    while self.position < goal {
      update()
      if (self.position - start).isMultiple(of: 256) {
        progress(self.position - start, goal - start)
      }
    }
  }

  /// The record of a step; computed again where the history no longer holds it.
  ///
  /// - Precondition: The step is in `0..<head`.
  public func record(at step: Int) -> Record {
    holdRecord(at: step)
    return line.history[step]
  }

  /// FNV-1a-64 of the first records, as `History.recordsHash(upTo:)`.
  ///
  /// - Precondition: `count` is at most `head`.
  public func recordsHash(upTo count: Int) -> UInt64 {
    if count > 0 { holdRecord(at: count - 1) }
    return line.history.recordsHash(upTo: count)
  }

  /// Computes the chunk of a step's record again if the history no longer holds it.
  func holdRecord(at step: Int) {
    guard step < line.history.count, !line.history.holds(step) else { return }
    let cursor = position
    let capacity = line.history.capacity
    let chunk = step / capacity
    rewind(to: chunk * capacity)
    refilling = line.history.emptied
    for _ in 0..<capacity { update() }
    if let records = refilling { line.history.refill(chunk: chunk, from: records) }
    refilling = nil
    rewind(to: cursor)
  }

  /// One update, recorded where it is the first of its position.
  private func update() {
    let batch = takeBatch() ?? objective
    let settings = UpdateSettings(optimizer: optimizer, learningRate: learningRate)
    if position == line.history.count {
      machine.update(batch, settings, recording: &line.history)
      if line.divergedConfiguration == nil, firstNonFiniteStep != nil {
        line.divergedConfiguration = configuration
      }
    } else if var records = refilling {
      refilling = nil
      machine.update(batch, settings, recording: &records)
      refilling = records
    } else {
      machine.update(batch, settings)
    }
    inForce.advance()
    if position == line.history.count, line.checkpoints.isDue(at: position) {
      line.checkpoints.append(state)
    }
    applyEvents()
  }

  /// Takes the rows of the next batch; nil for all of them.
  private func takeBatch() -> (any Objective)? {
    guard objective.rowCount > 0 else { return nil }
    let epoch = batches.epoch
    guard let places = batches.next(size: batchSize, of: objective.rowCount) else { return nil }
    return objective.selecting(rows(of: epoch)[places])
  }

  /// The batch in turn, which is not taken; nil for all rows.
  func nextBatch() -> (any Objective)? {
    let kept = batches
    defer { batches = kept }
    return takeBatch()
  }

  /// The permutation of an epoch, which the seed and the epoch decide.
  private func rows(of epoch: Int) -> [Int] {
    if let known = setup.permutation, known.epoch == epoch { return known.rows }
    let rows = EpochPermutation.rows(
      count: objective.rowCount, seed: configuration[RunSettings.seed], epoch: epoch)
    setup.permutation = (epoch, rows)
    return rows
  }
}

extension Run {
  /// The run as it is now.
  var moment: Moment { Moment(line: line, state: arrival ?? state) }

  /// The state at the position as it is now.
  var state: RunState {
    RunState(
      inForce: inForce, batches: batches, parameters: machine.parameters,
      optimizerState: machine.optimizerState)
  }

  /// Is as it was at a moment, to the bit.
  ///
  /// - Throws: `SettingError` if data that are drawn anew cannot be; nothing has changed then.
  func restore(_ moment: Moment) throws(SettingError) {
    if moment.line.initialConfiguration != line.initialConfiguration {
      try setUp(moment.line.initialConfiguration)
    }
    line = moment.line
    restore(moment.state)
  }

  /// Makes a configuration's data, and stands at the start of a line over them, without events.
  func setUp(_ configuration: Configuration) throws(SettingError) {
    setup = try Setup(configuration, data)
    renewObjective(for: configuration)
    line = setup.line(from: configuration, Timeline([]), rowCount: objective.rowCount)
    restore(line.checkpoints.latest(upTo: 0))
  }

  /// Takes over a state of the line, and applies the events of its position.
  func restore(_ state: RunState) {
    inForce = state.inForce
    batches = state.batches
    machine.parameters = state.parameters
    machine.optimizerState = state.optimizerState
    nextEvent = line.timeline.index(of: position)
    adoptConfiguration()
    if lossIdentity != configuration.lossIdentity { renewObjective(for: configuration) }
    applyEvents()
  }

  /// Applies the events of the position that have not been.
  func applyEvents() {
    let events = line.timeline.events
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
    // Events were checked when the run took them.
    guard let setting = try? inForce.set(name, to: value) else { return }
    adoptConfiguration()
    switch setting.effect {
    case .optimizerState: machine.optimizerState = OptimizerState()
    case .targets:
      if lossIdentity != configuration.lossIdentity { renewObjective(for: configuration) }
    case .live, .restart: break
    }
  }

  /// Makes anew what follows from the values in force and costs little.
  func adoptConfiguration() {
    optimizer = configuration.optimizer
    batchSize = configuration[RunSettings.batchSize]
    target = configuration[RunSettings.steps]
  }

  private func renewObjective(for configuration: Configuration) {
    objective = problem.objective(for: configuration)
    lossIdentity = configuration.lossIdentity
  }
}
