/// Something that draws itself into a rectangle of a grid, whatever its size, and outside of it nothing.
public protocol Widget {
  /// Draws into `rect`; nothing if that is empty.
  func render(into grid: inout Grid, in rect: Rect, look: Look)
}

extension Grid {
  /// Draws `widget` into `rect`.
  public mutating func draw(_ widget: some Widget, in rect: Rect, look: Look) {
    widget.render(into: &self, in: rect, look: look)
  }
}
