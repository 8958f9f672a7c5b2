import TerminalKit
import Testing

@Suite struct PictureFormatTests {
  @Test(
    arguments: [
      ("a.svg", .svg), ("b/c.ans", .ansi), ("d.e.txt", .text), ("a.png", nil), ("svg", nil),
      (".svg", nil), ("a.svg ", nil), ("", nil), ("a.SVG", .svg), ("b.Txt", .text), (".SVG", nil),
    ] as [(String, PictureFormat?)])
  func isToldByTheEnding(name: String, format: PictureFormat?) {
    #expect(PictureFormat(fileName: name) == format)
  }

  @Test func drawsEachForm() {
    var grid = Grid(size: Size(width: 2, height: 1))
    grid.write("ab", at: .zero, style: Style(foreground: .indexed(1)))
    let look = Look(theme: .light, capabilities: Capabilities(glyphs: .ascii, colors: .palette8))
    #expect(grid.picture(as: .text, look: look) == "ab\n")
    #expect(grid.picture(as: .ansi, look: look) == "\u{1B}[0;31mab\u{1B}[0m\n")
    #expect(grid.picture(as: .svg, look: look) == grid.svg(theme: .light, depth: .palette8))
    #expect(PictureFormat.endings == ".svg, .ans or .txt")
  }
}
