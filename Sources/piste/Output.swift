import TerminalKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one way to standard output: gathered to large writes, every one of them checked.
final class StandardOutput {
  private var bytes: [UInt8] = []
  private let clock = ContinuousClock()
  private var nextFlush: ContinuousClock.Instant
  private static let capacity = 1 << 16
  private static let patience = Duration.milliseconds(200)

  /// Why standard output does not take more.
  enum WriteError: Error, CustomStringConvertible {
    /// Nobody reads it any more.
    case closed
    /// The system's own words.
    case system(String)

    var description: String {
      switch self {
      case .closed: "standard output was closed before all was written"
      case .system(let problem): "cannot write to standard output: \(problem)"
      }
    }
  }

  init() {
    bytes.reserveCapacity(Self.capacity + 4096)
    nextFlush = clock.now + Self.patience
  }

  /// Writes lines as a whole, made safe for a terminal.
  ///
  /// - Throws: `Failure` of bad input if they are not taken.
  static func print(lines: [String]) throws(Failure) { try print(SafeLines.string(of: lines)) }

  /// Writes a text as a whole.
  ///
  /// - Throws: `Failure` of bad input if it is not taken.
  static func print(_ text: String) throws(Failure) {
    let output = StandardOutput()
    do {
      try output.write(text)
      try output.flush()
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Writes text.
  func write(_ text: String) throws(WriteError) {
    bytes.append(contentsOf: text.utf8)
    try flushIfDue()
  }

  /// Writes what `append` adds to the bytes.
  func write(_ append: (inout [UInt8]) -> Void) throws(WriteError) {
    append(&bytes)
    try flushIfDue()
  }

  /// Hands over what is much, and what is old: a slow run is seen as it goes.
  private func flushIfDue() throws(WriteError) {
    if bytes.count >= Self.capacity || clock.now >= nextFlush { try flush() }
  }

  /// Hands everything to the system.
  func flush() throws(WriteError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return Self.systemWrite(rest)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
          poll(&descriptor, 1, -1)
          continue
        }
        bytes.removeAll()
        throw errno == EPIPE ? .closed : .system(String(cString: strerror(errno)))
      }
      offset += count
    }
    bytes.removeAll(keepingCapacity: true)
    nextFlush = clock.now + Self.patience
  }

  private static func systemWrite(_ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
    #endif
  }
}

/// Words for the person at the terminal, and the end of the process.
enum StandardStreams {
  /// Says something on standard error, made safe for a terminal; what cannot be said is left out.
  ///
  /// - Parameters:
  ///   - message: One line.
  ///   - details: What stands below it, a line each.
  static func say(_ message: String, details: [String] = []) {
    let bytes = Array(SafeLines.string(of: ["piste: " + message] + details).utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Ends the process.
  static func exit(with status: ExitStatus) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status.code)
    #elseif canImport(Musl)
      Musl.exit(status.code)
    #else
      Glibc.exit(status.code)
    #endif
  }
}

/// Lines that can go to a terminal: the one form of all words on standard output and standard error.
enum SafeLines {
  /// The lines with their ends, each one line whatever it holds: line ends and control characters in it are
  /// made visible.
  static func string(of lines: [String]) -> String {
    lines.map { SafeText(showingControls: $0).string + "\n" }.joined()
  }
}

/// How far a long run is, on one line of standard error, if that is a terminal and the records do not
/// go there themselves.
struct ProgressBar {
  private let clock = ContinuousClock()
  private let isShown: Bool
  private var next: ContinuousClock.Instant
  private var width = 0

  /// Begins; nothing is shown in the first second.
  init() {
    isShown = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1
    next = clock.now + .seconds(1)
  }

  /// Shows the position, a few times a second at most.
  mutating func show(_ position: Int, of target: Int) {
    guard isShown, position & 0xFF == 0, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    let cells = 30
    let done = Int(Double(position) / Double(max(target, 1)) * Double(cells))
    let bar = String(repeating: "#", count: done) + String(repeating: "-", count: cells - done)
    write("\r[\(bar)] step \(position) of \(target)")
  }

  /// Takes the line away.
  mutating func end() {
    if width > 0 { write("\r" + String(repeating: " ", count: width) + "\r") }
  }

  private mutating func write(_ line: String) {
    width = max(width, line.utf8.count - 1)
    let bytes = Array(line.utf8)
    #if canImport(Darwin)
      _ = Darwin.write(STDERR_FILENO, bytes, bytes.count)
    #elseif canImport(Musl)
      _ = Musl.write(STDERR_FILENO, bytes, bytes.count)
    #else
      _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    #endif
  }
}
