#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
