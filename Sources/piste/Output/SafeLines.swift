import TerminalKit

/// Lines that can go to a terminal: the one form of all words on standard output and standard error.
enum SafeLines {
  /// The lines with their ends, each one line whatever it holds: line ends and control characters in it are
  /// made visible.
  static func string(of lines: [String]) -> String {
    lines.map { SafeText(showingControls: $0).string + "\n" }.joined()
  }
}
