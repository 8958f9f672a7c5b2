/// A colour as the program asked for it.
public enum ScreenColor: Hashable, Sendable {
  /// The terminal's own.
  case normal
  /// An index into the terminal's 256 colours.
  case indexed(UInt8)
  /// A 24-bit colour.
  case rgb(UInt8, UInt8, UInt8)
}

/// One cell of a screen.
public struct ScreenCell: Hashable, Sendable {
  /// The character with what combines with it; a space where nothing was written, empty in the
  /// right half of a wide character.
  public var text = " "
  /// The columns that the character takes: 1 or 2.
  public var width = 1
  public var foreground = ScreenColor.normal
  public var background = ScreenColor.normal
  public var isBold = false
  public var isItalic = false
  public var isUnderlined = false
  public var isReversed = false
}
