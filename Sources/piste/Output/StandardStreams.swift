#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
