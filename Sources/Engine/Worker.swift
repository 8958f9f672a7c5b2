import Training

/// What the trainer's thread does: obeys commands, updates the run at its pace, publishes.
///
/// It lives on that thread alone. Everything that it shares with others is in `Channels`.
final class Worker {
  /// The most updates between two looks at the clock.
  static let slice = 512

  /// How often a paused run tells how far its theory is.
  static let progressPeriod = Duration.milliseconds(200)

  /// Before sleeping longer than this the newest state is published, though the last one was not taken.
  static let shortSleep = Duration.milliseconds(5)

  let channels: Channels
  /// The run, and what theory says of it and of those beside it.
  var theory: TheoryService
  /// The data in force as a picture shows them, and the loss that they make.
  private var picture: (loss: LossIdentity, picture: DataPicture?)
  /// What tells its snapshots from those of other runs.
  var generation: Int
  /// How many commands that change a run were done.
  var changeCount = 0
  var activity = Activity.paused
  var speed: Speed
  var scheduler: StepScheduler
  var meter: RateMeter
  /// How work is done that the run does not wait for.
  let work: BackgroundWork
  /// The runs beside it.
  var comparedRuns: ComparedRuns
  /// Whether one of them may lag behind.
  var isBehind = false
  /// Whether a run pauses at notes.
  var pausesAtNotes: Bool
  /// The position of the next note while it runs.
  var nextNote: Int?
  /// The loss over a plane that is to be made.
  var surfaceScheduler = SurfaceScheduler()
  /// Whether updates were done since the last snapshot.
  var hasNews = false
  /// Commands that have come and are not done yet, the next one last.
  var waiting: [Command] = []

  /// What goes on by itself.
  enum Activity {
    case paused
    /// At the speed in force, until the target.
    case running
    /// To that position, as fast as it goes.
    case seeking(Int)
  }

  /// - Parameters:
  ///   - prepared: Where the parts come from.
  ///   - parts: What it works with from now on.
  ///   - work: How work is done that the run does not wait for.
  init(
    _ prepared: PreparedRun, _ parts: PreparedRun.Parts, channels: Channels, work: BackgroundWork
  ) {
    self.channels = channels
    self.work = work
    theory = TheoryService(of: parts.theory, by: work)
    comparedRuns = parts.comparedRuns
    picture = (parts.theory.run.lossIdentity, prepared.snapshot.data)
    (generation, pausesAtNotes) = (prepared.snapshot.generation, prepared.pausesAtNotes)
    speed = prepared.snapshot.speed
    let now = channels.now()
    scheduler = StepScheduler(speed, now: now)
    meter = RateMeter(now: now)
  }

  var run: Run { theory.own.run }

  /// The thread's whole life: until it is told to stop.
  func runUntilStopped() {
    publish()
    while !channels.queue.isStopping {
      if channels.queue.isPending || hasWork { obey() }
      switch activity {
      case .paused: rest()
      case .running: goOn()
      case .seeking(let goal): update(atMost: goal - run.position)
      }
    }
  }

  /// Does what has come and whatever goes on, without pace or sleep, until nothing is left to do or it is to
  /// pause.
  func settle(while goesOn: () -> Bool) {
    // As many updates as take a moment, so that one who waits can be told to pause.
    let slice = max(1, min(Self.slice, Self.affordableElements / max(1, run.elementCount)))
    while true {
      if channels.queue.isPending || hasWork { obey() }
      if !isPaused, !goesOn() { pause() }
      switch activity {
      case .paused:
        guard isBehind || channels.queue.isPending || hasWork else { return }
        isBehind = comparedRuns.catchUp(with: run, atMost: Self.slice)
      case .running: update(atMost: slice)
      case .seeking(let goal): update(atMost: min(goal - run.position, slice))
      }
    }
  }

  /// Lets the other runs catch up, then sleeps until a command comes.
  private func rest() {
    guard isBehind else {
      channels.queue.wait(atMost: hasMoreToTell ? Self.progressPeriod : nil)
      if hasMoreToTell { publish() }
      return
    }
    isBehind = comparedRuns.catchUp(with: run, atMost: Self.slice)
    if !isBehind || channels.mailbox.isWanted { publish() }
  }

