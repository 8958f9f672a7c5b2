import Plot
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Theory
@testable import Training

/// What the screen says while theory is still being computed.
@Suite struct PendingTheoryTests {
  private func text(_ report: TheoryReport) throws -> String {
    var bench = try BenchState.running.bench()
    bench.model.snapshot.theoryReport = report
    bench.model.size = Size(width: 160, height: 48)
    return view(bench.model, size: bench.model.size).plainText
  }

  private let draft = LossTheory(scope: .local, hessian: .identity(2))
  private let whole = LossTheory(
    scope: .local, hessian: .identity(2), minimizers: [[0, 0]], floor: 0.25)

  @Test func saysWhatIsMissingAndHowFarItIs() throws {
    let blank = LossTheory(scope: .local, hessian: nil)
    let first = try text(TheoryReport(blank, progress: 0.349))
    #expect(first.contains("The curvature is being computed: 34 %."))
    #expect(!first.contains("2/λmax"))
    let second = try text(TheoryReport(draft, progress: 0.5))
    #expect(second.contains("w* and the floor are being computed: 50 %."))
    #expect(second.contains("2/λmax"))
    let third = try text(TheoryReport(whole, position: 7, progress: 0))
    #expect(third.contains("The curvature is that of step 7; this step's: 0 %."))
    let done = try text(TheoryReport(whole))
    #expect(!done.contains("computed") && !done.contains("curvature is"))
  }

  /// Over very many rows there is no loss in double precision to look at on the way.
  @Test func theExcessFollowsFromTheRecordedLosses() throws {
    var bench = try BenchState.running.bench()
    bench.model.snapshot.theoryReport = TheoryReport(whole)
    let loss = try #require(bench.model.snapshot.loss)
    #expect(bench.model.excess == loss - 0.25)
    let history = bench.model.snapshot.history
    let samples = ExcessSamples(
      history, start: bench.model.snapshot.start, theory: whole, tail: 1.5)
    #expect(samples.value(at: 3) == history.loss(at: 3) - 0.25)
    #expect(samples.value(at: history.count) == 1.5)
  }

  /// A run beside this one may have more parameters or fewer, as a polynomial of another degree has.
  @Test(arguments: [1, 3])
  func theExcessBesideARunOfOtherParametersFollowsFromTheLosses(count: Int) throws {
    let bench = try BenchState.running.bench()
    let snapshot = bench.model.snapshot
    #expect(snapshot.start.count == 2)
    let other = LossTheory(
      scope: .everywhere, hessian: .identity(count),
      minimizers: [Array(repeating: 0, count: count)], floor: 0.25)
    let samples = ExcessSamples(
      snapshot.history, start: snapshot.start, theory: other, tail: nil)
    for step in [0, 3] {
      #expect(samples.value(at: step) == snapshot.history.loss(at: step) - 0.25)
    }
  }

  /// An earlier run and a variant on other data, each over its own floor, or left out while that is not known.
  @Test(arguments: [("seed", SettingValue.integer(5)), ("samples", .integer(20))])
  func theExcessOfARunOnOtherDataIsOverItsOwnFloor(name: String, value: SettingValue) throws {
    let run = try Run(configuration: Configuration())
    run.advance(to: 5)
    let old = run.theory
    try run.change(name, to: value)
    let noisy = try Run(configuration: configuration([("noise", .number(0.7))]))
    noisy.advance(to: 5)
    var bench = try Bench()
    bench.model.snapshot = Snapshot(of: RunTheory(run), speed: .flatOut)
    bench.model.lossView.quantity = .excess
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "noisy", history: noisy.history, start: noisy.start,
        configuration: noisy.configuration)
    ]
    let ghost = try #require(bench.model.snapshot.ghosts.last)
    let pairs = [(ghost.history, old), (noisy.history, noisy.theory)]
    func series() -> [Series] { Array(LossSeries(LossCurve(bench.model)).all.prefix(2)) }
    // Neither is known.
    #expect(series().map(\.samples.count) == [0, 0])
    #expect(
      series().map(\.label) == [SafeText("\(ghost.label): no floor yet"), "noisy: no floor yet"])
    bench.model.size = Size(width: 160, height: 48)
    #expect(bench.screen().plainText.contains("noisy: no floor yet"))
    bench.model.lossView.quantity = .loss
    #expect(series().map(\.samples.count) == [5, 5])
    bench.model.lossView.quantity = .excess
    bench.model.snapshot.theoryReport.others = [
      ghost.configuration.lossIdentity: old,
      noisy.configuration.lossIdentity: noisy.theory,
    ]
    #expect(series().map(\.label) == [SafeText(ghost.label), "noisy"])
    for (series, (history, theory)) in zip(series(), pairs) {
      let floor = try #require(theory.floor)
      for position in 1..<5 {
        // The recorded losses are of float32.
        let excess = history.loss(at: position) - floor
        #expect(
          abs(series.samples.value(at: position) - excess) <= 1e-6 * history.loss(at: position))
      }
      #expect(abs(floor - (bench.model.snapshot.theory.floor ?? 0)) > 1e-4)
    }
  }

  @Test func aRunWithoutAFloorHasNoExcess() throws {
    var bench = try BenchState.running.bench()
    let absolute = try configuration([("loss", .choice("absolute"))])
    bench.model.lossView.quantity = .excess
    bench.model.snapshot.theoryReport.others = [
      absolute.lossIdentity: try Run(configuration: absolute).theory
    ]
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "absolute", history: bench.model.snapshot.history,
        start: bench.model.snapshot.start, configuration: absolute)
    ]
    let series = try #require(LossSeries(LossCurve(bench.model)).all.first)
    #expect(series.label == "absolute: no floor" && series.samples.count == 0)
    // Beside the other plots it is said in that of the excess, and the rest but once.
    bench.model.lossView.showsAll = true
    bench.model.size = Size(width: 200, height: 60)
    let text = bench.screen().plainText
    #expect(text.split(separator: "absolute: no floor").count == 2)
    #expect(text.split(separator: "this run").count == 2)
  }

  /// While it runs over very many rows, the loss at the head is not computed for the screen alone.
  @Test func showsTheLastLossWhereThatOfTheHeadIsNotKnown() throws {
    var bench = try BenchState.running.bench()
    let position = bench.model.snapshot.position
    #expect(position > 0 && position == bench.model.snapshot.head)
    bench.model.snapshot.loss = nil
    let row = try #require(Readout(bench.model).rows.first)
    let last = bench.model.snapshot.history.loss(at: position - 1)
    #expect(row.value == NumberText.significant(last, digits: 6, glyphs: .braille))
    #expect(row.remark == "before the last update")
    bench.model.snapshot.position = 0
    #expect(Readout(bench.model).rows.first?.value == "…")
  }
}
