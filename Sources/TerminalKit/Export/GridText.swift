extension Grid {
  /// The grid as plain text: a line a row, without spaces at the ends of lines.
  public var plainText: String {
    var text = String.UnicodeScalarView()
    for y in 0..<size.height {
      let row = row(y)
      let used = row.lastIndex { $0.glyph != .space }.map { $0 + 1 } ?? row.startIndex
      for cell in row[row.startIndex..<used] { cell.glyph.append(to: &text) }
      text.append("\n")
    }
    return String(text)
  }
}
