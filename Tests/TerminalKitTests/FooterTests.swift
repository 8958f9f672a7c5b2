import GridSupport
import Testing

@testable import TerminalKit

@Suite struct FooterTests {
  @Test func essentialHintsStay() {
    let footer = Footer([
      .init("space", "run"), .init("s", "save"), .init("?", "help", isEssential: true),
    ])
    let shown = { (width: Int) in Grid.showing(footer, width: width, height: 1).lines[0] }
    #expect(shown(40) == " space run  s save  ? help")
    #expect(shown(26) == " space run  ? help")
    #expect(shown(10) == " ? help")
    #expect(shown(5) == "")
  }

  @Test func aPlaceStandsForTheKeyThatIsSeenThere() {
    let footer = Footer([
      .init("space", "run", keys: [.space]), .init("←→", "scrub", keys: [.left, .right]),
      .init("a-z", "search"),
    ])
    let rect = Rect(x: 2, y: 2, width: 60, height: 1)
    func keys(_ columns: ClosedRange<Int>) -> Set<Key?> {
      Set(columns.map { footer.key(at: Point(x: $0, y: 2), in: rect) })
    }
    #expect(keys(3...11) == [.space])
    #expect(keys(12...13) == [nil])
    #expect(keys(14...14) == [.left])
    #expect(keys(15...21) == [.right])
    #expect(keys(22...63) == [nil])
    #expect(keys(0...2) == [nil])
    #expect(footer.key(at: Point(x: 3, y: 3), in: rect) == nil)
    // What does not fit is not there.
    #expect(footer.key(at: Point(x: 14, y: 2), in: Rect(x: 2, y: 2, width: 12, height: 1)) == nil)
  }
}
