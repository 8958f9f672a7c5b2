import CTerminalGuard
import Glibc
import TerminalKit

extension CursesTerminal {
  /// Sleeps until something happens or the time has come, and returns what happened, in order;
  /// nothing if the time has come.
  ///
  /// ^Z is dealt with here: the terminal is given back, the process stops, and `.resumed` says that
  /// it goes on.
  ///
  /// - Parameters:
  ///   - deadline: When to return at the latest; nil waits for an event.
  ///   - takesInput: Whether input is taken; what is typed meanwhile stays where it is if not.
  public func wait(
    until deadline: ContinuousClock.Instant? = nil, takesInput: Bool = true
  ) -> [TerminalEvent] {
    while isOpen {
      var events = pendingEvents
      pendingEvents = []
      if events.isEmpty {
        let first = [deadline, takesInput ? inputDeadline : nil].compactMap { $0 }.min()
        let ready = sleep(milliseconds: milliseconds(until: first), takesInput: takesInput)
        events += takeSignals(if: ready.signals)
        if takesInput { events += takeInput(if: ready.terminal) }
        if ready.wake, wakeHandle.take() { events.append(.woken) }
      }
      if !events.isEmpty { return events }
      if let deadline, ContinuousClock.now >= deadline { return [] }
    }
    return []
  }

  /// What is left until a deadline, rounded up; -1 without one.
  private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = deadline - ContinuousClock.now
    guard left > .zero else { return 0 }
    // A day at a time is enough.
    let (seconds, attoseconds) = min(left, .seconds(86_400)).components
    return Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  private func sleep(
    milliseconds: Int32, takesInput: Bool
  ) -> (terminal: Int16, signals: Bool, wake: Bool) {
    let input = Int16(POLLIN)
    var ready = [
      // What has hung up is always ready: it would spin.
      pollfd(fd: hasHungUp || !takesInput ? -1 : STDIN_FILENO, events: input, revents: 0),
      pollfd(fd: signals, events: input, revents: 0),
      pollfd(fd: wakeHandle.descriptor, events: input, revents: 0),
    ]
    // A signal interrupts; its number is in the pipe then.
    guard poll(&ready, nfds_t(ready.count), milliseconds) >= 0 else { return (0, true, false) }
    return (ready[0].revents, ready[1].revents != 0, ready[2].revents != 0)
  }

  private func takeInput(if ready: Int16) -> [TerminalEvent] {
    guard ready != 0 else { return takeOverdueInput() }
    var bytes: [UInt8] = []
    let isThere = ready & Int16(POLLIN) != 0 && readInput(into: &bytes)
    guard !bytes.isEmpty else {
      if isThere { return [] }
      hasHungUp = true
      return [.hungUp]
    }
    let events = decoder.decode(bytes[...]).map(TerminalEvent.input)
    inputDeadline = decoder.delay.map { ContinuousClock.now + .milliseconds($0) }
    return events
  }

  /// The most bytes of input that are taken before what they do is shown.
  private static let bulk = 1 << 14

  /// Reads what has been typed so far, a bulk at most; false at the end of the input.
  private func readInput(into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < Self.bulk {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return true }
      // What was read before counts; the end is still there the next time.
      if count <= 0 { return false }
      bytes += buffer[..<count]
      var more = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&more, 1, 0) > 0, more.revents & Int16(POLLIN) != 0 else { return true }
    }
    return true
  }

  /// What the decoder makes of bytes whose rest has not come in time.
  private func takeOverdueInput() -> [TerminalEvent] {
    guard let due = inputDeadline, ContinuousClock.now >= due else { return [] }
    inputDeadline = nil
    return decoder.flush().map(TerminalEvent.input)
  }

  /// Reads the numbers of the signals that have come.
  private func takeSignals(if ready: Bool) -> [TerminalEvent] {
    guard ready else { return [] }
    var events: [TerminalEvent] = []
    let numbers = signalNumbers()
    for number in numbers {
      switch number {
      case SIGTSTP, SIGTTIN, SIGTTOU: events += returning { suspend(by: number) }
      case SIGCONT:
        // Stopped by SIGSTOP, of which a process is not told.
        events += returning {
          Self.waitForForeground()
          resume()
        }
      case _ where terminal_guard_ends(number):
        terminal_guard_acknowledge()
        events.append(.ending(signal: number))
      default: break
      }
    }
    if numbers.contains(SIGWINCH), updateSize() { events.append(.input(.resize(size))) }
    return events
  }

  /// What there is to say when the process is back from a stop.
  private func returning(from stop: () -> Void) -> [TerminalEvent] {
    let before = size
    stop()
    return size == before ? [.resumed] : [.resumed, .input(.resize(size))]
  }

  func signalNumbers() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    var numbers: [Int32] = []
    while true {
      let count = read(signals, &bytes, bytes.count)
      guard count > 0 else { return numbers }
      for byte in bytes[..<count] where numbers.last != Int32(byte) { numbers.append(Int32(byte)) }
    }
  }
}

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
