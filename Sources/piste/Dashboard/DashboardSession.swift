import CTerminalGuard
import CursesTerminal
import Dashboard
import Engine
import Scenarios
import TerminalKit
import Training

/// The dashboard on a terminal: joins what is shown (`Dashboard`), what trains (`Engine`) and the terminal.
///
/// The loop sleeps until a key, a signal or the trainer wakes it, draws at once after input and at the
/// frame's time else, and writes nothing while nothing changes.
@MainActor
final class DashboardSession {
  /// The shortest time between two frames that only the run asks for.
  static let frameInterval = Duration.milliseconds(25)
  /// How long a key waits for the trainer's answer before it is drawn without.
  static let answerTime = Duration.milliseconds(6)

  let terminal: CursesTerminal
  let trainer: Trainer
  /// The folder of the scenarios that were offered first.
  let home: ScenarioFolder
  var model: Model
  var saver: ScenarioSaver
  /// The file that is being opened, if one is.
  var incoming: IncomingFile?
  let recentFiles: RecentFiles
  var exitCode: Int32?
  /// What is being read for the list of scenarios.
  var browsing = Browsing()
  /// What is being written.
  var writing = Writing()
  private var schedule = FrameSchedule()
  /// What was typed and is not handled yet.
  private var inputs: ArraySlice<InputEvent> = []

  /// Opens the terminal and starts the trainer.
  ///
  /// - Throws: `TerminalOpenError`, `Failure` for a scenario that no run can be made of, `ThreadError`, or
  ///   `Preparation.Ended`.
  init(_ opening: DashboardOpening) throws {
    terminal = try CursesTerminal.open(opening.terminal)
    let wake = terminal.wakeHandle
    let clock = ContinuousClock()
    let origin = clock.now
    let look = Look(theme: opening.theme, capabilities: terminal.capabilities)
    let prepared: PreparedRun
    let home = ScenarioFolder(opening.folder)
    let recentFiles = RecentFiles.own
    do {
      let task = try BackgroundTask(threadSetup: Self.threadSetup, wake: { wake.wake() }) {
        context in
        home.sweep()
        let run = try opening.preparedRun()
        if let path = opening.recentPath { recentFiles.remember(path) }
        context.report(run)
      }
      prepared = try Preparation(of: opening.heading, look: look).wait(for: task, on: terminal)
      trainer = try Trainer(
        prepared, now: { origin.duration(to: clock.now) }, threadSetup: Self.threadSetup,
        wake: { wake.wake() })
    } catch {
      terminal.close()
      throw error
    }
    self.home = home
    self.recentFiles = recentFiles
    saver = opening.saver()
    model = Model(
      snapshot: prepared.snapshot, document: opening.document, size: terminal.size, look: look,
      usesMouse: opening.usesMouse)
  }

  /// What every thread begins with: signals are heard on a stack of its own.
  static let threadSetup: @Sendable () -> Void = { terminal_guard_use_signal_stack() }

  /// Work on a thread of its own that wakes the screen.
  ///
  /// - Throws: `ThreadError` where the system has no thread to give.
  func backgroundTask<Finding: Sendable>(
    _ work: @escaping @Sendable (BackgroundTask<Finding>.Context) throws -> Void
  ) throws -> BackgroundTask<Finding> {
    let wake = terminal.wakeHandle
    return try BackgroundTask(threadSetup: Self.threadSetup, wake: { wake.wake() }, work)
  }

  /// Runs until the person leaves or a signal ends it; returns the code to exit with.
  func run() -> Int32 {
    defer {
      terminal.close()
      trainer.stop()
    }
    apply(.input(.resize(terminal.size)))
    schedule.request(at: .now)
    while !isOver {
      let events = terminal.wait(
        until: inputs.isEmpty ? nextDue : .now, takesInput: inputs.isEmpty)
      for event in events { handle(event) }
      handleInputs()
      takeReplies()
      followIncoming()
      followBrowsing()
      followWriting()
      if !isOver, let due = schedule.due, ContinuousClock.now >= due { draw() }
    }
    return exitCode ?? 0
  }

  /// Whether there is nothing more to do: leaving waits for what is being written, a signal does not.
  private var isOver: Bool {
    guard let exitCode else { return false }
    return exitCode != 0 || !writing.isBusy
  }

  /// When there is something to do though nothing comes.
  private var nextDue: ContinuousClock.Instant? {
    [schedule.due, incoming?.due].compactMap { $0 }.min()
  }

  /// How much input is handled before a look at the clock.
  private static let slice = 256

  /// Does what was typed, for no longer than a frame lasts: the rest waits until that is drawn.
  private func handleInputs() {
    let end = ContinuousClock.now + Self.frameInterval
    while !inputs.isEmpty, ContinuousClock.now < end {
      let asked = apply(.inputs(Array(inputs.prefix(Self.slice))))
      inputs = inputs.dropFirst(Self.slice)
      if inputs.isEmpty {
        inputs = []
        schedule.request(at: asked ? .now + Self.answerTime : .now)
        schedule.isAnswerDue = asked
      } else {
        schedule.requestNextFrame(after: Self.frameInterval)
      }
    }
  }

  private func handle(_ event: TerminalEvent) {
    switch event {
    case .input(let input): inputs.append(input)
    case .woken: schedule.requestNextFrame(after: Self.frameInterval)
    case .resumed: schedule.request(at: .now)
    case .ending(let signal): exitCode = 128 + signal
    case .hungUp: exitCode = 128 + Self.hangUp
    }
  }

  /// SIGHUP, which a terminal that is gone would have sent.
  static let hangUp: Int32 = 1

  private func takeReplies() {
    for reply in trainer.takeReplies() {
      apply(.reply(reply))
      schedule.request(at: .now)
    }
  }

  private func draw() {
    if let snapshot = trainer.takeSnapshot() { apply(.snapshot(snapshot)) }
    schedule.hasDrawn()
    if !terminal.present(view(model, size: terminal.size)) {
      // The terminal takes nothing at present: the newest state is tried again later.
      schedule.request(at: .now + Self.frameInterval)
    }
  }

  /// Updates the model and does what comes of it; whether the trainer was asked for something.
  @discardableResult
  func apply(_ action: Action) -> Bool {
    var asked = false
    for effect in model.update(action) {
      if case .command = effect { asked = true }
      perform(effect)
    }
    return asked
  }

  /// Draws the next frame as a whole.
  func redraw() {
    terminal.repaint()
    requestFrame()
  }

  /// Draws as soon as it can.
  func requestFrame() { schedule.request(at: .now) }
}

/// When the next frame is to be drawn.
struct FrameSchedule {
  /// The time; nil while nothing has changed.
  private(set) var due: ContinuousClock.Instant?
  /// Whether a key waits for the trainer's answer.
  var isAnswerDue = false
  private var last: ContinuousClock.Instant?

  /// Asks for a frame at that time or before.
  mutating func request(at time: ContinuousClock.Instant) {
    due = due.map { min($0, time) } ?? time
  }

  /// Asks for a frame at once if a key waits for the trainer's answer, else so long after the last one.
  mutating func requestNextFrame(after interval: Duration) {
    let now = ContinuousClock.now
    guard !isAnswerDue, let last else { return request(at: now) }
    request(at: max(now, last + interval))
  }

  /// A frame was drawn.
  mutating func hasDrawn() {
    due = nil
    isAnswerDue = false
    last = .now
  }
}
