/// Text that can be shown: the only kind that drawing and printing accept.
///
/// Any string can become one. Tabs and line ends become spaces; other control characters (C0, DEL, C1),
/// bidirectional controls, tag characters, the byte order mark and unassigned scalars become �; at most two
/// combining marks stay on a glyph; joiners and variation selectors are left out. So a line is a row of glyphs whose
/// widths add up to `width`; a terminal's back end sees to glyphs that its C library counts otherwise.
public struct SafeText: Hashable, Sendable {
  /// The glyphs, each one or two columns wide.
  public let glyphs: [Glyph]
  /// The columns that the text takes.
  public let width: Int

  /// The text of `glyphs`; continuations are left out.
  public init(glyphs: [Glyph]) {
    self.glyphs = glyphs.filter { !$0.isContinuation }
    width = self.glyphs.reduce(0) { $0 + $1.width }
  }

  /// The safe form of `string`. O(n).
  public init(_ string: some StringProtocol) {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(string.utf8.count)
    for scalar in string.unicodeScalars {
      switch ScalarClass(scalar) {
      case .ignored: continue
      case .mark:
        if let last = glyphs.popLast() {
          glyphs.append(last.adding(mark: scalar))
        } else {
          glyphs.append(Glyph(scalar))
        }
      case .printable, .blank, .replaced: glyphs.append(Glyph(scalar))
      }
    }
    self.init(glyphs: glyphs)
  }

  /// The safe form of `string` with its tabs, line ends and control characters as Swift writes them in a
  /// literal: `\n`, `\u{1B}`. O(n).
  public init(showingControls string: some StringProtocol) {
    var shown = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      switch ScalarClass(scalar) {
      case .blank, .replaced: shown.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      case .printable, .mark, .ignored: shown.append(scalar)
      }
    }
    self.init(String(shown))
  }

  /// No text.
  public static let empty = SafeText(glyphs: [])

  /// The lines of `string`, each as safe text; line ends are LF, CR, CRLF and the Unicode separators.
  public static func lines(of string: some StringProtocol) -> [SafeText] {
    string.split(omittingEmptySubsequences: false) { $0.isNewline }.map { SafeText($0) }
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { glyphs.isEmpty }

  /// The text as a string; safe to print.
  public var string: String {
    var scalars = String.UnicodeScalarView()
    for glyph in glyphs { glyph.append(to: &scalars) }
    return String(scalars)
  }

  /// Both texts, one after the other.
  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(glyphs: left.glyphs + right.glyphs)
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// The safe form of a literal or an interpolation.
  public init(stringLiteral value: String) { self.init(value) }
}

extension SafeText: CustomStringConvertible, TextOutputStreamable {
  /// The text as a string; safe to print.
  public var description: String { string }

  /// Writes the text, which is safe to print.
  public func write(to target: inout some TextOutputStream) { target.write(string) }
}

extension SafeText {
  /// The longest beginning that takes at most `width` columns; a wide glyph is never cut.
  public func prefix(width limit: Int) -> SafeText {
    guard width > limit else { return self }
    var used = 0
    return SafeText(
      glyphs: Array(
        glyphs.prefix { glyph in
          used += glyph.width
          return used <= limit
        }))
  }

  /// The longest ending that takes at most `width` columns; a wide glyph is never cut.
  public func suffix(width limit: Int) -> SafeText {
    guard width > limit else { return self }
    return SafeText(
      glyphs: SafeText(glyphs: glyphs.reversed()).prefix(width: limit).glyphs.reversed())
  }

  /// The text without the glyphs that begin in its first `columns` columns.
  public func dropping(width columns: Int) -> SafeText {
    var start = 0
    return SafeText(
      glyphs: Array(
        glyphs.drop { glyph in
          defer { start += glyph.width }
          return start < columns
        }))
  }

  /// The text itself if it fits in `width` columns, else a beginning of it and `ellipsis`.
  public func truncated(to width: Int, ellipsis: SafeText = "…") -> SafeText {
    guard self.width > width else { return self }
    guard ellipsis.width < width else { return prefix(width: width) }
    return prefix(width: width - ellipsis.width) + ellipsis
  }

  /// The text in exactly `width` columns: cut, or filled up with spaces on the side away from `alignment`.
  public func padded(to width: Int, _ alignment: HorizontalAlignment = .left) -> SafeText {
    let fitting = prefix(width: max(width, 0))
    let left = alignment.offset(of: fitting.width, within: width)
    let right = max(width, 0) - fitting.width - left
    return SafeText(
      glyphs: Array(repeating: .space, count: left) + fitting.glyphs
        + Array(repeating: .space, count: right))
  }
}

/// Where something narrower stands within something wider.
public enum HorizontalAlignment: Hashable, Sendable {
  /// At the left edge.
  case left
  /// In the middle, rounded to the left.
  case center
  /// At the right edge.
  case right

  /// The columns to leave free on the left of something `width` wide; never negative.
  func offset(of width: Int, within total: Int) -> Int {
    switch self {
    case .left: 0
    case .center: max((total - width) / 2, 0)
    case .right: max(total - width, 0)
    }
  }
}
