import Plot
import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Theory
@testable import Training

/// What the legend of the loss panel says of runs beside one another.
@Suite struct LossLegendTests {
  /// The notebook's run, changed at step 10: the future that there was is a ghost.
  private func forked(_ values: [String: SettingValue] = [:]) throws -> Bench {
    var configuration = Configuration()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      try configuration.set(name, to: value)
    }
    var bench = try Bench(Scenario(configuration: configuration))
    bench.press(.end, .home)
    for _ in 0..<10 { bench.press(.character(".")) }
    bench.press(.character("]"), .end)
    #expect(bench.model.snapshot.ghosts.count == 1)
    return bench
  }

  private func note(_ label: String, _ bench: Bench) -> String? {
    LossSeries(LossCurve(bench.model)).all.first { $0.label.string == label }?.note.string
  }

  private func text(_ value: Double) -> String {
    NumberText.significant(value, digits: 4, glyphs: .braille).string
  }

  /// Against a run that was never changed.
  @Test(arguments: [0, 9, 10, 15, 20])
  func aGhostIsReadAtTheCursor(position: Int) throws {
    var bench = try forked()
    let label = try #require(bench.model.snapshot.ghosts.first).label
    bench.press(.home)
    for _ in 0..<position { bench.press(.character(".")) }
    let run = try Run(configuration: Configuration())
    run.advance(to: position)
    #expect(note(label, bench) == text(run.evaluateLoss()))
    #expect(note("this run", bench) == text(try #require(bench.model.snapshot.loss)))
    bench.model.lossView.quantity = .excess
    let floor = try #require(bench.model.snapshot.theory.floor)
    let excess = try #require(Double(note(label, bench) ?? ""))
    // Four digits, and what float32 leaves of the loss.
    #expect(abs(excess - (run.evaluateLoss() - floor)) <= 1e-3 * excess + 1e-6)
  }

  /// Nobody knows the loss of the batch after the last one.
  @Test func behindTheLastBatchThereIsNoNumber() throws {
    var bench = try forked(["batch_size": .integer(8)])
    let ghost = try #require(bench.model.snapshot.ghosts.first)
    #expect(note(ghost.label, bench) == "")
    bench.press(.character(","))
    #expect(note(ghost.label, bench) == text(ghost.history.loss(at: 19)))
  }

  @Test(arguments: [0.6, 0.99])
  func allRunsAreSmoothedAlike(weight: Double) throws {
    var bench = try Bench()
    bench.press(.end, .character(","))
    let snapshot = bench.model.snapshot
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "the same", history: snapshot.history, start: snapshot.start,
        configuration: snapshot.configuration)
    ]
    bench.model.lossView.smoothing = weight
    let series = LossSeries(LossCurve(bench.model)).all
    let other = try #require(series.first { $0.label == "the same" })
    let own = try #require(series.first { $0.label == "this run" })
    #expect(series.contains { $0.label == "unsmoothed" && $0.level == Series.backgroundLevel })
    for index in 0..<20 { #expect(other.samples.value(at: index) == own.samples.value(at: index)) }
    #expect(!other.note.isEmpty && other.note == own.note)
    #expect(other.note == SafeText(text(own.samples.value(at: 19))))
  }

  @Test(arguments: [
    (0, "loss · log", ""), (1, "batch loss · log", "of one row"),
    (8, "batch loss · log", "of a batch of 8"),
  ])
  func theLossOfABatchIsCalledThat(batch: Int, title: String, remark: String) throws {
    var configuration = Configuration()
    try configuration.set("batch_size", to: .integer(batch))
    var bench = try Bench(Scenario(configuration: configuration))
    bench.press(.end)
    #expect(bench.title(of: .loss) == title)
    let row = try #require(Readout(bench.model).rows.first { $0.label == "loss" })
    #expect(row.remark.string == remark)
    // The excess is over all rows.
    bench.model.lossView.quantity = .excess
    #expect(bench.title(of: .loss) == "excess over the floor · log")
  }

  @Test func aRunThatWentLessFarIsReadAtItsEnd() throws {
    let short = try Run(configuration: Configuration())
    short.advance(to: 12)
    var bench = try Bench()
    bench.press(.end)
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "short", history: short.history, start: short.parametersAtStart,
        configuration: short.configuration)
    ]
    #expect(note("short", bench) == text(short.evaluateLoss()) + " @12")
    bench.model.lossView.smoothing = 0.9
    #expect(note("short", bench)?.hasSuffix(" @12") == true)
  }
}
