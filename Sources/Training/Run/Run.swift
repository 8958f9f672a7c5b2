import Autograd

/// One run of gradient descent: it steps, records, rewinds and forks.
///
/// Position k means k updates done; record k holds what the notebook prints in line k. A run's
/// configuration and its events decide all that happens, to the bit: going back and forward again
/// gives the same numbers, and so does the same configuration with the same events.
///
/// A run belongs to one thread.
public final class Run {
  /// The values at position 0, before its events: what a scenario file says.
  public internal(set) var initialConfiguration: Configuration
  /// The values in force at the position.
  public internal(set) var configuration: Configuration
  /// Updates done at the cursor.
  public internal(set) var position = 0
  /// Records 0 to `head` − 1 of the current line.
  public internal(set) var history: History
  /// Earlier runs and abandoned futures, the newest last.
  public internal(set) var ghosts: [Ghost] = []

  var timeline: Timeline
  /// The first event that has not been applied.
  var nextEvent = 0
  /// The state before the position's events, where there are any.
  var arrival: RunState?
  var checkpoints: Checkpoints
  /// Records that are computed again.
  var refilling: History?
  /// The values in force at the first record that is not finite.
  var divergedConfiguration: Configuration?
  var cachedDivergence: Divergence?
  /// The most multiplications that the run does for theory which it is not told to compute: some
  /// seconds' worth, unless whoever holds it has less time.
  public var patience = 1 << 31
  var cachedTheory: CachedTheory?
  var cachedTheorySource: (configuration: Configuration, source: TheorySource)?
  var cachedPicture: (configuration: Configuration, picture: DataPicture?)?

  /// The tables of the data files that were read, by the names that configurations have for them.
  public let data: DataTables
  var problem: any Problem
  var machine: any Machine
  /// `w` at position 0.
  public internal(set) var start: [Double]
  // What follows from the configuration in force, made anew where an event changes it.
  var objective: any Objective
  var optimizer: any Optimizer
  var schedule: any Schedule
  var batchSize = 0
  var baseRate = 0.0
  /// The position that no update passes: `steps` in force.
  public internal(set) var target = 0
  var batches = BatchCursor()
  var permutation: (epoch: Int, rows: [Int])?
  var learningRate: Double
  var scheduleOrigin = 0

  /// Draws the data and stands at position 0, with its events applied.
  ///
  /// - Parameters:
  ///   - configuration: The values at position 0.
  ///   - events: What is done to the run, in any order; equal positions keep their order.
  ///   - data: The tables that were read; that of the configuration's `dataFile` must be among them,
  ///     where it names one.
  /// - Throws: `SettingError` if the configuration contradicts itself, or `SettingError.event` if an
  ///   event does.
  public init(
    configuration: Configuration, events: [Event] = [], data: DataTables = [:]
  ) throws(SettingError) {
    try configuration.validate()
    timeline = Timeline(events)
    try timeline.validate(from: configuration)
    initialConfiguration = configuration
    self.configuration = configuration
    let problem = try configuration.makeProblem(configuration.dataFile.flatMap { data[$0] })
    self.problem = problem
    self.data = data
    start = configuration.vector(RunSettings.start) ?? problem.defaultStart
    try problem.checkStart(start)
    let dtype = configuration.dtype
    machine = dtype.makeMachine(shape: problem.parameterShape, start: start)
    objective = problem.objective(for: configuration)
    optimizer = configuration.optimizer
    schedule = configuration.schedule
    learningRate = schedule.first(base: configuration.number(RunSettings.learningRate))
    history = History(dtype: dtype, parameterCount: start.count)
    let origin = RunState(
      configuration: configuration, learningRate: learningRate, parameters: machine.parameters)
    checkpoints = Checkpoints(start: origin, workPerUpdate: objective.rowCount * start.count)
    adoptConfiguration()
    applyEvents()
  }

  /// What was done to the current line, in order, notes included.
  public var events: [Event] { timeline.events }

  /// The furthest position of the current line.
  public var head: Int { history.count }

  /// The numbers of the data that a loss over all rows goes through: rows times parameters.
  public var elementCount: Int { objective.rowCount * start.count }

  /// The parameters' names: the data's columns where they have names, else `w₁`, `w₂`, …
  public var parameterNames: [String] {
    problem.parameterNames ?? initialConfiguration.parameterNames
  }

  /// `w` at the position, widened.
  public var parameters: [Double] { machine.parameters }
}

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
    position += 1
    learningRate = schedule.next(
      after: learningRate, base: baseRate, step: position - scheduleOrigin)
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

extension Run {
  /// The state at the position as it is now.
  var state: RunState {
    RunState(
      position: position, configuration: configuration, batches: batches,
      learningRate: learningRate, scheduleOrigin: scheduleOrigin, parameters: machine.parameters,
      optimizerState: machine.optimizerState)
  }

  /// Takes over a state, before the events of its position.
  func restore(_ state: RunState) {
    let old = configuration
    position = state.position
    configuration = state.configuration
    batches = state.batches
    learningRate = state.learningRate
    scheduleOrigin = state.scheduleOrigin
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
    guard let setting = try? configuration.setting(named: name),
      (try? configuration.set(name, to: value)) != nil
    else { return }
    adoptConfiguration()
    switch setting.effect {
    case .optimizerState: machine.optimizerState = OptimizerState()
    case .targets: if !problem.sharesObjective(old, configuration) { renewObjective() }
    case .live, .restart: break
    }
    if setting == ComponentSettings.schedule { scheduleOrigin = position }
    if position == scheduleOrigin {
      learningRate = schedule.first(base: baseRate)
    } else if setting == RunSettings.learningRate {
      learningRate = baseRate
    }
  }

  /// Makes anew what follows from the values in force and costs little.
  func adoptConfiguration() {
    optimizer = configuration.optimizer
    schedule = configuration.schedule
    batchSize = configuration.integer(RunSettings.batchSize)
    baseRate = configuration.number(RunSettings.learningRate)
    target = configuration.integer(RunSettings.steps)
  }

  private func renewObjective() {
    objective = problem.objective(for: configuration)
  }

  /// The permutation of an epoch, which the seed and the epoch decide.
  private func rows(of epoch: Int) -> [Int] {
    if let permutation, permutation.epoch == epoch { return permutation.rows }
    let rows = EpochPermutation.rows(
      count: objective.rowCount, seed: configuration.integer(RunSettings.seed), epoch: epoch)
    permutation = (epoch, rows)
    return rows
  }
}
