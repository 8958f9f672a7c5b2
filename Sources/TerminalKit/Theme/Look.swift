/// Everything that decides how a widget looks beside its own contents.
public struct Look: Hashable, Sendable {
  /// The styles.
  public var theme: Theme
  /// The glyphs that may be used.
  public var glyphs: GlyphSet
  /// The colours that there are.
  public var colors: ColorDepth

  /// `theme` on a terminal that can show `capabilities`.
  public init(
    theme: Theme = .dark,
    capabilities: Capabilities = Capabilities(glyphs: .braille, colors: .trueColor)
  ) {
    self.theme = theme
    glyphs = capabilities.glyphs
    colors = capabilities.colors
  }

  /// How `role` looks.
  public func style(_ role: Role) -> Style { theme.style(role, at: colors) }

  /// The first of two texts, or the second where there is only ASCII.
  public func text(_ unicode: SafeText, ascii: SafeText) -> SafeText {
    glyphs == .ascii ? ascii : unicode
  }

  /// The first of two glyphs, or the second where there is only ASCII.
  public func glyph(_ unicode: Glyph, ascii: Glyph) -> Glyph {
    glyphs == .ascii ? ascii : unicode
  }

  /// What stands for text that was cut off.
  var ellipsis: SafeText { text("…", ascii: "~") }
}

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
