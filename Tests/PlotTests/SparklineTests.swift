import GridSupport
import TerminalKit
import Testing

@testable import Plot

@Suite struct SparklineTests {
  @Test func sparklinesShowPeaks() {
    let values = (0..<100).map { $0 == 57 ? 9.0 : 1 }
    #expect(Grid.showing(Sparkline(values), width: 10, height: 1).lines == ["▁▁▁▁▁█▁▁▁▁"])
    #expect(Grid.showing(Sparkline([1, .nan, 2]), width: 10, height: 1).lines == ["▁ █"])
    #expect(Grid.showing(Sparkline([5, 5]), width: 2, height: 1).lines == ["▅▅"])
  }

  /// Each tenth of the value before is a step of its own, and what has no logarithm is at the bottom.
  @Test func equalRatiosTakeEqualRoom() {
    let values = (0..<8).map { 1 / [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7][$0] }
    func line(_ values: [Double], _ scale: Axis.Scale) -> [String] {
      Grid.showing(Sparkline(values, scale: scale), width: 10, height: 1).lines
    }
    #expect(line(values, .logarithmic) == ["█▇▆▅▄▃▂▁"])
    #expect(line(values, .linear) == ["█▂▁▁▁▁▁▁"])
    #expect(line([1, 0.1, 0, -5, .nan, 1], .logarithmic) == ["█▁▁▁ █"])
    #expect(line([0, -1], .logarithmic).allSatisfy { $0.trimmingPrefix(" ").isEmpty })
  }
}
