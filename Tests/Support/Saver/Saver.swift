import Files

#if canImport(Glibc)
  import Glibc
#endif

/// A program for tests: saves a file again and again, until it is killed.
///
///     saver PATH COUNT SIZE...
///
/// Each save fills the file with one byte, `a` for the first of the sizes, `b` for the next. It prints
/// a line before the first save, and ends with 3 when a save throws, whose message it prints.
@main
struct Saver {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let count = Int(arguments[2]) else { exit(2) }
    let sizes = arguments.dropFirst(3).compactMap { Int($0) }
    say("ready")
    for index in 0..<count {
      let place = index % sizes.count
      let bytes = [UInt8](repeating: UInt8(97 + place), count: sizes[place])
      do {
        try AtomicFile.write(bytes, to: arguments[1], expecting: .anything)
      } catch {
        say("\(error)")
        exit(3)
      }
    }
  }

  private static func say(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
