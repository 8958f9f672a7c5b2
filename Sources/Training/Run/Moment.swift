/// A run as it is at a moment: its line, the ghosts and the cursor, as a value.
///
/// The data are not in it: the configuration decides them.
struct Moment: Sendable {
  let initialConfiguration: Configuration
  let timeline: Timeline
  let plan: DroppedPlan?
  let history: History
  let checkpoints: Checkpoints
  let divergedConfiguration: Configuration?
  let testLosses: TestLosses
  let ghosts: [Ghost]
  let forkedAt: Int?
  /// At the position, before its events.
  let state: RunState
}

extension Run {
  /// The run as it is now.
  var moment: Moment {
    Moment(
      initialConfiguration: initialConfiguration, timeline: timeline, plan: plan, history: history,
      checkpoints: checkpoints, divergedConfiguration: divergedConfiguration,
      testLosses: testLosses, ghosts: ghosts, forkedAt: forkedAt, state: arrival ?? state)
  }

  /// Is as it was at a moment, to the bit.
  ///
  /// - Throws: `SettingError` if data that are drawn anew cannot be; nothing has changed then.
  func restore(_ moment: Moment) throws(SettingError) {
    if moment.initialConfiguration != initialConfiguration {
      takeOver(try Run(configuration: moment.initialConfiguration, data: data))
    }
    timeline = moment.timeline
    plan = moment.plan
    history = moment.history
    checkpoints = moment.checkpoints
    divergedConfiguration = moment.divergedConfiguration
    cachedDivergence = nil
    testLosses = moment.testLosses
    ghosts = moment.ghosts
    forkedAt = moment.forkedAt
    restore(moment.state)
    applyEvents()
  }

  /// Becomes another run, keeping the ghosts and what can be taken back.
  func takeOver(_ other: Run) {
    initialConfiguration = other.initialConfiguration
    inForce = other.inForce
    history = other.history
    timeline = other.timeline
    plan = other.plan
    forkedAt = other.forkedAt
    testLosses = other.testLosses
    nextEvent = other.nextEvent
    arrival = other.arrival
    checkpoints = other.checkpoints
    divergedConfiguration = other.divergedConfiguration
    cachedDivergence = other.cachedDivergence
    cachedTheory = other.cachedTheory
    cachedTheorySource = other.cachedTheorySource
    cachedPicture = other.cachedPicture
    problem = other.problem
    machine = other.machine
    start = other.start
    objective = other.objective
    adoptConfiguration()
    batches = other.batches
    permutation = other.permutation
  }
}
