import TerminalKit

extension GoldenScreen {
  /// Reads what a file holds; nil where it is damaged.
  init?(fileText: String) {
    var sections: [(title: Substring, lines: [Substring])] = []
    for line in fileText.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix(Self.head) {
        sections.append((line.dropFirst(Self.head.count), []))
      } else if sections.isEmpty {
        return nil
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
    guard let letters = sections.popLast(), letters.title.hasPrefix("letters") else { return nil }
    var numbers: [Character: Int] = [:]
    for line in letters.lines {
      guard let letter = line.first else { return nil }
      numbers[letter] = styles.count
      let names = line.dropFirst(2).split(separator: " | ").map(String.init)
      styles.append(
        names.count == 1
          ? ColorDepth.allCases.map { _ in names[0] } : names)
    }
    var before: (text: [Substring], styles: [Substring]) = ([], [])
    for section in sections {
      if section.title.hasPrefix("text: ") {
        before.text = Self.resolve(section.lines, before.text)
        let names = section.title.dropFirst("text: ".count).split(separator: ", ")
        for look in ScreenLook.all where names.contains(where: { $0 == look.description }) {
          rows[look] = before.text.map { Row(text: String($0), styles: []) }
        }
      } else {
        before.styles = Self.resolve(section.lines, before.styles)
        for look in ScreenLook.all where section.title == "styles: \(look.glyphs)" {
          for (y, line) in before.styles.enumerated() where y < rows[look]?.count ?? 0 {
            rows[look]?[y].styles = Self.columns(line, numbers)
          }
        }
      }
    }
  }

  private static func resolve(_ lines: [Substring], _ before: [Substring]) -> [Substring] {
    lines.enumerated().map { y, line in
      y < before.count ? SharedRow.resolved(line, after: before[y]) : line
    }
  }

  private static func columns(_ runs: Substring, _ numbers: [Character: Int]) -> [Int] {
    var result: [Int] = []
    var rest = runs
    while let letter = rest.popFirst() {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      result += Array(repeating: numbers[letter] ?? -1, count: Int(digits) ?? 1)
    }
    return result
  }
}
