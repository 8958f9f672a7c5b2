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
