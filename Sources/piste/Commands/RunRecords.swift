import ArgumentParser
import Recording
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

      \(SettingFlags.help)
      """)

  @Option(
    help: ArgumentHelp(
      "How records are printed: "
        + RecordFormat.rows.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") + ".",
      valueName: RecordFormat.rows.map(\.name).joined(separator: "|")))
  var format = RecordFormat.rows[0].name

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario, and settings.", valueName: "FILE"))
  var arguments: [String] = []

  func run() throws {
    guard let format = RecordFormat.named(format) else {
      let names = RecordFormat.rows.map(\.name).joined(separator: ", ")
      throw Failure(.badInput, "--format: \(format) is not accepted; it takes \(names)")
    }
    let flags = try SettingFlags(arguments)
    guard flags.rest.count <= 1 else {
      throw Failure(.badInput, "\(flags.rest[1]): run takes one file")
    }
    let path = flags.rest.first
    let scenario = try path.map { path throws(Failure) in try ScenarioFiles.load(path).scenario }
    if !flags.isEmpty, let scenario, !scenario.expectations.isEmpty || scenario.recorded != nil {
      StandardStreams.say(
        "with \(flags.names), the file's expectations and recorded result are left out")
    }
    let runner = RecordPrinter(
      scenario: try flags.applied(to: scenario ?? Scenario()), file: path, format: format)
    try runner.run()
  }
}
