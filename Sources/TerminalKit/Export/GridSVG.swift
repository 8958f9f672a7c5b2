extension Grid {
  /// The grid as a picture in SVG that needs no other file: every cell `theme`'s paper or its own colours, every glyph
  /// at its own column, so that widths are exact in any monospaced font.
  ///
  /// Braille, blocks and box drawing lines are shapes, and look the same everywhere.
  public func svg(theme: Theme, depth: ColorDepth = .trueColor) -> String {
    SVGWriter(grid: self, theme: theme, depth: depth).document()
  }
}
