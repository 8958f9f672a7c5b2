extension StyledText {
  /// The line in pieces of at most `width` columns, broken at spaces, or inside of words that are longer than that.
  ///
  /// Spaces at a break are left out; an empty line gives one empty piece. O(n).
  public func wrapped(to width: Int) -> [StyledText] {
    guard width > 0 else { return [] }
    let cells = self.cells
    var lines: [StyledText] = []
    var start = 0
    while start < cells.count {
      let (end, next) = Self.lineBreak(cells, from: start, width: width)
      lines.append(StyledText(cells: cells[start..<end]))
      start = next
    }
    return lines.isEmpty ? [.empty] : lines
  }

  /// Where the line from `start` ends and where the next begins; at least one glyph is used up.
  private static func lineBreak(
    _ cells: [(glyph: Glyph, role: Role)], from start: Int, width: Int
  ) -> (end: Int, next: Int) {
    var used = 0
    var end = start
    var lastSpace: Int?
    while end < cells.count, used + cells[end].glyph.width <= width {
      if cells[end].glyph == .space, end > start { lastSpace = end }
      used += cells[end].glyph.width
      end += 1
    }
    if end == cells.count { return (end, end) }
    if cells[end].glyph != .space {
      guard let space = lastSpace else { return (max(end, start + 1), max(end, start + 1)) }
      end = space
    }
    var next = end
    while next < cells.count, cells[next].glyph == .space { next += 1 }
    while end > start, cells[end - 1].glyph == .space { end -= 1 }
    return (end, max(next, start + 1))
  }
}
