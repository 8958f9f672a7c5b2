import TerminalKit
import Testing

@testable import Dashboard
@testable import Training

/// What is said of a run that left the finite numbers.
@Suite struct DivergenceInSightTests {
  /// The step that is named is the first at which the header, the banner and the loss agree.
  @Test func isThereFromTheStepThatItNames() throws {
    var bench = try BenchState.diverged.bench(size: Size(width: 120, height: 40))
    let step = try #require(bench.model.snapshot.divergence?.step)
    let history = bench.run.history
    #expect(!history.loss(at: step).isFinite && history.loss(at: step - 1).isFinite)
    while bench.model.snapshot.position > step { bench.press(.character(",")) }
    #expect(bench.model.snapshot.position == step)
    #expect(bench.screen().plainText.contains("DIVERGED"))
    #expect(bench.newsText.contains("From step \(step) on the loss is not finite"))
    bench.press(.character(","))
    #expect(RunStatus(bench.model) != .diverged)
    #expect(!bench.screen().plainText.contains("not finite"))
  }
}

extension Bench {
  /// What stands at the top of the panel of the loss, its lines in one.
  var newsText: String {
    let layout = ScreenLayout(model, size: model.size)
    guard let news = layout.news else { return "" }
    let place = layout.place(of: news)
    let screen = screen()
    let lines = (place.minY..<place.maxY).map { row in
      SafeText(glyphs: (place.minX..<place.maxX).map { screen[Point(x: $0, y: row)].glyph }).string
    }
    return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}
