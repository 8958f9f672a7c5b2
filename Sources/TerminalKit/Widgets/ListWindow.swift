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
