import TerminalKit

/// The part of a list that shows.
enum ListWindow {
  /// The first row that shows, so that the selected one does, near the middle of a long list.
  static func first(selected: Int, count: Int, height: Int) -> Int {
    guard count > height, height > 0 else { return 0 }
    return min(max(selected - height / 2, 0), count - height)
  }

  /// Marks that more stands above or below, at the right edge.
  static func drawMarks(first: Int, count: Int, _ look: Look, into grid: inout Grid, in rect: Rect)
  {
    guard !rect.isEmpty else { return }
    let style = look.style(.faint)
    if first > 0 {
      grid.set(look.glyph("▴", ascii: "^"), at: Point(x: rect.maxX - 1, y: rect.minY), style: style)
    }
    if first + rect.height < count {
      grid.set(
        look.glyph("▾", ascii: "v"), at: Point(x: rect.maxX - 1, y: rect.maxY - 1), style: style)
    }
  }
}
