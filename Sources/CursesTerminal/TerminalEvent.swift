import TerminalKit

/// What `CursesTerminal.wait(until:)` returns.
public nonisolated enum TerminalEvent: Hashable, Sendable {
  /// The person did something, or the window has another size.
  case input(InputEvent)
  /// Another thread called `WakeHandle.wake()`; several calls may be one event.
  case woken
  /// The program was stopped and continued; the screen has to be drawn again.
  case resumed
  /// A signal asks the program to end: INT, TERM, HUP, or any other that ends a process by default.
  /// Close, and exit with 128 + `signal`.
  case ending(signal: Int32)
  /// The terminal is gone: close, and exit. Comes once.
  case hungUp
}
