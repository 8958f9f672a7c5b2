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

  func run() throws {
    let loaded = try file.map { path throws(Failure) in try ScenarioFiles.load(path) }
    try openDashboard(on: loaded, playsBack: false)
  }
}
