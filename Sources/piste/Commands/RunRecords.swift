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

  @Option(
    help: ArgumentHelp(
      "A variant of the file's (`compare`), in place of its own run.", valueName: "NAME"))
  var variant: String?

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
    let loaded = try path.map { path throws(Failure) in try ScenarioFiles.load(path) }
    let chosen = try choose(from: loaded?.scenario ?? Scenario())
    let scenario = try flags.applied(to: chosen)
    if !flags.isEmpty, chosen.isTested {
      StandardStreams.say(
        "with \(flags.names), the file's expectations and recorded result are left out")
    }
    // A path that was typed starts where it was typed, one in a file where the file is.
    let isTyped =
      scenario.configuration.dataFile != loaded?.scenario.configuration.dataFile
    let folder = isTyped ? "" : loaded?.folder ?? ""
    let printer = RecordPrinter(
      scenario: scenario, data: try ScenarioFiles.data(for: scenario, in: folder), file: path,
      format: format)
    try printer.run()
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
