/// The part of a long list that shows.
public enum ListWindow {
  /// The first row that shows, so that the selected one does, near the middle of a long list.
  public static func first(selected: Int, count: Int, height: Int) -> Int {
    guard count > height, height > 0 else { return 0 }
    return min(max(selected - height / 2, 0), count - height)
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
