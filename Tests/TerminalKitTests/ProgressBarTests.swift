import GridSupport
import Testing

@testable import TerminalKit

@Suite struct ProgressBarTests {
  @Test func progressReachesItsEnds() {
    let bar = { Grid.showing(ProgressBar($0), width: 5, height: 1).lines[0] }
    #expect(bar(0) == "●────")
    #expect(bar(1) == "━━━━●")
    #expect(bar(.nan) == "●────" && bar(7) == "━━━━●" && bar(-1) == "●────")
  }

  @Test func marksStandOnTheBarAlone() {
    var grid = Grid(size: Size(width: 9, height: 1))
    let bar = ProgressBar(0, marks: [0.5, 1, 1.5, -0.5, .nan, .infinity])
    grid.draw(bar, in: Rect(x: 2, y: 0, width: 5, height: 1), look: .plain(.braille))
    #expect(grid.lines == ["  ●─┼─┼"])
  }

  @Test func aClickIsAPartOfTheBar() {
    let rect = Rect(x: 3, y: 2, width: 11, height: 1)
    #expect(ProgressBar.fraction(at: Point(x: 13, y: 2), in: rect) == 1)
    #expect(ProgressBar.fraction(at: Point(x: 8, y: 2), in: rect) == 0.5)
    #expect(ProgressBar.fraction(at: Point(x: 14, y: 2), in: rect) == nil)
  }
}
