import CNcurses
import CTerminalGuard
import Glibc
import TerminalKit

extension CursesTerminal {
  /// Gives the terminal back, stops the process as ^Z does, and takes the terminal again when the
  /// process is continued; then the next frame is drawn as a whole.
  ///
  /// - Parameter signal: What stops it: TSTP, TTIN or TTOU.
  public func suspend(by signal: Int32 = SIGTSTP) {
    guard isOpen, !hasHungUp else { return }
    leave()
    terminal_guard_stop(signal)
    Self.waitForForeground()
    // Whatever the person did to the terminal's modes meanwhile is what they get back.
    _ = terminal_guard_save(STDIN_FILENO)
    def_shell_mode()
    modes.arm(endsFrame: synchronizesOutput)
    terminal_guard_capture_errors()
    resume()
  }

  /// Gives the terminal back for good: its modes, its screen, and what was written to standard error.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_guard_hurry()
    makeRoom()
    leave()
    terminal_guard_remove()
  }

  /// Ends the screen; ncurses sets the modes of before.
  private func leave() {
    write(modes.disabling)
    discardInput()
    if terminal_guard_begin_output() {
      endwin()
      terminal_guard_end_output()
    }
    terminal_guard_disarm()
    terminal_guard_release_errors()
  }

  /// Lets a terminal that has been stopped go on; where nobody reads, what was not read gives way
  /// to what ends the screen.
  private func makeRoom() {
    if isWritable(within: 0) { return }
    tcflow(STDOUT_FILENO, TCOON)
    if !isWritable(within: 100) { tcflush(STDOUT_FILENO, TCOFLUSH) }
  }

  /// Takes the screen again after the process was stopped, and notes who asked it to end meanwhile.
  func resume() {
    // What the shell has done to the screen is unknown: leave it, so that ncurses enters it anew.
    endwin()
    reset_prog_mode()
    shown = nil
    updateSize()
    repaint()
    write(modes.enabling)
    for number in signalNumbers() where terminal_guard_ends(number) {
      terminal_guard_acknowledge()
      pendingEvents.append(.ending(signal: number))
    }
  }

  /// Stops the process as long as another process group has the terminal, as after `bg`, and
  /// somebody could bring it to the foreground.
  static func waitForForeground() {
    while true {
      let foreground = tcgetpgrp(STDIN_FILENO)
      let isInBackground = foreground > 0 && foreground != getpgrp()
      guard isInBackground, getsid(getppid()) == getsid(0) else { return }
      terminal_guard_stop(SIGTSTP)
    }
  }

  /// Waits a moment for reports that are under way, which would end up in the shell's line.
  private func discardInput() {
    for _ in 0..<8 {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 30) > 0 else { return }
      tcflush(STDIN_FILENO, TCIFLUSH)
    }
  }
}
