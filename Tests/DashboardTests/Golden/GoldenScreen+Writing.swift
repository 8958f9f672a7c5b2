import TerminalKit

/// The form in a file: every text once, then the styles, run by run; what is as in the section before is
/// left out of a row.
///
///     == text: braille palette8, braille palette256, braille trueColor
///     piste  The notebook …
///     == text: halfBlock trueColor
///     ⇡
///     12⇡▄▀█⇡30
///     == styles: braille
///     a80
///     ab14a65
///     == letters, at none | palette8 | palette256 | trueColor
///     a plain
///     b bold | 2 bold | 78 | 95,215,135
extension GoldenScreen {
  static let head = "== "

  /// What the file holds.
  var fileText: String {
    var lines: [String] = []
    var before: [String] = []
    func add(_ title: String, _ section: [String]) {
      lines.append(Self.head + title)
      for (y, line) in section.enumerated() {
        lines.append(y < before.count ? SharedRow(line, after: before[y]).text : line)
      }
      before = section
    }
    for (looks, text) in texts {
      add("text: \(looks.map(\.description).joined(separator: ", "))", text)
    }
    before = []
    for glyphs in GlyphSet.allCases {
      let own = rows[ScreenLook(glyphs: glyphs, colors: ColorDepth.allCases[0])] ?? []
      add("styles: \(glyphs)", own.map { Self.runs($0.styles) })
    }
    let depths = ColorDepth.allCases.map { "\($0)" }.joined(separator: " | ")
    lines.append(Self.head + "letters, at \(depths)")
    for (number, names) in styles.enumerated() {
      let all = Set(names).count == 1 ? names[0] : names.joined(separator: " | ")
      lines.append("\(Self.letter(number)) \(all)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The different texts, each with the looks that show it.
  var texts: [(looks: [ScreenLook], text: [String])] {
    var result: [(looks: [ScreenLook], text: [String])] = []
    for look in ScreenLook.all {
      let text = text(in: look)
      if let index = result.firstIndex(where: { $0.text == text }) {
        result[index].looks.append(look)
      } else {
        result.append(([look], text))
      }
    }
    return result
  }

  /// Runs of equal styles: a letter each, and how many there are if more than one.
  private static func runs(_ numbers: [Int]) -> String {
    var text = ""
    var rest = numbers[...]
    while let first = rest.first {
      let count = rest.prefix { $0 == first }.count
      text += letter(first) + (count > 1 ? "\(count)" : "")
      rest = rest.dropFirst(count)
    }
    return text
  }

  /// a to z, A to Z, then the letters of extended Latin.
  private static func letter(_ number: Int) -> String {
    let code =
      number < 26 ? 0x61 + number : number < 52 ? 0x41 + number - 26 : 0x100 + number - 52
    return Unicode.Scalar(UInt32(code)).map { String(Character($0)) } ?? "?"
  }
}
