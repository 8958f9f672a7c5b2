import TerminalKit

extension Array where Element == SafeText {
  /// As many lines as have room, with an ellipsis at the end of the last where there are more.
  func cut(toHeight height: Int, width: Int) -> [SafeText] {
    guard count > height, height > 0 else { return Array(prefix(Swift.max(height, 0))) }
    return prefix(height - 1) + [(self[height - 1] + "…").truncated(to: width)]
  }
}
