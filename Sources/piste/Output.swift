import TerminalKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Everything that goes to standard output: gathered into large writes, each of them checked.
final class StandardOutput {
  private var bytes: [UInt8] = []
  private let clock = ContinuousClock()
  private var nextFlush: ContinuousClock.Instant
  private static let capacity = 1 << 16
  private static let patience = Duration.milliseconds(200)

  /// Why standard output does not take more.
  enum WriteError: Error, CustomStringConvertible {
    /// Its reader has closed it.
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
  /// - Throws: `Failure` of bad input if they cannot be written.
  static func print(lines: [String]) throws(Failure) { try print(SafeLines.string(of: lines)) }

  /// Writes a text as a whole.
  ///
  /// - Throws: `Failure` of bad input if it cannot be written.
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

  /// Writes when there is much, and when what there is is old, so that a slow run is seen while it runs.
  private func flushIfDue() throws(WriteError) {
    if bytes.count >= Self.capacity || clock.now >= nextFlush { try flush() }
  }

  /// Writes everything.
  func flush() throws(WriteError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return writeOnce(rest, to: STDOUT_FILENO)
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
}

/// The system's call; the types here have a `write` of their own.
private func writeOnce(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// Messages for the person at the terminal.
enum StandardError {
  /// Writes a message to standard error, made safe for a terminal; what cannot be written is left out.
  ///
  /// - Parameters:
  ///   - message: One line.
  ///   - details: What stands below it, a line each.
  static func say(_ message: String, details: [String] = []) {
    let bytes = Array(SafeLines.string(of: ["piste: " + message] + details).utf8)
    _ = bytes.withUnsafeBytes { writeOnce($0, to: STDERR_FILENO) }
  }
}

/// Lines that can be written to a terminal: the one form of all messages on standard output and standard error.
enum SafeLines {
  /// The lines with their ends. Each stays one line: line ends and control characters in it are made visible.
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

  /// Clears the line.
  mutating func end() {
    if width > 0 { write("\r" + String(repeating: " ", count: width) + "\r") }
  }

  private mutating func write(_ line: String) {
    width = max(width, line.utf8.count - 1)
    Array(line.utf8).withUnsafeBytes { _ = writeOnce($0, to: STDERR_FILENO) }
  }
}
