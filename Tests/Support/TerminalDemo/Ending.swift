import CTerminalGuard
import Glibc
import TerminalKit

/// Ways to end that no program wants.
enum Ending {
  /// Ends the process as the key says; other keys do nothing.
  static func follow(_ key: Key) {
    switch key {
    case "x": exit(3)
    case "t": trap()
    case "s": fault()
    case "a": abort()
    case "o": overflowStack()
    case "T": onThread { trap() }
    case "D": trapWithinAFrame()
    case "O":
      onThread {
        terminal_guard_use_signal_stack()
        overflowStack()
      }
    default: break
    }
  }

  nonisolated private static func trap() {
    let none: [Int] = []
    complain("element \(none[none.count + 5])")
  }

  /// Another thread traps while this one is in the midst of writing.
  private static func trapWithinAFrame() {
    guard terminal_guard_begin_output() else { return }
    onThread { trap() }
    usleep(20_000)
    let bytes = Array("the end of a frame".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
    terminal_guard_end_output()
    while true { pause() }
  }

  nonisolated private static func fault() {
    UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
  }

  nonisolated private static func overflowStack() {
    func deeper(_ depth: Int) -> Int { depth < 0 ? 0 : depth &* deeper(depth &+ 1) &+ 1 }
    complain("depth \(deeper(1))")
  }
}
