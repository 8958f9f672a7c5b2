import ArgumentParser
import Scenarios

/// What the commands take that open a dashboard on a run of the person's own settings.
struct OpeningOptions: ParsableArguments {
  @Flag(help: "No screen: commands line by line, for pipes, screen readers and scripts.")
  var plain = false

  @OptionGroup(title: "Display")
  var display: DisplayOptions

  /// Opens the dashboard, or converses line by line.
  ///
  /// - Parameter loaded: What is opened.
  /// - Throws: `Failure`.
  func open(_ loaded: ScenarioFiles.Loaded) throws {
    guard !plain else {
      var session = try loaded.reporting { try PlainSession(DashboardOpening(on: loaded)) }
      return try session.converse()
    }
    try loaded.reporting {
      try openDashboard(on: loaded, playsBack: false, display: display)
    }
  }
}
