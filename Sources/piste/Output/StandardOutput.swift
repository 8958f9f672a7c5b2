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
