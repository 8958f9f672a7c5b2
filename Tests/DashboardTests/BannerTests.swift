import TerminalKit
import Testing

@testable import Dashboard

/// Where news stands.
@Suite struct BannerTests {
  /// A short notice takes the place of the hints until the next key; nothing else moves.
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func aShortNoticeMovesNothing(size: Size) throws {
    var bench = try Bench(size: size)
    bench.press(.end)
    let before = bench.screen()
    bench.press(.character("t"))
    let theme = try #require(bench.model.notice).text.string
    bench.model.look = Look()
    let after = bench.screen()
    #expect((0..<size.height - 1).allSatisfy { after.rowEquals($0, of: before) })
    let last = after.plainText.split(separator: "\n").last.map(String.init) ?? ""
    #expect(last == " · " + theme)
    // The hints that were there cannot be clicked; the click has the notice read.
    bench.click(Point(x: 2, y: size.height - 1))
    #expect(!bench.model.snapshot.isRunning && bench.model.notice == nil)
    #expect(bench.screen() == before)
  }

  /// What does not fit there, and what went wrong, stands in the rows above.
  @Test func theRestStandsAboveTheHints() throws {
    var bench = try Bench()
    func lines() -> [String] {
      bench.screen().plainText.split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }
    bench.send(.failed("cannot write"))
    #expect(lines()[22].hasPrefix(" ✗ cannot write") && lines()[23].contains("space"))
    bench.press(.character(","))
    bench.send(.told(String(repeating: "word ", count: 20)))
    #expect(lines()[21].hasPrefix(" · word") && lines()[22].hasPrefix("   word"))
    #expect(lines()[23].contains("space"))
    bench.press(.enter)
    bench.send(.told("short"))
    // While something is typed its keys are told.
    #expect(lines()[22].hasPrefix(" · short") && lines()[23].contains("enter"))
  }
}
