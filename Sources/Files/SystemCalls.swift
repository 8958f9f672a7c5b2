#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the operating system that `Files` makes, with their errors as values.
enum System {
  /// Repeats a call that a signal interrupted.
  static func retry(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Repeats a call that a signal interrupted, and one for which a descriptor that does not block has
  /// nothing yet.
  static func retryWhenReady(_ descriptor: Int32, _ call: () -> Int) -> Int {
    while true {
      let result = retry(call)
      guard result < 0, errno == EAGAIN || errno == EWOULDBLOCK else { return result }
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&ready, 1, -1)
    }
  }

  /// The system's words for the last error.
  static func lastProblem() -> String { String(cString: strerror(errno)) }

  /// What kind of thing the mode describes, with its article; nil for a regular file.
  static func irregularKind(_ mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFLNK: "a symbolic link"
    case S_IFIFO: "a pipe"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    default: "something else"
    }
  }

  /// An open file, closed when it is released.
  final class Descriptor {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// What the system knows of the file.
    func status() -> stat? {
      var status = stat()
      return fstat(number, &status) == 0 ? status : nil
    }

    /// Reads to the end, or one byte past the cap; nil on an error.
    ///
    /// - Parameters:
    ///   - expected: How long the file seems to be.
    ///   - goesOn: Whether the file is worth reading on after its next bytes.
    func readAll(
      cap: Int, expecting expected: Int, goesOn: (ArraySlice<UInt8>) -> Bool = { _ in true }
    ) -> [UInt8]? {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(min(max(expected, 0), cap) + 1)
      var buffer = [UInt8](repeating: 0, count: min(1 << 20, cap + 1))
      while bytes.count <= cap {
        let wanted = min(buffer.count, cap + 1 - bytes.count)
        let count = buffer.withUnsafeMutableBytes { raw in
          System.retry { read(number, raw.baseAddress, wanted) }
        }
        if count < 0 { return nil }
        bytes.append(contentsOf: buffer[..<count])
        if count == 0 || !goesOn(buffer[..<count]) { break }
      }
      return bytes
    }

    /// Writes all bytes; false on an error, with `errno` set.
    func writeAll(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset < buffer.count {
          let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
          let count = System.retry { write(number, rest.baseAddress, rest.count) }
          if count < 0 { return false }
          offset += count
        }
        return true
      }
    }
  }
}
