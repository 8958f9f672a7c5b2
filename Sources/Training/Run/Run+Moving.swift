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
    let checkpoint = checkpoints.latest(upTo: goal)
    if goal < self.position || checkpoint.position > self.position {
      restore(checkpoint)
      applyEvents()
    }
    let start = self.position
    while self.position < goal {
      update()
      if (self.position - start).isMultiple(of: 256) {
        progress(self.position - start, goal - start)
      }
    }
  }

  /// The record of a step; computed again where the history has let go of it.
  ///
  /// - Precondition: The step is in `0..<head`.
  public func record(at step: Int) -> Record {
    holdRecord(at: step)
    return history[step]
  }

  /// FNV-1a-64 of the first records, as `History.recordsHash(upTo:)`.
  ///
  /// - Precondition: `count` is at most `head`.
  public func recordsHash(upTo count: Int) -> UInt64 {
    if count > 0 { holdRecord(at: count - 1) }
    return history.recordsHash(upTo: count)
  }

  /// Computes the chunk of a step's record again if the history has let go of it.
  func holdRecord(at step: Int) {
    guard step < history.count, !history.holds(step) else { return }
    let cursor = position
    let chunk = step / history.capacity
    rewind(to: chunk * history.capacity)
    refilling = history.emptied
    for _ in 0..<history.capacity { update() }
    if let records = refilling { history.refill(chunk: chunk, from: records) }
    refilling = nil
    rewind(to: cursor)
  }

  /// One update, recorded where it is the first of its position.
  private func update() {
    let batch = takeBatch() ?? objective
    let settings = UpdateSettings(optimizer: optimizer, learningRate: learningRate)
    if position == history.count {
      machine.update(batch, settings, recording: &history)
      if divergedConfiguration == nil, history.firstNonFiniteStep != nil {
        divergedConfiguration = configuration
      }
    } else if var records = refilling {
      refilling = nil
      machine.update(batch, settings, recording: &records)
      refilling = records
    } else {
      machine.update(batch, settings)
    }
    inForce.advance()
    if position == history.count, checkpoints.isDue(at: position) { checkpoints.append(state) }
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
}