  /// Whether there is news to come of a run that stands still.
  private var hasMoreToTell: Bool { theory.isWaiting || theory.own.isLookingAhead }

  /// The next update of a paced run, or sleep until it is due.
  private func goOn() {
    guard speed != .flatOut else { return update(atMost: Self.slice) }
    let now = channels.now()
    if let wait = scheduler.wait(now: now) {
      if hasNews, wait > Self.shortSleep { publish() }
      return channels.queue.wait(atMost: wait)
    }
    update(atMost: 1)
    scheduler.advance(now: now)
  }

  /// Updates until a command comes, a slice is done or there is no further update to do.
  private func update(atMost count: Int) {
    let run = run
    var done = 0
    var goesOn = count > 0
    while goesOn, done < min(count, Self.slice) {
      run.keepTestLoss()
      let wasFinite = run.firstNonFiniteStep == nil
      goesOn = run.step()
      guard goesOn else { break }
      done += 1
      hasNews = true
      if wasFinite, run.firstNonFiniteStep != nil, let divergence = theory.own.divergence {
        channels.outbox.append(.diverged(divergence))
        goesOn = false
      }
      if isRunning, run.position == nextNote { goesOn = false }
      if channels.queue.isPending { break }
      if channels.mailbox.isWanted { publish() }
    }
    meter.count(done, now: channels.now())
    isBehind = comparedRuns.catchUp(with: run, atMost: Self.slice)
    if !goesOn || isAtGoal { return pause() }
    if makeSurface() { publish() }
  }

  private var isAtGoal: Bool {
    switch activity {
    case .paused: true
    case .running: run.position >= run.target
    case .seeking(let goal): run.position >= min(goal, run.target)
    }
  }

  func pause() {
    activity = .paused
    run.keepTestLoss()
    publish()
    if makeSurface() { publish() }
  }

  /// Starts to go on by itself, unless there is nowhere to go.
  func begin(_ activity: Activity) {
    self.activity = activity
    let now = channels.now()
    scheduler = StepScheduler(speed, now: now)
    meter = RateMeter(now: now)
    nextNote = pausesAtNotes ? firstNote(after: run.position) : nil
    if isAtGoal { self.activity = .paused }
  }

  private func firstNote(after position: Int) -> Int? {
    run.events.first { event in
      guard case .note = event.action else { return false }
      return event.position > position
    }?.position
  }

  /// Works on another run from now on.
  func load(_ prepared: PreparedRun) {
    guard let parts = try? prepared.take() else { return }
    theory = TheoryService(of: parts.theory, by: work)
    comparedRuns = parts.comparedRuns
    picture = (parts.theory.run.lossIdentity, prepared.snapshot.data)
    (generation, pausesAtNotes) = (prepared.snapshot.generation, prepared.pausesAtNotes)
    change(to: prepared.snapshot.speed)
    surfaceScheduler.forget()
    activity = .paused
  }
}

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
    let others = comparedRuns.snapshot(isHurried: !isPaused)
    let ghosts = run.ghosts.suffix(Snapshot.ghostLimit).reversed()
    let report = theory.report(beside: others.map(\.configuration) + ghosts.map(\.configuration))
    var snapshot = Snapshot(
      of: run, report, data: dataPicture, speed: speed, measuresLosses: !isHurried)
    snapshot.generation = generation
    snapshot.changeCount = changeCount
    snapshot.comparedRuns = others
    snapshot.isRunning = isRunning
    snapshot.stepsPerSecond = isPaused ? 0 : meter.stepsPerSecond
    return snapshot
  }

  private var dataPicture: DataPicture? {
    if picture.loss != run.lossIdentity { picture = (run.lossIdentity, DataPicture(run)) }
    return picture.picture
  }

  /// Whether computing a loss of which there is no record would hold the run up.
  private var isHurried: Bool { !isPaused && run.elementCount > Self.affordableElements }
}
