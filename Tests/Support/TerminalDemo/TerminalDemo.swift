import CTerminalGuard
import CursesTerminal
import Glibc
import TerminalKit

/// A program that shows what it is told by the terminal, and ends in every way there is.
@main
struct TerminalDemo {
  static func main() {
    do {
      let terminal = try CursesTerminal.open(options(CommandLine.arguments))
      var demo = Demo(terminal: terminal, arguments: CommandLine.arguments)
      exit(demo.run())
    } catch {
      complain("error: \(error)")
      exit(2)
    }
  }

  /// `--colors N` and `--glyphs N` limit what is used; `--no-mouse` leaves the mouse alone.
  private static func options(_ arguments: [String]) -> TerminalOptions {
    func value(_ name: String) -> Int? {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
        return nil
      }
      return Int(arguments[index + 1])
    }
    return TerminalOptions(
      colors: value("--colors").flatMap(ColorDepth.init),
      glyphs: value("--glyphs").flatMap(GlyphSet.init),
      reportsMouse: !arguments.contains("--no-mouse"))
  }
}

/// Writes a line to standard error.
nonisolated func complain(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
