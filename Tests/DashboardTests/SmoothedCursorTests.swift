import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Training

/// Where the cursor's dot is on a plot that is smoothed.
@Suite struct SmoothedCursorTests {
  /// An exponential average, corrected for its beginning, as Kingma and Ba (2015) write it in section 3.
  private func average(_ values: [Double], _ weight: Double) -> [Double] {
    var moment = 0.0
    return values.enumerated().map { index, value in
      moment = weight * moment + (1 - weight) * value
      return moment / (1 - (1...index + 1).reduce(1.0) { power, _ in power * weight })
    }
  }

  @Test(arguments: [0.6, 0.9, 0.99], [0, 1, 7, 19, 20])
  func theDotIsTheAverageAtTheCursor(weight: Double, position: Int) throws {
    var bench = try Bench()
    bench.press(.end)
    let history = bench.run.history
    let losses = history.losses(in: 0..<20) + [try #require(bench.run.loss(at: 20))]
    let norms = (0..<20).map { history.gradientNorm(at: $0) }
    bench.press(.home)
    for _ in 0..<position { bench.press(.right) }
    bench.model.lossView.smoothing = weight
    let dot = try #require(CursorValues(of: LossCurve(bench.model)).points.first)
    // Of the last loss there is no record while the cursor is elsewhere: the average at any place before is the same.
    #expect(dot.x == Double(position))
    let expected = average(losses, weight)[position]
    #expect(abs(dot.y - expected) <= 1e-12 * expected)
    bench.model.lossView.quantity = .gradientNorm
    let norm = try #require(CursorValues(of: LossCurve(bench.model)).points.first)
    #expect(norm.x == Double(min(position, 19)))
    let expectedNorm = average(norms, weight)[min(position, 19)]
    #expect(abs(norm.y - expectedNorm) <= 1e-12 * expectedNorm)
  }

  /// On the screen too, in a run of so many steps that samples are taken together: the disc lies in a cell that the
  /// curve by itself passes through, in the whole and zoomed, on axes of either kind.
  @Test(arguments: [true, false], [nil, 9_990.0...10_030.0])
  func theDotStandsOnItsCurve(isLogarithmic: Bool, window: ClosedRange<Double>?) throws {
    var bench = try Bench(
      Scenario(
        configuration: configuration([
          ("steps", .integer(20_000)), ("batch_size", .integer(1)),
          ("learning_rate", .number(0.05)),
        ])))
    bench.press(.end)
    bench.send(.input(.key(.character("m"))))
    bench.model.lossView.isLogarithmic = isLogarithmic
    bench.model.lossView.window = window
    for position in [10_000, 10_003, 10_011, 10_029] {
      bench.model.snapshot.position = position
      let plot = LossCurve(bench.model).plot
      let rect = Rect(x: 0, y: 0, width: 60, height: 20)
      let frame = plot.frame(in: rect, glyphs: .braille)
      let dot = try #require(plot.points.first?.points.first)
      let place = Point(
        x: try #require(frame.column(of: dot.x)), y: try #require(frame.row(of: dot.y)))
      let curve = try #require(plot.series.first { $0.level == 2 })
      #expect(curve.samples.count < 10_000)
      var alone = plot
      (alone.series, alone.points, alone.cursor, alone.references) = ([curve], [], nil, [])
      for index in alone.series.indices { alone.series[index].label = .empty }
      var grid = Grid(size: rect.size)
      grid.draw(alone, in: rect, look: Look())
      let isBraille = ("\u{2801}"..."\u{28FF}").contains(grid[place].glyph.scalar)
      #expect(isBraille, "\(position): \(grid[place].glyph)")
    }
  }
}
