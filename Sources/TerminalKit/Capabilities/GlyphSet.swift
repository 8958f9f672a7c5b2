/// The glyphs that a terminal is trusted to show, from few to many.
public enum GlyphSet: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// ASCII alone.
  case ascii
  /// Boxes and blocks as well: two pixels a cell.
  case halfBlock
  /// Braille as well: eight dots a cell.
  case braille

  /// Whether `left` has fewer glyphs than `right`.
  public static func < (left: GlyphSet, right: GlyphSet) -> Bool { left.rawValue < right.rawValue }
}
