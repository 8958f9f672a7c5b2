import Autograd
import Scenarios
import Training

/// Runs a scenario to its end and prints its records as they come.
struct RecordPrinter {
  let scenario: Scenario
  let data: DataTables
  let file: String?
  let format: RecordFormat

  /// Runs; an interrupt ends the run with what it has.
  ///
  /// - Throws: `Failure` if the run cannot be, if output is not taken, if it was interrupted, and if an
  ///   expectation or the recorded result is not met.
  func run() throws {
    let run: Run
    do {
      run = try scenario.makeRun(data: data)
    } catch {
      throw Failure(badInput: error, in: file)
    }
    if let remark = run.labelRemark { StandardStreams.say("\(remark) (--loss logistic)") }
    let interrupt = Interrupt()
    var progress = ProgressBar()
    var checker = ExpectationChecker(scenario.expectations(of: nil))
    do {
      let output = StandardOutput()
      let encoder = format.encoder(for: RecordLayout(run))
      try output.write(encoder.header)
      checker.observe(run)
      while !interrupt.hasHappened, run.step() {
        let record = run.history[run.position - 1]
        try output.write { encoder.encode(record, into: &$0) }
        checker.observe(run)
        progress.show(run.position, of: run.target)
      }
      progress.end()
      try output.flush()
    } catch {
      throw Failure(badInput: error)
    }
    if interrupt.hasHappened, run.position < run.target {
      throw Failure(
        .signal(Interrupt.signalNumber), "interrupted at step \(run.position) of \(run.target)")
    }
    try judge(checker.finish(run), run)
  }

  /// Says on standard error which expectations are not met, and verifies what was recorded.
  private func judge(_ verdicts: [ExpectationChecker.Verdict], _ run: Run) throws {
    let misses = verdicts.flatMap(\.misses)
    let differences = Verification(of: scenario, replayedBy: run)?.differences ?? []
    let lines = misses.map { "  expected: \($0)" } + differences.map { "  recorded: \($0)" }
    if !lines.isEmpty {
      throw Failure(.failed, "\(file ?? "the run") is not what it should be:", details: lines)
    }
  }
}
