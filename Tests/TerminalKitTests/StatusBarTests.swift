import GridSupport
import Testing

@testable import TerminalKit

@Suite struct StatusBarTests {
  @Test func theLeastImportantPartsGoFirst() {
    let bar = StatusBar(
      left: [.init("piste", priority: 3), .init("notebook", priority: 1)],
      right: [.init("LIVE", priority: 3), .init("40/s", priority: 0), .init("seed 0", priority: 1)])
    let shown = { (width: Int) in
      Grid.showing(bar, width: width, height: 1).lines[0]
        .split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(shown(60) == ["piste", "notebook", "LIVE", "40/s", "seed", "0"])
    #expect(shown(38) == ["piste", "notebook", "LIVE", "seed", "0"])
    #expect(shown(30) == ["piste", "notebook", "LIVE"])
    #expect(shown(16) == ["piste", "LIVE"])
    #expect(shown(7) == ["piste"])
    let grid = Grid.showing(bar, width: 40, height: 1)
    #expect(grid.lines[0].hasPrefix(" piste   notebook ") && grid.lines[0].hasSuffix("seed 0"))
  }

  /// One that may be cut is cut before any is left out, and keeps its ending.
  @Test func partsAreCutBeforeTheyGo() {
    let bar = StatusBar(
      left: [
        .init("piste", priority: 1), .init("a long title", ending: " *", shortest: 6, priority: 2),
      ],
      right: [.init("LIVE", priority: 3)])
    let shown = { (width: Int) in Grid.showing(bar, width: width, height: 1).lines[0] }
    #expect(shown(31) == " piste   a long title *   LIVE")
    #expect(shown(30) == " piste   a long tit… *   LIVE")
    #expect(shown(23) == " piste   a l… *   LIVE")
    #expect(shown(22) == " a long tit… *   LIVE")
    #expect(shown(15) == " a l… *   LIVE")
    #expect(shown(14) == "         LIVE")
  }
}
