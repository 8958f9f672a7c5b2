extension Grid {
  /// The grid as text with ANSI escape sequences for terminals of this depth: a line a row, each ending in the
  /// terminal's own style.
  public func ansi(_ depth: ColorDepth) -> String {
    var text = ""
    for y in 0..<size.height {
      var current = Style.plain
      let row = row(y)
      let used = row.lastIndex { $0 != .blank }.map { $0 + 1 } ?? row.startIndex
      for cell in row[row.startIndex..<used] where !cell.glyph.isContinuation {
        if cell.style != current {
          current = cell.style
          text += current.selectGraphicRendition(depth)
        }
        cell.glyph.append(to: &text.unicodeScalars)
      }
      if current != .plain { text += "\u{1B}[0m" }
      text += "\n"
    }
    return text
  }
}

extension Style {
  /// The escape sequence that selects this style and nothing else (ECMA-48's SGR, and its 38 and 48 for more colours).
  func selectGraphicRendition(_ depth: ColorDepth) -> String {
    let codes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    var parts = ["0"] + codes.compactMap { attributes.contains($0.0) ? $0.1 : nil }
    parts += Self.codes(foreground.resolved(depth), base: 30)
    parts += Self.codes(background.resolved(depth), base: 40)
    return "\u{1B}[" + parts.joined(separator: ";") + "m"
  }

  private static func codes(_ color: ResolvedColor, base: Int) -> [String] {
    switch color {
    case .none: []
    case .indexed(let index):
      index < 8
        ? ["\(base + Int(index))"]
        : index < 16 ? ["\(base + 60 + Int(index) - 8)"] : ["\(base + 8)", "5", "\(index)"]
    case .rgb(let color):
      ["\(base + 8)", "2", "\(color.red)", "\(color.green)", "\(color.blue)"]
    }
  }
}
