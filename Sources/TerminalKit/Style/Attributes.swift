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
