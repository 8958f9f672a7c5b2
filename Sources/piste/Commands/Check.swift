import ArgumentParser
import Scenarios

/// `piste check`: every scenario's expectations.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Run scenarios and check what they expect.",
    usage: "piste check [FILE ...]",
    discussion: """
      Without a file it checks all that are in the folder scenarios; a folder stands for its files. \
      Ends with 1 if an expectation is not met, and with 2 if a file does not read.

      Examples:
        piste check
        piste check scenarios/rescue.yaml my/lessons
      """)

  @Argument(help: ArgumentHelp("The scenarios to check.", valueName: "FILE"))
  var files: [String] = []

  func run() throws {
    let paths =
      try files.isEmpty
      ? ScenarioFiles.paths(in: ScenarioFiles.folder)
      : files.flatMap { FolderListing.isFolder($0) ? try ScenarioFiles.paths(in: $0) : [$0] }
    guard !paths.isEmpty else { throw Failure(.badInput, "no scenario files to check") }
    var status = ExitStatus.done
    let output = StandardOutput()
    for path in paths {
      do {
        let verdicts = try Self.verdicts(of: ScenarioFiles.load(path))
        let missed = verdicts.filter { !$0.isMet }
        try output.write(SafeLines.string(of: Self.line(path, verdicts, missed)) + "\n")
        for verdict in missed {
          let name = verdict.expectation.variant.map { "\($0): " } ?? ""
          for miss in verdict.misses {
            try output.write(SafeLines.string(of: "        \(name)\(miss)") + "\n")
          }
        }
        if !missed.isEmpty, status == .done { status = .failed }
        try output.flush()
      } catch let failure as Failure {
        if let message = failure.message { StandardStreams.say(message) }
        status = .badInput
      } catch {
        throw Failure(badInput: error)
      }
    }
    if status != .done { throw Failure(status) }
  }

  private static func verdicts(
    of loaded: ScenarioFiles.Loaded
  ) throws(Failure) -> [ExpectationChecker.Verdict] {
    let data = try ScenarioFiles.data(for: loaded.scenario, in: loaded.folder)
    do {
      return try loaded.scenario.verdicts(data: data)
    } catch {
      throw Failure(badInput: error, in: loaded.path)
    }
  }

  private static func line(
    _ path: String, _ verdicts: [ExpectationChecker.Verdict],
    _ missed: [ExpectationChecker.Verdict]
  ) -> String {
    let count = verdicts.count == 1 ? "1 expectation" : "\(verdicts.count) expectations"
    return missed.isEmpty
      ? "ok      \(path)  \(count)" : "FAILED  \(path)  \(missed.count) of \(count) not met"
  }
}
