import TerminalKit

/// Text of several lines, safe for a terminal.
enum SafeLines {
  /// The text with every line as `SafeText` shows it; line ends stay.
  static func string(of text: String) -> String {
    SafeText.lines(of: text).map(\.string).joined(separator: "\n")
  }
}
