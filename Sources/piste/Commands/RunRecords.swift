import ArgumentParser
import Autograd
import Scenarios
import Training

/// `piste run`: a run without a screen, its records on standard output.
struct RunRecords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Print a run's records.",
    usage: "piste run [FILE] [--format F] [--learning-rate X] [--steps N] ...",
    discussion: """
      Without a file it runs the notebook's linear regression. A setting's flag replaces the value \
      in the file; events still apply. Then the file's expectations and its recorded result are \
      left out, since they are of another run; without flags they are looked at when the run ends.

      Examples:
        piste run
        piste run scenarios/rescue.yaml --format csv > rescue.csv
        piste run --learning-rate 0.3 --steps 40 --seed 7
        piste run --optimizer adam --beta1 0.8 --schedule cosine --format jsonl
        piste run --file houses.csv --target-column price --learning-rate 0.05

      \(SettingFlags.help)
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How records are printed: "
        + RecordFormat.rows.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") + ".",
      valueName: RecordFormat.rows.map(\.name).joined(separator: "|")),
    completion: .list(RecordFormat.rows.map(\.name)))
  var format = RecordFormat.rows[0].name

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A variant of the file's (`compare`), in place of its own run.", valueName: "NAME"))
  var variant: String?

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario or the data to run, and settings.", valueName: "FILE"),
    completion: .file())
  var arguments: [String] = []

  func run() throws {
    guard let format = RecordFormat.named(format) else {
      let names = RecordFormat.rows.map(\.name).joined(separator: ", ")
      throw Failure(.badInput, "--format: \(format) is not accepted; it takes \(names)")
    }
    let loaded = try ScenarioArguments(arguments, of: "run").load(choosing: choose)
    try loaded.reporting {
      try RecordPrinter(
        scenario: loaded.scenario,
        data: try ScenarioFiles.data(for: loaded.scenario, in: loaded.folder), file: loaded.path,
        format: format
      ).run()
    }
  }

  /// The scenario, or the one that its variant makes.
  private func choose(from scenario: Scenario) throws -> Scenario {
    guard let variant else { return scenario }
    do {
      if let chosen = try scenario.only(variant: variant) { return chosen }
    } catch {
      throw Failure(badInput: error)
    }
    let names = scenario.variants.map(\.name).joined(separator: ", ")
    throw Failure(
      .badInput,
      "--variant: \(variant) is not accepted; "
        + (names.isEmpty ? "the scenario has no variants" : "it takes \(names)"))
  }
}

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
    if let remark = run.labelRemark { StandardError.say("\(remark) (--loss logistic)") }
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
