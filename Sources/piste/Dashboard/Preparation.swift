import CursesTerminal
import Dashboard
import Engine
import TerminalKit

/// The time until there is a run to show: a million rows take seconds, in which the screen says so and
/// keys and signals are heard.
@MainActor
struct Preparation {
  private let title: String
  private let look: Look

  /// The person left, or a signal came, before there was a run.
  struct Ended: Error {
    /// The code to exit with.
    let code: Int32
  }

  init(of title: String, look: Look) {
    self.title = title
    self.look = look
  }

  /// The run that the background task makes.
  ///
  /// - Throws: What kept it from making one, or `Ended`.
  func wait(
    for task: BackgroundTask<PreparedRun>, on terminal: CursesTerminal
  ) throws -> PreparedRun {
    var due: ContinuousClock.Instant? = .now + IncomingFile.patience
    while true {
      if let made = task.take() { return try made.get() }
      for event in terminal.wait(until: due) {
        if let code = Self.code(endingAt: event) { throw Ended(code: code) }
        if due == nil, event != .woken { due = .now }
      }
      if let time = due, ContinuousClock.now >= time {
        let screen = preparingView(of: title, look: look, size: terminal.size)
        // A terminal that takes nothing at present is asked again.
        due = terminal.present(screen) ? nil : .now + DashboardSession.frameInterval
      }
    }
  }

  /// The code to exit with after an event; nil where it does not end the program.
  private static func code(endingAt event: TerminalEvent) -> Int32? {
    switch event {
    case .input(.key(.character("q"))), .input(.key(.control("c"))): 0
    case .ending(let signal): 128 + signal
    case .hungUp: 128 + DashboardSession.hangUp
    case .input, .woken, .resumed: nil
    }
  }
}
