import Testing

@testable import TerminalKit

@Suite struct ExportTests {
  private static let sample: Grid = {
    var grid = Grid(size: Size(width: 12, height: 3))
    grid.write("a<b>&\"c\"", at: .zero, style: Style(foreground: .rgb(1, 2, 3), .bold))
    grid.write("漢e\u{301}", at: Point(x: 2, y: 1), style: Style(background: .indexed(4), .reverse))
    grid.write("⣿█│╭", at: Point(x: 0, y: 2), style: Style(foreground: .indexed(200)))
    return grid
  }()

  @Test func plainTextHasARowALine() {
    #expect(Self.sample.plainText == "a<b>&\"c\"\n  漢e\u{301}\n⣿█│╭\n")
    #expect(Grid(size: .zero).plainText == "")
    #expect(Grid(size: Size(width: 3, height: 2)).plainText == "\n\n")
  }

  @Test(
    arguments: [
      (ColorDepth.trueColor, "\u{1B}[0;1;38;2;1;2;3m"), (.palette256, "\u{1B}[0;1;38;5;16m"),
      (.palette8, "\u{1B}[0;1;30m"), (.none, "\u{1B}[0;1m"),
    ])
  func ansiSelectsTheStyle(depth: ColorDepth, start: String) {
    let lines = Self.sample.ansi(depth).split(separator: "\n")
    #expect(lines[0].hasPrefix(start + "a<b>"))
    #expect(lines.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
  }

  /// Without its escape sequences the ANSI form is the plain text, and no row ends in colour.
  @Test(arguments: ColorDepth.allCases)
  func ansiKeepsTheText(depth: ColorDepth) throws {
    let stripped = Self.sample.ansi(depth).replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "")
    #expect(stripped == Self.sample.plainText)
  }

  @Test func backgroundsReachTheEnd() {
    var grid = Grid(size: Size(width: 3, height: 1))
    grid.fill(grid.bounds, style: Style(background: .indexed(12)))
    #expect(grid.ansi(.palette256) == "\u{1B}[0;104m   \u{1B}[0m\n")
  }

  /// Elements are closed, attributes quoted, and what XML reserves is escaped.
  @Test(arguments: Theme.all.map(\.name))
  func svgIsWellFormed(name: String) throws {
    let svg = Self.sample.svg(theme: try #require(Theme.named(name)))
    var open: [Substring] = []
    for tag in svg.matches(
      of: try Regex("<(/?)([a-z]+)((?: [A-Za-z-]+=\"[^\"<]*\")*)(/?)>"))
    {
      let name = tag.output[2].substring ?? ""
      if tag.output[1].substring == "/" {
        #expect(open.popLast() == name)
      } else if tag.output[4].substring != "/" {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    let texts = svg.replacing(try Regex("<[^>]*>"), with: "")
    #expect(!texts.contains("<") && texts.contains("a&lt;b&gt;&amp;&quot;c&quot;"))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"140\" height=\"80\""))
  }

  @Test func svgPlacesEveryGlyph() {
    let svg = Self.sample.svg(theme: .dark)
    // 漢 in column 2, é in column 4 with its mark at the same place.
    #expect(svg.contains("x=\"20\"") && svg.contains("x=\"40 40\""))
    #expect(svg.contains("<path transform=\"translate(0 40)\" d=\"M1 1h3v3h-3z"))
    #expect(svg.contains("font-weight=\"bold\""))
  }

  @Test func asciiKeepsEveryColumn() {
    let ascii = Self.sample.asciiOnly()
    #expect(ascii.plainText == "a<b>&\"c\"\n  ??e\n##|+\n")
    #expect(ascii.cells.map(\.style) == Self.sample.cells.map(\.style))
    #expect(SafeText("λmax → 10⁻², w₁ ≥ 漢").asciiOnly().string == "Lmax > 10-2, w1 > ??")
  }

  @Test func everyGlyphOfTheWidgetsHasALikeness() {
    for scalar in "─│┌┐└┘╭╮╰╯┤┊┈╌━┃▸▲▼◀▶✕◆○●•▴░▒▓▁▂▃▄▅▆▇█▀…⁻⁰¹²³⁴⁵⁶⁷⁸⁹∞↑↓←→┼╺╸┄".unicodeScalars {
      #expect(Glyph(scalar).asciiLikeness != "?", "\(scalar)")
    }
  }
}
