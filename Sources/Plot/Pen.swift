import TerminalKit

/// How a line is drawn on a canvas.
public struct Pen: Hashable, Sendable {
  /// The style of the cells that the line passes through.
  public var style: Style
  /// Where lines meet in a cell, the one with the higher level gives the cell its style.
  public var level: Int
  /// Whether lines of a lower level are left out of the cells that this one passes through.
  public var isOpaque: Bool
  /// Which dots of a line are drawn.
  public var pattern: Pattern

  /// A pen of this style, level and pattern.
  public init(
    _ style: Style, level: Int = 0, isOpaque: Bool = false, pattern: Pattern = .solid
  ) {
    self.style = style
    self.level = level
    self.isOpaque = isOpaque
    self.pattern = pattern
  }

  /// Lines at this level or below are a background: they are left out of cells that a line above it passes through.
  static let backgroundLevel = -50

  /// Dots that are drawn and dots that are left out, in turn.
  public struct Pattern: Hashable, Sendable {
    /// The dots drawn in a row.
    public let on: Int
    /// The dots left out in a row.
    public let off: Int
    /// Whether the dot in the middle of those is drawn all the same.
    public let isDotted: Bool

    /// `on` dots drawn, then `off` left out, all or but for the one in their middle.
    public init(on: Int, off: Int, isDotted: Bool = false) {
      self.on = max(on, 1)
      self.off = max(off, 0)
      self.isDotted = isDotted
    }

    /// Every dot.
    public static let solid = Pattern(on: 1, off: 0)
    /// Strokes, and gaps half as long.
    public static let dashed = Pattern(on: 6, off: 3)
    /// Every third dot.
    public static let dotted = Pattern(on: 1, off: 2)
    /// Strokes, with a dot in each gap.
    public static let dashDotted = Pattern(on: 6, off: 5, isDotted: true)
    /// Every fourth dot, for what must stay in the background.
    public static let sparse = Pattern(on: 1, off: 3)

    /// Whether dot `index` of a line is drawn.
    func draws(_ index: Int) -> Bool {
      guard off > 0 else { return true }
      let place = ((index % (on + off)) + on + off) % (on + off)
      return place < on || (isDotted && place == on + off / 2)
    }
  }
}

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
