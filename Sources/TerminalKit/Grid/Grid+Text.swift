extension Grid {
  /// Writes `text` on one row from `point` on, inside `clip`, and returns the columns that the whole text takes.
  ///
  /// Of a wide glyph that `clip` cuts, the half inside shows a space. With `overlay` the style lies over what is
  /// there: the background stays where the style leaves it to the terminal.
  @discardableResult
  public mutating func write(
    _ text: SafeText, at point: Point, style: Style, clip: Rect? = nil, overlay: Bool = false
  ) -> Int {
    let clip = clip.map { $0.intersection(bounds) } ?? bounds
    guard point.y >= clip.minY, point.y < clip.maxY else { return text.width }
    var x = point.x
    for glyph in text.glyphs {
      if x >= clip.maxX { break }
      let cell = Point(x: x, y: point.y)
      let style = overlay ? style.over(self[cell].style) : style
      if x >= clip.minX, x + glyph.width <= clip.maxX {
        set(glyph, at: cell, style: style)
      } else if glyph.width == 2 {
        let half = x < clip.minX ? cell.moved(x: 1) : cell
        if clip.contains(half) { set(.space, at: half, style: style) }
      }
      x += glyph.width
    }
    return text.width
  }

  /// Writes `text` on the first row of `rect`, cut to it, at its left, middle or right.
  public mutating func write(
    _ text: SafeText, in rect: Rect, _ alignment: HorizontalAlignment = .left, style: Style
  ) {
    let offset = alignment.offset(of: text.width, within: rect.width)
    write(text, at: rect.origin.moved(x: offset), style: style, clip: rect)
  }
}
