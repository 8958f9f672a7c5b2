import TerminalKit

/// Text in lines of a width, broken between words.
enum TextWrapping {
  /// The lines of one paragraph; a word that is longer than a line is cut.
  static func lines(of text: SafeText, width: Int) -> [SafeText] {
    guard width > 0, !text.isEmpty else { return [.empty] }
    var lines: [SafeText] = []
    var line: [Glyph] = []
    var used = 0
    for word in text.glyphs.split(separator: .space, omittingEmptySubsequences: false) {
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

  /// The lines of a text of several paragraphs. Single line ends inside a paragraph are spaces, as in
  /// Markdown; a line that is indented stands by itself.
  static func paragraphs(of text: String, width: Int) -> [SafeText] {
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
    return paragraphs.flatMap { lines(of: SafeText($0), width: width) }
  }
}
