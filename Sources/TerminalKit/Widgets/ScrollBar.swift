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
