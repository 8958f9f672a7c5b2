import TerminalKit

/// The part of a list that shows.
enum ListWindow {
  /// The first row that shows, so that the selected one does, near the middle of a long list.
  static func first(selected: Int, count: Int, height: Int) -> Int {
    guard count > height, height > 0 else { return 0 }
    return min(max(selected - height / 2, 0), count - height)
  }

  /// Shows which part of the list is seen, in the last column, if it is not all.
  static func drawBar(first: Int, count: Int, _ look: Look, into grid: inout Grid, in rect: Rect) {
    grid.draw(
      ScrollBar(first: first, visible: rect.height, total: count), in: rect.splitRight(1).right,
      look: look)
  }
}
