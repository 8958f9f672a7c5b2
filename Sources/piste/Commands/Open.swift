import ArgumentParser
import Scenarios

/// `piste [FILE]`: the dashboard.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (the default).",
    usage: "piste [FILE]",
    discussion: "Without a file it opens on the notebook's run.")

  @Argument(help: ArgumentHelp("The scenario to open.", valueName: "FILE"))
  var file: String?

  @Flag(help: "No screen: commands line by line, for pipes, screen readers and scripts.")
  var plain = false

  @OptionGroup(title: "Display")
  var display: DisplayOptions

  func run() throws {
    let loaded = try file.map { path throws(Failure) in try ScenarioFiles.load(path) }
    guard !plain else {
      var session = try PlainSession(DashboardOpening(on: loaded))
      return try session.converse()
    }
    try openDashboard(on: loaded, playsBack: false, display: display)
  }
}
