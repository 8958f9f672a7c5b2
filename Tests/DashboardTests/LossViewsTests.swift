import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Training

/// What the loss panel shows besides the loss.
@Suite struct LossViewsTests {
  private func title(_ bench: Bench) -> String { LossPanel.panel.title(bench.model).string }

  private func values(_ bench: Bench) -> [Double] {
    LossSeries(bench.model).own.flatMap { series in
      (0..<series.samples.count).map(series.samples.value)
    }
  }

  @Test func theKeyGoesThroughAllQuantities() throws {
    var bench = try Bench()
    bench.press(.character(">"))
    var titles: [String] = []
    for _ in 0..<5 {
      bench.press(.character("e"))
      titles.append(title(bench))
    }
    #expect(
      titles == [
        "excess over the floor · log", "excess by direction · log", "gradient norm · log",
        "learning rate · log", "loss · log",
      ])
  }

  @Test func theGradientAndTheRateAreThoseOfTheUpdates() throws {
    var bench = try Bench()
    bench.press(.character(">"))
    bench.press(.character("]"), .character(">"))
    bench.model.lossView.quantity = .gradientNorm
    #expect(values(bench) == (0..<20).map(bench.run.history.gradientNorm))
    bench.model.lossView.quantity = .learningRate
    let rates = values(bench)
    #expect(rates == (0..<20).map(bench.run.history.learningRate))
    #expect(rates[9] == 0.1 && rates[10] > 0.1)
    // At the head no update has been made yet: no point; before it, the one that was.
    #expect(LossPanel.plot(bench.model).points.isEmpty)
    bench.press(.character(","))
    #expect(LossPanel.plot(bench.model).points.first?.points.first?.y == rates[19])
    // Neither has a floor or a prediction.
    #expect(LossPanel.plot(bench.model).references.isEmpty)
    bench.press(.character("d"))
    #expect(!bench.model.showsPrediction)
  }
}
