import CNcurses
import CTerminalGuard
import Glibc
import TerminalKit

/// The terminal of the process, through ncurses: frames go out, events come in.
///
/// While it is open the terminal is given back however the process ends, and what is written to
/// standard error is kept and shown afterwards. Everything runs on the main thread; other threads
/// use `wakeHandle`, and call `terminal_guard_use_signal_stack()` when they begin.
///
///     let terminal = try CursesTerminal.open()
///     defer { terminal.close() }
///     terminal.present(view(model, terminal.size))
///     for event in terminal.wait(until: nextFrame) { … }
public final class CursesTerminal {
  /// The largest screen that is used of a window, whatever its size.
  public static let maximumSize = Size(width: 1_000, height: 400)

  /// What the terminal can show.
  public let capabilities: Capabilities
  /// The columns and rows.
  public internal(set) var size: Size
  /// Wakes `wait(until:)` from any thread.
  public let wakeHandle = WakeHandle()
  /// Whether the terminal is in use: until `close()`.
  public internal(set) var isOpen = true

  let synchronizesOutput: Bool
  let signals: Int32
  var modes: ScreenModes
  var pairs: StylePairs
  var decoder = InputDecoder(escapeDelay: CursesTerminal.escapeDelay())
  /// When what the decoder holds is no longer worth waiting for.
  var inputDeadline: ContinuousClock.Instant?
  var shown: Grid?
  var shownCursor: Point?
  var row: [curses_cell] = []
  var hasHungUp = false
  var pendingEvents: [TerminalEvent] = []

  /// Takes the terminal of standard input and standard output.
  ///
  /// - Throws: `TerminalOpenError` if it cannot show the dashboard; it is then as it was.
  public static func open(
    _ options: TerminalOptions = TerminalOptions()
  ) throws(TerminalOpenError) -> CursesTerminal {
    guard isatty(STDIN_FILENO) == 1 else { throw .noTerminal(stream: "standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .noTerminal(stream: "standard output") }
    let description = try TerminalDescription(options: options)
    // What is started in the background waits for the foreground, whose modes it is to save.
    waitForForeground()
    return try CursesTerminal(description, options)
  }

  private init(
    _ description: TerminalDescription, _ options: TerminalOptions
  ) throws(TerminalOpenError) {
    guard terminal_guard_save(STDIN_FILENO) else { throw .noTerminal(stream: "standard input") }
    capabilities = description.capabilities
    synchronizesOutput = description.synchronizesOutput
    modes = ScreenModes(
      isSupported: description.hasXtermModes, reportsMouse: options.reportsMouse)
    // Before ncurses, which leaves alone what has a handler.
    signals = terminal_guard_install()
    modes.arm(endsFrame: synchronizesOutput)
    if let refusal = Self.start(description, takesInterruptAsKey: options.takesInterruptAsKey) {
      terminal_guard_disarm()
      terminal_guard_remove()
      throw refusal
    }
    pairs = StylePairs(depth: capabilities.colors, limit: Int(curses_pair_count()))
    size = .zero
    updateSize()
    terminal_guard_capture_errors()
    write(modes.enabling)
  }

  /// Starts ncurses; returns why that fails, or nil.
  private static func start(
    _ description: TerminalDescription, takesInterruptAsKey: Bool
  ) -> TerminalOpenError? {
    // A description may lack a size, and LINES and COLUMNS are often stale.
    let size = measure()
    var variables = ["LINES": "\(size.height)", "COLUMNS": "\(size.width)"]
    variables["TERMINFO"] = description.terminfo
    let before = variables.keys.map { name in (name, getenv(name).map { String(cString: $0) }) }
    for (name, value) in variables { setenv(name, value, 1) }
    let screen = newterm(description.name, curses_standard_output(), curses_standard_input())
    for (name, value) in before {
      if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }
    guard screen != nil else { return .failed("ncurses refuses \(description.name)") }
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    var modes = termios()
    if tcgetattr(STDIN_FILENO, &modes) == 0 {
      // ^S is a key, and does not freeze the screen.
      modes.c_iflag &= ~tcflag_t(IXON)
      if takesInterruptAsKey {
        withUnsafeMutableBytes(of: &modes.c_cc) { $0[Int(VINTR)] = Self.noCharacter }
      }
      tcsetattr(STDIN_FILENO, TCSANOW, &modes)
      def_prog_mode()
    }
    if description.capabilities.colors != .none {
      start_color()
      use_default_colors()
    }
    return nil
  }

  /// What switches a special character off: `_POSIX_VDISABLE`.
  private static let noCharacter: UInt8 = 0

  /// How long a lone ESC waits for what may follow, in milliseconds: ESCDELAY, or 25.
  private static func escapeDelay() -> Int {
    let wish = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) }
    return min(max(wish ?? 25, 1), 1_000)
  }

  /// Switches the reports of the mouse on or off.
  public func setReportsMouse(_ reports: Bool) {
    modes.reportsMouse = reports
    if isOpen { write(modes.switchingMouse) }
  }

  /// The size of the window, as far as it is used.
  private static func measure() -> Size {
    var window = winsize()
    _ = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window)
    // A terminal that does not know its size has the usual one.
    let width = window.ws_col > 0 ? Int(window.ws_col) : 80
    let height = window.ws_row > 0 ? Int(window.ws_row) : 24
    return Size(width: min(width, maximumSize.width), height: min(height, maximumSize.height))
  }

  /// Measures the window and adapts to it; whether its size has changed.
  @discardableResult func updateSize() -> Bool {
    let new = Self.measure()
    guard new != size else { return false }
    resize_term(Int32(new.height), Int32(new.width))
    size = new
    repaint()
    return true
  }

  /// Lets the next frame be drawn as a whole.
  public func repaint() {
    shown = nil
    curses_repaint()
  }

  /// Writes bytes of our own, between frames.
  func write(_ text: String) {
    guard terminal_guard_begin_output() else { return }
    defer { terminal_guard_end_output() }
    writeInFrame(text)
  }

  /// Writes bytes of our own where `terminal_guard_begin_output` has been called.
  func writeInFrame(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// Whether the terminal takes output now, or within so long.
  func isWritable(within milliseconds: Int32) -> Bool {
    var room = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    return poll(&room, 1, milliseconds) > 0 && room.revents & Int16(POLLOUT) != 0
  }
}

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
    // The modes to restore later are those that the user has set in the meantime.
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

  /// Continues a terminal that has been stopped; if its output is still not read, what is unread is
  /// dropped to make room for what ends the screen.
  private func makeRoom() {
    if isWritable(within: 0) { return }
    tcflow(STDOUT_FILENO, TCOON)
    if !isWritable(within: 100) { tcflush(STDOUT_FILENO, TCOFLUSH) }
  }

  /// Takes the screen again after the process was stopped, and notes signals that came meanwhile.
  func resume() {
    // What the shell has done to the screen is unknown: leave it, so that ncurses enters it again.
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

  /// Stops the process as long as another process group has the terminal, as after `bg`, and a
  /// shell can bring it to the foreground.
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
