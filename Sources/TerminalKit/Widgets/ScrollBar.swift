/// The part of a long list that shows.
public enum ListWindow {
  /// The first row that shows, so that the selected one does: near the middle of a long list, or in the row of the
  /// window where it was clicked, so that it does not move away under the pointer.
  public static func first(
    selected: Int, count: Int, height: Int, clickedRow: Int? = nil
  ) -> Int {
    guard count > height, height > 0 else { return 0 }
    let row = min(max(clickedRow ?? height / 2, 0), height - 1)
    return min(max(selected - row, 0), count - height)
  }

  /// Shows which part of the list is seen, in the last column of `rect`, if it is not all.
  public static func drawBar(
    first: Int, count: Int, _ look: Look, into grid: inout Grid, in rect: Rect
  ) {
    grid.draw(
      ScrollBar(first: first, visible: rect.height, total: count), in: rect.splitRight(1).right,
      look: look)
  }
}

/// Which part of something long is seen: a thumb in a column.
public struct ScrollBar: Widget, Hashable, Sendable {
  /// The first row that is seen.
  public var first: Int
  /// The rows that are seen.
  public var visible: Int
  /// All rows.
  public var total: Int

  /// A bar for `visible` of `total` rows from `first` on.
  public init(first: Int, visible: Int, total: Int) {
    self.first = first
    self.visible = visible
    self.total = total
  }

  /// Draws the bar into the first column of `rect`; nothing if all is seen.
  public func render(into grid: inout Grid, in rect: Rect, look: Look) {
    guard visible > 0, total > visible, !rect.isEmpty else { return }
    let column = rect.splitLeft(1).left
    let length = max(rect.height * visible / total, 1)
    let room = rect.height - length
    let travel = total - visible
    let start = (min(max(first, 0), travel) * room + travel / 2) / travel
    grid.fill(column, with: look.glyph("│", ascii: "|"), style: look.style(.gridLine))
    let thumb = Rect(x: rect.minX, y: rect.minY + start, width: 1, height: length)
    grid.fill(thumb, with: look.glyph("┃", ascii: "#"), style: look.style(.label))
  }
}
