/// How a cell looks: two colours and attributes.
public struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground: Color
  /// The colour behind the glyph.
  public var background: Color
  /// Bold, dim and so on.
  public var attributes: Attributes

  /// A style of these colours and attributes; without any, the terminal's own.
  public init(
    foreground: Color = .none, background: Color = .none, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours and no attributes.
  public static let plain = Style()

  /// This style with `attributes` added.
  public func adding(_ attributes: Attributes) -> Style {
    Style(foreground: foreground, background: background, self.attributes.union(attributes))
  }

  /// This style without `attributes`.
  public func removing(_ attributes: Attributes) -> Style {
    Style(foreground: foreground, background: background, self.attributes.subtracting(attributes))
  }

  /// This style on another background.
  public func on(_ background: Color) -> Style {
    Style(foreground: foreground, background: background, attributes)
  }

  /// This style laid over `base`: where it leaves a colour to the terminal, `base`'s shows; attributes add up.
  public func over(_ base: Style) -> Style {
    Style(
      foreground: foreground.isNone ? base.foreground : foreground,
      background: background.isNone ? base.background : background,
      attributes.union(base.attributes))
  }
}

/// What a terminal can do to a glyph beside colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit an attribute.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter than usual.
  public static let dim = Attributes(rawValue: 2)
  /// Slanted; many terminals show it as plain.
  public static let italic = Attributes(rawValue: 4)
  /// A line beneath.
  public static let underline = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 16)
}
