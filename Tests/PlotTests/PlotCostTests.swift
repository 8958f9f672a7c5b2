import GridSupport
import Synchronization
import TerminalKit
import Testing

@testable import Plot

/// What drawing costs: a matter of the size of the screen, not of the history.
@Suite struct PlotCostTests {
  /// Samples that count how often they are asked.
  private final class Counted: SampleSource {
    let count = 1_000_000
    let asked = Mutex(0)

    func value(at index: Int) -> Double {
      asked.withLock { $0 += 1 }
      return Double((index * 7_919) % 1_000 + 1)
    }

    func extremes(in range: Range<Int>) -> ClosedRange<Double>? {
      asked.withLock { $0 += 1 }
      return 1...1_000
    }
  }

  @Test(arguments: [Axis.Scale.linear, .logarithmic])
  func aLongHistoryIsAskedAFewTimesAColumn(scale: Axis.Scale) {
    let samples = Counted()
    let series = [Series(samples)]
    let x = Axis(from: 0, to: 1e6, quantity: .count)
    let plot = LinePlot(x: x, y: .fitting(series, over: x, scale: scale), series: series)
    _ = Grid.showing(plot, width: 200, height: 60)
    // Two columns of dots a cell, each asked for its extremes, its first and its last; and once for the axis.
    #expect(samples.asked.withLock { $0 } <= 200 * 2 * 3 + 400)
  }
}
