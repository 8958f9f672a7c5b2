import ArgumentParser
import Scenarios
import Training

/// `piste replay`: a scenario played back, or verified without a screen.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a scenario back, or verify it.",
    usage: "piste replay FILE [--verify]",
    discussion: """
      The dashboard opens at the start, and space plays the run with its events as they were \
      recorded; it pauses at notes, so that they are read.

      With --verify there is no screen: the run is done again and compared with what was recorded \
      when it was saved. Ends with 0 if it is identical to the bit, with 1 if it is not, saying what \
      differs, and with 2 if nothing was recorded.

      Examples:
        piste replay scenarios/notebook.yaml
        piste replay mine.yaml --verify
      """)

  @Argument(
    help: ArgumentHelp("The scenario to replay.", valueName: "FILE"), completion: .file())
  var file: String

  @Flag(help: "Compare with what was recorded, without a screen.")
  var verify = false

  @OptionGroup(title: "Display")
  var display: DisplayOptions

  func run() throws {
    let loaded = try ScenarioFiles.load(ScenarioPlace(file))
    guard verify else { return try openDashboard(on: loaded, playsBack: true, display: display) }
    let data = try ScenarioFiles.data(for: loaded.scenario, in: loaded.folder)
    try Self.verify(loaded.scenario, data: data, file: file)
  }

  /// Replays the scenario and says whether it is identical.
  ///
  /// - Throws: `Failure` if it is not, or has nothing recorded.
  private static func verify(
    _ scenario: Scenario, data: DataTables, file: String
  ) throws {
    let verification: Verification?
    do {
      verification = try Verification(of: scenario, data: data)
    } catch {
      throw Failure(badInput: error, in: file)
    }
    guard let verification else {
      throw Failure(.badInput, "\(file): nothing is recorded; save the run to have it verified")
    }
    guard verification.isIdentical else {
      var lines = verification.differences.map { "  \($0)" }
      if let data = scenario.configuration.dataFile {
        lines.append("  its rows are those of \(data), which may have changed since")
      }
      throw Failure(.failed, "\(file): not identical:", details: lines)
    }
    let steps = verification.position.counted("step")
    try StandardOutput.print(lines: ["\(file): identical to the bit, \(steps)"])
  }
}
