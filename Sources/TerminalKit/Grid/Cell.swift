/// A cell of a screen: a glyph and its style, in 32 bytes.
public struct Cell: Hashable, Sendable {
  /// How it looks.
  public var style: Style
  /// What it shows.
  public var glyph: Glyph

  /// A cell that shows `glyph` in `style`.
  public init(_ glyph: Glyph = .space, _ style: Style = .plain) {
    self.style = style
    self.glyph = glyph
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell()
}
