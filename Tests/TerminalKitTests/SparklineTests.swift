import Testing

@testable import TerminalKit

@Suite struct SparklineTests {
  @Test func sparklinesShowPeaks() {
    let values = (0..<100).map { $0 == 57 ? 9.0 : 1 }
    #expect(Grid.showing(Sparkline(values), width: 10, height: 1).lines == ["▁▁▁▁▁█▁▁▁▁"])
    #expect(Grid.showing(Sparkline([1, .nan, 2]), width: 10, height: 1).lines == ["▁ █"])
    #expect(Grid.showing(Sparkline([5, 5]), width: 2, height: 1).lines == ["▅▅"])
  }
}
