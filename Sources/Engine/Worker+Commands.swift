import Training

extension Worker {
  /// Whether a command that has come can be done now.
  var hasWork: Bool { !waiting.isEmpty && !isSeeking }

  /// Does the commands that have come, in order, and publishes once.
  ///
  /// On the way to a position, those that wait for its end are kept.
  func obey() {
    waiting.insert(contentsOf: channels.queue.takeAll().reversed(), at: 0)
    dropWhatIsBeforeALoad()
    while let index = waiting.lastIndex(where: { !isSeeking || !$0.waits }) {
      obey(waiting.remove(at: index))
    }
    comparedRuns.followSettings(of: run, by: work)
    isBehind = !comparedRuns.isEmpty
    makeSurface()
    publish()
  }

  /// Makes the surface that is wanted, if it is its turn; whether it did.
  @discardableResult
  func makeSurface() -> Bool {
    let begin = channels.now()
    guard let request = surfaceScheduler.take(now: begin, holdsRun: !isPaused) else { return false }
    guard let surface = theory.own.surface(request) else { return false }
    surfaceScheduler.finish(from: begin, to: channels.now())
    channels.outbox.append(.surface(surface))
    return true
  }

  /// Counts the commands that a run which is replaced gets no more, and drops them.
  private func dropWhatIsBeforeALoad() {
    let newest = waiting.firstIndex { command in
      if case .load = command { true } else { false }
    }
    guard let newest else { return }
    changeCount += waiting[(newest + 1)...].count(where: \.isChange)
    waiting.removeSubrange((newest + 1)...)
  }

  private func obey(_ command: Command) {
    if command.isChange { changeCount += 1 }
    switch command {
    case .step(let count): go(to: run.position.addingReportingOverflow(count).partialValue)
    case .scrub(let count): go(to: min(run.position + count, run.head))
    case .go(let position): go(to: position)
    case .end: go(to: run.position < run.head ? run.head : run.target)
    case .run: begin(.running)
    case .pause: activity = .paused
    case .toggle: if isPaused { begin(.running) } else { activity = .paused }
    case .change(let name, let value): change(name, to: value)
    case .note(let text): attempt(nil) { () throws(SettingError) in try run.note(text) }
    case .rewrite(let note, let text):
      attempt(nil) { () throws(SettingError) in try run.rewrite(note, as: text) }
    case .fork: run.fork()
    case .startAgain: startAgain()
    case .undo: replay(run.undo, reply: Reply.undone)
    case .redo: replay(run.redo, reply: Reply.redone)
    case .load(let prepared): load(prepared)
    case .whatIf(let isOn): comparedRuns.triesWhatIf = isOn
    case .speed(let speed): change(to: speed)
    case .surface(let request): surfaceScheduler.want(request)
    case .line(let number): channels.outbox.append(.line(number, run.recorded()))
    }
  }

  var isPaused: Bool {
    if case .paused = activity { true } else { false }
  }

  private var isSeeking: Bool {
    if case .seeking = activity { true } else { false }
  }

  private func go(to position: Int) {
    if position <= run.head {
      activity = .paused
      run.rewind(to: max(position, 0))
    } else {
      begin(.seeking(position))
    }
  }

  private func change(_ name: String, to value: SettingValue) {
    attempt(name) { () throws(SettingError) in
      let outcome = try run.change(name, to: value)
      channels.outbox.append(.changed(name: name, outcome: outcome))
    }
    if run.position >= run.target { activity = .paused }
  }

  private func startAgain() {
    attempt(nil) { () throws(SettingError) in
      guard try run.startAgain() else { return }
      activity = .paused
      channels.outbox.append(.startedAgain)
    }
  }

  /// Takes something back or does it again; the cursor stays where that leads.
  private func replay(
    _ body: () throws(SettingError) -> UndoEntry?, reply: (UndoEntry?) -> Reply
  ) {
    attempt(nil) { () throws(SettingError) in
      let entry = try body()
      if let entry, !entry.isNote { activity = .paused }
      channels.outbox.append(reply(entry))
    }
  }

  func change(to speed: Speed) {
    self.speed = speed
    scheduler.change(to: speed, now: channels.now())
  }

  private func attempt(_ name: String?, _ body: () throws(SettingError) -> Void) {
    do { try body() } catch { channels.outbox.append(.refused(name: name, error)) }
  }
}
