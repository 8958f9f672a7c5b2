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

  /// The lines of a text of several paragraphs, at most `width` columns wide.
  ///
  /// As in Markdown, single line ends inside a paragraph are spaces. A line that is indented or begins with a dash
  /// stands by itself, unless it is indented to go on with the text behind a dash; it keeps its margin in every line.
  public static func paragraphs(of text: String, width: Int) -> [SafeText] {
    var paragraphs: [Paragraph] = []
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let next = Paragraph(line)
      if isOpen, let last = paragraphs.indices.last, paragraphs[last].goesOn(with: next) {
        paragraphs[last].text += " " + next.text
      } else {
        paragraphs.append(next)
      }
      isOpen = !line.isEmpty
    }
    while paragraphs.last?.text.isEmpty == true { paragraphs.removeLast() }
    return paragraphs.flatMap { $0.lines(width: width) }
  }
}

/// A paragraph of a text, or an item of a list in it.
private struct Paragraph {
  /// The spaces before it.
  let margin: Int
  /// Whether a dash stands before its text.
  let hasDash: Bool
  var text: String

  init(_ line: some StringProtocol) {
    let body = line.drop { $0 == " " }
    margin = body.isEmpty ? 0 : line.count - body.count
    hasDash = body.hasPrefix("- ")
    text = String(hasDash ? body.dropFirst(2) : body[...])
  }

  /// Whether a line belongs to it: below the text behind its dash, or without a margin as it is.
  func goesOn(with next: Paragraph) -> Bool {
    guard !next.hasDash, !next.text.isEmpty else { return false }
    return hasDash ? next.margin == 0 || next.margin == margin + 2 : margin == 0 && next.margin == 0
  }

  /// Its lines; the margin and the dash take half of the width at the most.
  func lines(width: Int) -> [SafeText] {
    let room = max(width, 0) / 2
    let start = SafeText.empty.padded(to: min(margin, room))
    let sign: SafeText = hasDash ? "- " : ""
    guard start.width + sign.width <= room else {
      return (sign + SafeText(text)).wrapped(to: width - start.width).map { start + $0 }
    }
    let below = SafeText.empty.padded(to: start.width + sign.width)
    return SafeText(text).wrapped(to: width - below.width).enumerated().map { index, line in
      (index == 0 ? start + sign : below) + line
    }
  }
}
