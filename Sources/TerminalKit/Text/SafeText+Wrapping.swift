extension SafeText {
  /// The text in lines of at most `width` columns, broken between words; a word that is longer than a line is cut, and a
  /// glyph that is wider than one is left alone. One empty line where there is no text or no room. O(n).
  public func wrapped(to width: Int) -> [SafeText] {
    guard width > 0, !isEmpty else { return [.empty] }
    var lines: [SafeText] = []
    var line: [Glyph] = []
    var used = 0
    for word in glyphs.split(separator: .space, omittingEmptySubsequences: false) {
      var word = SafeText(glyphs: Array(word))
      if used > 0, used + 1 + word.width > width {
        lines.append(SafeText(glyphs: line))
        (line, used) = ([], 0)
      }
      while word.width > width {
        let head = word.prefix(width: width)
        guard !head.isEmpty else { break }
        lines.append(head)
        word = word.dropping(width: head.width)
      }
      if used > 0 || !line.isEmpty {
        line.append(.space)
        used += 1
      }
      line += word.glyphs
      used += word.width
    }
    lines.append(SafeText(glyphs: line))
    return lines
  }

  /// The lines of a text of several paragraphs, at most `width` columns wide. Single line ends inside a paragraph are
  /// spaces, as in Markdown; a line that is indented or begins with a dash stands by itself.
  public static func paragraphs(of text: String, width: Int) -> [SafeText] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let startsAnew = line.isEmpty || line.first == " " || line.first == "-"
      if isOpen, !startsAnew, let last = paragraphs.indices.last {
        paragraphs[last] += " " + line
      } else {
        paragraphs.append(String(line))
      }
      isOpen = !line.isEmpty
    }
    while paragraphs.last == "" { paragraphs.removeLast() }
    return paragraphs.flatMap { SafeText($0).wrapped(to: width) }
  }
}
