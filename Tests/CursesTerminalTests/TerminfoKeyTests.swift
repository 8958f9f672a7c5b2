import TerminalHarness
import TerminalKit
import Testing

@testable import CursesTerminal

/// The decoder against the system's descriptions of terminals.
@Suite struct TerminfoKeyTests {
  private static let keys: [String: Key] = [
    "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right, "khome": .home, "kend": .end,
    "kpp": .pageUp, "knp": .pageDown, "kdch1": .delete, "kich1": .insert, "kcbt": .backTab,
    "kbs": .backspace, "kf1": .function(1), "kf2": .function(2), "kf3": .function(3),
    "kf4": .function(4), "kf5": .function(5), "kf6": .function(6), "kf7": .function(7),
    "kf8": .function(8), "kf9": .function(9), "kf10": .function(10), "kf11": .function(11),
    "kf12": .function(12),
  ]

  @Test(arguments: [
    "xterm-256color", "xterm", "linux", "screen-256color", "tmux-256color", "rxvt", "vt220", "ansi",
  ]) func knowsTheKeysOf(terminal: String) throws {
    let (status, text) = try runProgram("/usr/bin/infocmp", arguments: ["-1", terminal])
    try #require(status == .code(0), "\(text)")
    var checked = 0
    for line in text.split(separator: "\n") {
      let parts = line.drop { $0 == "\t" }.dropLast().split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let key = Self.keys[String(parts[0])] else { continue }
      // The console of old PCs ends its keys otherwise.
      if terminal == "ansi", parts[0].hasPrefix("kf") || parts[0] == "kich1" { continue }
      if terminal == "vt220" || terminal == "rxvt", parts[0] == "kdch1", parts[1] == #"\177"# {
        continue
      }
      var decoder = InputDecoder(escapeDelay: 25)
      let events = decoder.decode(unescape(parts[1])[...])
      #expect(events == [.key(key)], "\(line)")
      checked += 1
    }
    #expect(checked >= 5)
  }

  /// The bytes of a string as infocmp writes it.
  private func unescape(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      switch first {
      case UInt8(ascii: "^"): bytes.append((rest.popFirst() ?? 0) ^ 0x40)
      case UInt8(ascii: "\\"):
        guard let second = rest.popFirst() else { break }
        if second == UInt8(ascii: "E") {
          bytes.append(0x1B)
        } else if (0x30...0x37).contains(second) {
          let digits = [second] + rest.prefix(2)
          rest = rest.dropFirst(2)
          bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
        } else {
          bytes.append(second)
        }
      default: bytes.append(first)
      }
    }
    return bytes
  }
}
