import CNcurses
import CTerminalGuard

/// The modes of a terminal that ncurses knows nothing of, as bytes.
nonisolated struct ScreenModes {
  /// Bracketed paste and reports of focus.
  private static let text = ["?2004", "?1004"]
  /// Reports of buttons, of movement with a button down, and both without limits to the coordinates.
  private static let mouse = ["?1000", "?1002", "?1006"]

  /// Whether the terminal understands them at all.
  let isSupported: Bool
  /// Whether the mouse is to be reported.
  var reportsMouse: Bool

  /// What switches them on.
  var enabling: String { sequence("h", reportsMouse ? Self.text + Self.mouse : Self.text) }
  /// What switches all of them off.
  var disabling: String { sequence("l", Self.text + Self.mouse) }
  /// What switches the mouse as wanted.
  var switchingMouse: String { sequence(reportsMouse ? "h" : "l", Self.mouse) }

  /// What begins and ends a frame that is to be shown at once.
  static let beginFrame = "\u{1B}[?2026h"
  static let endFrame = "\u{1B}[?2026l"

  private func sequence(_ end: String, _ modes: [String]) -> String {
    isSupported ? modes.map { "\u{1B}[\($0)\(end)" }.joined() : ""
  }

  /// Lets the guard give the terminal back from here on, should the process end.
  func arm(endsFrame: Bool) {
    let bytes = undo(endsFrame: endsFrame)
    _ = bytes.withCString { terminal_guard_arm($0, bytes.utf8.count) }
  }

  /// What undoes everything, ncurses' own modes included, when ncurses can no longer be asked.
  private func undo(endsFrame: Bool) -> String {
    var parts = [endsFrame ? Self.endFrame : "", disabling]
    for capability in ["sgr0", "op", "rmkx", "cnorm", "rmcup"] {
      if let string = curses_string(capability) {
        parts.append(Self.withoutDelays(String(cString: string)))
      }
    }
    // Without an alternate screen the prompt would come into the picture.
    if curses_string("rmcup") == nil { parts.append("\u{1B}[999B\r\n") }
    return parts.joined()
  }

  /// A capability without the pauses that old terminals need, such as `$<100/>`.
  private static func withoutDelays(_ capability: String) -> String {
    var result = ""
    var rest = capability[...]
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: ">") else { break }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
