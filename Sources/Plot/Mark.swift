import TerminalKit

/// A sign for a place, one cell large.
public struct Mark: Hashable, Sendable {
  /// The sign.
  public let glyph: Glyph
  /// The sign where there is only ASCII.
  public let ascii: Glyph

  /// A sign and its substitute.
  public init(_ glyph: Glyph, ascii: Glyph) {
    self.glyph = glyph
    self.ascii = ascii
  }

  /// The sign that these glyphs can show.
  public func glyph(_ glyphs: GlyphSet) -> Glyph { glyphs == .ascii ? ascii : glyph }

  /// ✕: what is sought.
  public static let cross = Mark("✕", ascii: "X")
  /// ◆: what can be reached.
  public static let diamond = Mark("◆", ascii: "*")
  /// ◈: what is sought and what can be reached, in one place.
  public static let crossedDiamond = Mark("◈", ascii: "&")
  /// ◇: another place, of a second kind.
  public static let lozenge = Mark("◇", ascii: "%")
  /// +: a place on one side.
  public static let plus = Mark("+", ascii: "+")
  /// @: where it is now.
  public static let at = Mark("@", ascii: "@")
  /// ○: where it began.
  public static let circle = Mark("○", ascii: "o")
  /// ●: a place passed.
  public static let disc = Mark("●", ascii: "o")
  /// •: a place passed, small.
  public static let bullet = Mark("•", ascii: "o")
  /// ▲: further up, off the scale.
  public static let up = Mark("▲", ascii: "^")
  /// ▼: further down, off the scale.
  public static let down = Mark("▼", ascii: "v")
  /// ◀: further to the left.
  public static let left = Mark("◀", ascii: "<")
  /// ▶: further to the right.
  public static let right = Mark("▶", ascii: ">")
}
