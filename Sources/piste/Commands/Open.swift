import ArgumentParser
import Scenarios
import Training

/// `piste [FILE]`: the dashboard.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (the default).",
    usage: "piste [FILE] [--learning-rate X] [--steps N] ...",
    discussion: """
      Without a file it opens on the notebook's run. A file of data, \
      \(DataTable.fileEndings.joined(separator: ", ")), opens on a fit of its last column to the \
      others; --target-column and --feature-columns name other ones. A setting's flag replaces the \
      value in the file; `piste run --help` lists them.
      """)

  @Flag(help: "No screen: commands line by line, for pipes, screen readers and scripts.")
  var plain = false

  @OptionGroup(title: "Display")
  var display: DisplayOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario or the data to open, and settings.", valueName: "FILE"))
  var arguments: [String] = []

  func run() throws {
    let loaded = try ScenarioArguments(
      arguments, of: "open",
      options: ["--plain", "--no-mouse"] + LookOptions.names
    ).load()
    guard !plain else {
      var session = try PlainSession(try DashboardOpening(on: loaded))
      return try session.converse()
    }
    try openDashboard(on: loaded, playsBack: false, display: display)
  }
}
