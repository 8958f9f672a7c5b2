import Randomness
import Synchronization
import Testing

@testable import TerminalKit

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

  #if !DEBUG
    /// The budget of a frame: four curves of a million samples each on 200×60 cells, the best of 20 frames.
    @Test func aFrameOfMillionsIsDrawnInTime() {
      var random = SplitMix64(seed: 1)
      let series = (0..<4).map { curve in
        Series(
          MinMaxPyramid(
            (0..<1_000_000).map {
              Double(curve + 1) * random.between(0.1, 1) * 1e4 / Double($0 + 100)
            }),
          label: "curve \(curve)", role: .series(curve), level: curve)
      }
      let x = Axis(from: 0, to: 1e6, quantity: .count)
      let clock = ContinuousClock()
      let times = (0..<20).map { _ in
        clock.measure {
          let plot = LinePlot(
            x: x, y: .fitting(series, over: x, scale: .logarithmic), series: series)
          _ = Grid.showing(plot, width: 200, height: 60)
        }
      }
      #expect(times.min() ?? .seconds(1) < .milliseconds(5))
    }
  #endif
}
