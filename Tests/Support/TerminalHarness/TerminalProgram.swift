import CPseudoTerminal
import Deadline
import Glibc

/// A program in a pseudo-terminal whose output a terminal in memory shows.
///
/// The program sees what it would see below a shell: a controlling terminal, a process group in the
/// foreground, default signals. It is killed when the object goes.
///
///     let program = try TerminalProgram("piste")
///     try program.wait(for: "step 0")
///     program.send("q")
///     #expect(try program.waitForExit() == .code(0))
///     #expect(program.modes == program.initialModes)
public final class TerminalProgram {
  /// How long to wait where nothing else is said, in seconds.
  public static let patience = Deadline.seconds

  /// The modes of the terminal before the program ran.
  public let initialModes: TerminalModes
  /// All that the program has written so far.
  public private(set) var output: [UInt8] = []
  var terminal: pseudo_terminal
  private let emulator: Emulator

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The name of a program of this package, or an absolute path.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: Added to TERM=xterm-256color, LANG=C.UTF-8, SWIFT_BACKTRACE=enable=no and a
  ///     PATH; nil takes one of these away. Nothing else is inherited.
  ///   - folder: The folder to run in; that of the tests if nil.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String?] = [:],
    rows: Int = 24, columns: Int = 80, folder: String? = nil
  ) throws {
    guard let emulator = Emulator(rows: rows, columns: columns) else {
      throw HarnessFailure("libvterm makes no terminal of \(rows) by \(columns)")
    }
    self.emulator = emulator
    let path = program.hasPrefix("/") ? program : BuildProducts.path(of: program)
    guard access(path, X_OK) == 0 else { throw HarnessFailure("there is no program \(path)") }
    var variables: [String: String] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in environment { variables[name] = value }
    let list = variables.map { "\($0.key)=\($0.value)" }.sorted()
    var started = pseudo_terminal()
    let error = withCStrings([path] + arguments) { argv in
      withCStrings(list) { envp in
        pseudo_terminal_spawn(&started, Int32(rows), Int32(columns), path, argv, envp, folder)
      }
    }
    guard error == 0 else {
      throw HarnessFailure("\(path) does not start: \(String(cString: strerror(error)))")
    }
    terminal = started
    initialModes = TerminalModes(started.initial)
  }

  deinit {
    close(terminal.control)
    waitpid(terminal.keeper, nil, 0)
    if terminal.terminal >= 0 { close(terminal.terminal) }
    close(terminal.modes)
    close(terminal.reports)
  }

  /// The process of the program.
  public var process: pid_t { terminal.program }
  /// The number of bytes that the program has written so far.
  public var byteCount: Int { output.count }
  /// The modes of the terminal now.
  public var modes: TerminalModes? { TerminalModes(of: terminal.modes) }
  /// What the terminal shows now, as far as the program's output has been read.
  public var screen: Screen { emulator.snapshot() }
  /// Whether the program has asked for reports of the mouse.
  public var reportsMouse: Bool { emulator.reportsMouse }

  /// The seconds that the program has spent on a processor; 0 when it has ended.
  public var processorTime: Double {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = fread(&buffer, 1, buffer.count, file)
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    // Behind the name, which may hold spaces: 11 fields, then the user's and the system's ticks.
    guard let end = text.lastIndex(of: ")") else { return 0 }
    let ticks = text[end...].split(separator: " ").dropFirst(12).prefix(2).compactMap { Double($0) }
    return ticks.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Types text, sequences of keys included.
  public func send(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Types bytes; reads the program's output meanwhile, lest both wait for each other.
  public func send(bytes: [UInt8]) {
    var rest = bytes[...]
    let end = now() + Self.patience
    while !rest.isEmpty, now() < end {
      let count = rest.withUnsafeBytes { write(terminal.terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0 && errno != EAGAIN { return }
      if !rest.isEmpty { _ = pump(milliseconds: 5) }
    }
  }

  /// Changes the size of the terminal; the program gets a SIGWINCH.
  public func resize(rows: Int, columns: Int) {
    emulator.resize(rows: rows, columns: columns)
    _ = pseudo_terminal_resize(terminal.terminal, Int32(rows), Int32(columns))
  }

  /// Lets the terminal claim a size that is not that of the screen.
  public func claim(rows: Int, columns: Int) {
    _ = pseudo_terminal_resize(terminal.terminal, Int32(rows), Int32(columns))
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Stops the terminal's output, as ^S does where it is not a key.
  public func stopOutput() { tcflow(terminal.modes, TCOOFF) }

  /// Changes the terminal's modes from outside, as `stty` does while the program is stopped.
  public func changeModes(_ change: (inout termios) -> Void) {
    var modes = termios()
    guard tcgetattr(terminal.modes, &modes) == 0 else { return }
    change(&modes)
    tcsetattr(terminal.modes, TCSANOW, &modes)
  }

  /// The number of bytes that were typed and nobody has read, which a shell would take for a line.
  public var unreadCount: Int {
    var before = termios()
    guard tcgetattr(terminal.modes, &before) == 0 else { return 0 }
    // Where lines are edited, only whole ones would count.
    changeModes { cfmakeraw(&$0) }
    defer { tcsetattr(terminal.modes, TCSANOW, &before) }
    var count: Int32 = 0
    return ioctl(terminal.modes, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Hangs the terminal up, as a lost connection does.
  public func hangUp() {
    if terminal.terminal >= 0 { close(terminal.terminal) }
    terminal.terminal = -1
  }

  /// Brings a stopped program to the foreground and continues it, as a shell's `fg` does.
  public func continueInForeground() { _ = pseudo_terminal_continue(&terminal) }

  /// Reads what the program writes, for at most so long; false if there was nothing.
  @discardableResult public func pump(milliseconds: Int32) -> Bool {
    guard terminal.terminal >= 0 else {
      poll(nil, 0, milliseconds)
      return false
    }
    var ready = pollfd(fd: terminal.terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(terminal.terminal, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    emulator.write(buffer[..<count])
    let answers = emulator.takeAnswers()
    if !answers.isEmpty { send(bytes: answers) }
    return true
  }

  /// Takes the next report of the keeper, if there is one.
  func nextReport() -> pseudo_terminal_report? {
    var report = pseudo_terminal_report()
    let size = MemoryLayout<pseudo_terminal_report>.size
    guard read(terminal.reports, &report, size) == size else { return nil }
    return report
  }
}
