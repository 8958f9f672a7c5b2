import TerminalKit

/// A screen in every look, cell by cell: what stands there, and how it looks in words.
struct GoldenScreen {
  /// A row of one look.
  struct Row {
    /// What stands in it, without spaces at its end.
    var text: String
    /// The style of each column, as a number of `styles`.
    var styles: [Int]
  }

  /// How the cells look: of each style its name at each colour depth.
  var styles: [[String]] = []
  /// The rows from the top, by look; a style is one of all depths of the glyph set together.
  var rows: [ScreenLook: [Row]] = [:]

  /// What stands in the rows of a look.
  func text(in look: ScreenLook) -> [String] { (rows[look] ?? []).map(\.text) }

  init() {}

  /// The screen of a grid for each look, all of one size.
  init(_ grids: [ScreenLook: Grid]) {
    var numbers: [[String]: Int] = [:]
    for glyphs in GlyphSet.allCases {
      let looks = ColorDepth.allCases.map { ScreenLook(glyphs: glyphs, colors: $0) }
      let own = looks.compactMap { grids[$0] }
      let texts = own.map { $0.plainText.split(separator: "\n", omittingEmptySubsequences: false) }
      for y in 0..<(own.first?.size.height ?? 0) {
        let numbered = number(own.map { Array($0.row(y)) }, &numbers)
        for (look, text) in zip(looks, texts) {
          rows[look, default: []].append(Row(text: String(text[y]), styles: numbered))
        }
      }
    }
  }

  /// The styles of a row at all depths, as numbers; new ones get the next.
  private mutating func number(_ row: [[Cell]], _ numbers: inout [[String]: Int]) -> [Int] {
    var result: [Int] = []
    for x in 0..<(row.first?.count ?? 0) {
      if let last = result.last, row.allSatisfy({ $0[x].style == $0[x - 1].style }) {
        result.append(last)
        continue
      }
      let names = zip(ColorDepth.allCases, row).map { $1[x].style.name(at: $0) }
      if numbers[names] == nil {
        numbers[names] = styles.count
        styles.append(names)
      }
      result.append(numbers[names] ?? 0)
    }
    return result
  }
}
