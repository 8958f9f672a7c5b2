import GridSupport
import Testing

@testable import TerminalKit

@Suite struct ProgressBarTests {
  @Test func progressReachesItsEnds() {
    let bar = { Grid.showing(ProgressBar($0), width: 5, height: 1).lines[0] }
    #expect(bar(0) == "●────")
    #expect(bar(1) == "━━━━●")
    #expect(bar(.nan) == "●────" && bar(7) == "━━━━●" && bar(-1) == "●────")
    let rect = Rect(x: 3, y: 2, width: 11, height: 1)
    #expect(ProgressBar.fraction(at: Point(x: 13, y: 2), in: rect) == 1)
    #expect(ProgressBar.fraction(at: Point(x: 8, y: 2), in: rect) == 0.5)
    #expect(ProgressBar.fraction(at: Point(x: 14, y: 2), in: rect) == nil)
  }
}
