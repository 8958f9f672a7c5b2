import CPseudoTerminal
import Glibc

extension TerminalProgram {
  /// Waits until the condition holds of the screen, and returns that screen.
  ///
  /// - Parameters:
  ///   - description: The condition in words, for the message.
  ///   - seconds: The deadline.
  /// - Throws: `HarnessFailure` with the screen's text at the deadline, or when the program's
  ///   output ends before.
  @discardableResult public func wait(
    until description: String, within seconds: Double = patience, _ condition: (Screen) -> Bool
  ) throws -> Screen {
    let end = now() + seconds
    var current = screen
    while !condition(current) {
      guard now() < end else {
        throw HarnessFailure("no \(description) within \(seconds) s", screen: current)
      }
      guard pump(milliseconds: 20) else { continue }
      // A picture is dear: take in what is there before the next, for a moment.
      let moment = now() + 0.1
      while now() < moment, pump(milliseconds: 0) {}
      current = screen
    }
    return current
  }

  /// Waits until the text is in one row of the screen, and returns that screen.
  @discardableResult public func wait(
    for text: String, within seconds: Double = patience
  ) throws -> Screen {
    try wait(until: "“\(text)”", within: seconds) { $0.contains(text) }
  }

  /// Waits until the program has written nothing for so long, and returns the screen.
  @discardableResult public func settle(
    milliseconds: Int32 = 120, within seconds: Double = patience
  ) throws -> Screen {
    let end = now() + seconds
    while pump(milliseconds: milliseconds) {
      guard now() < end else { throw HarnessFailure("it never stops writing", screen: screen) }
    }
    return screen
  }

  /// Waits until the program has ended, and reads what it has written.
  ///
  /// - Parameters:
  ///   - reading: False to read nothing before it has ended, like a connection that hangs.
  ///   - holdsOutput: Whether the output stops again whenever the program lets it go on, like that of a
  ///     line whose other end is not ready.
  public func waitForExit(
    within seconds: Double = patience, reading: Bool = true, holdsOutput: Bool = false
  ) throws -> ProgramStatus {
    let report = try waitForReport(
      "end of the program", within: seconds, { $0.kind < 2 },
      meanwhile: {
        if holdsOutput {
          for _ in 0..<1_000 { stopOutput() }
        } else if reading {
          pump(milliseconds: 5)
        } else {
          poll(nil, 0, 5)
        }
      })
    while pump(milliseconds: 0) {}
    return report.kind == 0 ? .code(report.number) : .signal(report.number)
  }

  /// Waits until the program has stopped, and returns the signal that stopped it.
  @discardableResult public func waitForStop(within seconds: Double = patience) throws -> Int32 {
    let report = try waitForReport(
      "stop of the program", within: seconds, { $0.kind == 2 },
      meanwhile: { pump(milliseconds: 5) })
    while pump(milliseconds: 0) {}
    return report.number
  }

  /// Waits, without reading, until the program has filled the terminal and writes no more.
  public func waitUntilOutputIsStuck(within seconds: Double = patience) throws {
    let end = now() + seconds
    var last: Int32 = 0
    var repetitions = 0
    while repetitions < 10 {
      guard now() < end else { throw HarnessFailure("it does not fill the terminal") }
      poll(nil, 0, 20)
      var unread: Int32 = 0
      _ = ioctl(terminal.terminal, UInt(FIONREAD), &unread)
      repetitions = unread > 0 && unread == last ? repetitions + 1 : 0
      last = unread
    }
  }

  private func waitForReport(
    _ description: String, within seconds: Double,
    _ condition: (pseudo_terminal_report) -> Bool, meanwhile: () -> Void
  ) throws -> pseudo_terminal_report {
    let end = now() + seconds
    while true {
      while let report = nextReport() {
        if condition(report) { return report }
      }
      guard now() < end else {
        throw HarnessFailure("no \(description) within \(seconds) s", screen: screen)
      }
      meanwhile()
    }
  }
}
