/// The forms in which a grid can be kept in a file.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  /// A drawing that looks the same everywhere.
  case svg
  /// Text with a terminal's escape sequences: `cat` shows it.
  case ansi
  /// Text alone.
  case text

  /// How the names of its files end.
  public var fileEnding: String {
    switch self {
    case .svg: ".svg"
    case .ansi: ".ans"
    case .text: ".txt"
    }
  }

  /// The form that a file's name asks for by its ending, in small letters or capitals; nil for any other
  /// ending, and for an ending alone.
  public init?(fileName: String) {
    let form = Self.allCases.first { fileName.lowercased().hasSuffix($0.fileEnding) }
    guard let form, fileName.utf8.count > form.fileEnding.utf8.count else { return nil }
    self = form
  }

  /// The endings, as the end of a sentence.
  public static var endings: String {
    let all = allCases.map(\.fileEnding)
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }
}

extension Grid {
  /// The grid in a form, for `look`'s theme and colours.
  public func picture(as format: PictureFormat, look: Look) -> String {
    switch format {
    case .svg: svg(theme: look.theme, depth: look.colors)
    case .ansi: ansi(look.colors)
    case .text: plainText
    }
  }
}

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
