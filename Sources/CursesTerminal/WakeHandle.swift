import CTerminalGuard
import Glibc

/// Wakes the thread that waits for the terminal, from any thread.
public nonisolated final class WakeHandle: Sendable {
  /// Readable once `wake()` was called; -1 if the system gave none.
  let descriptor: Int32

  init() { descriptor = terminal_guard_make_wake() }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Lets the current or the next `CursesTerminal.wait(until:)` return with `.woken`. Never blocks.
  public func wake() {
    var one: UInt64 = 1
    // The counter is full only when a wake-up is already due.
    _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Takes the wake-ups so far; whether there was one.
  func take() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size
  }
}
