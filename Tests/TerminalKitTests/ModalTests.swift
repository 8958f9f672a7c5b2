import GridSupport
import Testing

@testable import TerminalKit

@Suite struct ModalTests {
  /// Lines in a box stand on the box's background, whatever the theme.
  @Test(arguments: Theme.all.map(\.name))
  func boxesHaveNoHoles(name: String) throws {
    var look = Look.plain(.braille)
    look.theme = try #require(Theme.named(name))
    var grid = Grid(size: Size(width: 40, height: 10), style: look.style(.text))
    let modal = Modal(title: "ask", contentSize: Size(width: 20, height: 4))
    grid.draw(modal, in: grid.bounds, look: look)
    let rows = modal.content(in: grid.bounds).rows([.cells(2), .rest])
    grid.write(StyledText("a", .label) + StyledText("1", .value), in: rows[0], look: look)
    grid.write("some words here and there", in: rows[1], look: look)
    let box = modal.frame(in: grid.bounds)
    let backgrounds = Set(
      (box.minY..<box.maxY).flatMap { y in
        (box.minX..<box.maxX).map { grid[Point(x: $0, y: y)].style.background }
      })
    #expect(backgrounds == [look.style(.modal).background])
  }

  @Test func modalsCoverAndDim() {
    var grid = Grid(size: Size(width: 20, height: 6))
    grid.fill(grid.bounds, with: "x", style: Style(foreground: .indexed(1), .bold))
    let modal = Modal(title: "ask", contentSize: Size(width: 6, height: 2))
    grid.draw(modal, in: grid.bounds, look: .plain(.braille))
    #expect(modal.content(in: grid.bounds) == Rect(x: 7, y: 2, width: 6, height: 2))
    #expect(grid.lines[2] == "xxxxx│        │xxxxx")
    #expect(grid[.zero].style == Look.plain(.braille).style(.backdrop))
  }
}
