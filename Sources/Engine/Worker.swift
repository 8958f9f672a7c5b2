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
  var run: Run
  /// The parameters at position 0.
  var start: [Double]
  /// What tells its snapshots from those of other runs.
  var generation: Int
  /// How many commands that change a run were done.
  var changeCount = 0
  var activity = Activity.paused
  var speed: Speed
  var scheduler: StepScheduler
  var meter: RateMeter
  /// Where theory of it comes from.
  let theoryService: TheoryService
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
  ///   - prepared: Whence the parts are.
  ///   - parts: What it works with from now on.
  ///   - theoryService: Where theory of them comes from.
  init(
    _ prepared: PreparedRun, _ parts: PreparedRun.Parts, channels: Channels,
    theoryService: TheoryService
  ) {
    self.channels = channels
    self.theoryService = theoryService
    theoryService.take(parts.run)
    (run, start, comparedRuns) = (parts.run, parts.start, parts.comparedRuns)
    (generation, pausesAtNotes) = (prepared.snapshot.generation, prepared.pausesAtNotes)
    speed = prepared.snapshot.speed
    let now = channels.now()
    scheduler = StepScheduler(speed, now: now)
    meter = RateMeter(now: now)
  }

  /// The thread's whole life: until it is told to stop.
  func work() {
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
  private var hasMoreToTell: Bool { theoryService.isWaiting || run.isLookingAhead }

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
    var done = 0
    var goesOn = count > 0
    while goesOn, done < min(count, Self.slice) {
      run.keepTestLoss()
      let wasFinite = run.divergence == nil
      goesOn = run.step()
      guard goesOn else { break }
      done += 1
      hasNews = true
      if wasFinite, let divergence = run.divergence {
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
}
