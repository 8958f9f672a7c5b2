import ArgumentParser
import Files
import Lessons
import Scenarios
import Training

/// `piste check`: every scenario's expectations.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Run scenarios and check what they expect.",
    usage: "piste check [FILE ...] [--record]",
    discussion: """
      Without a file it checks those in the folder scenarios, and where there is no such folder the \
      lessons of Piste; a folder stands for its files. Ends with 1 if an expectation is not met, and \
      with 2 if a file does not read.

      With --record each file whose expectations are met is given what its run came to, by which \
      `piste replay FILE --verify` tells whether another run is the same to the bit.

      Examples:
        piste check
        piste check scenarios/rescue.yaml my/lessons
        piste check valley
        piste check my/lessons --record
      """)

  @Argument(
    help: ArgumentHelp("The scenarios to check.", valueName: "FILE"), completion: .file())
  var files: [String] = []

  @Flag(help: "Write into each file what its run came to.")
  var record = false

  func run() throws {
    let places = try self.places()
    guard !places.isEmpty else { throw Failure(.badInput, "no scenario files to check") }
    var status = ExitStatus.done
    let output = StandardOutput()
    for place in places {
      do {
        let loaded = try ScenarioFiles.load(place)
        let data = try ScenarioFiles.data(for: loaded.scenario, in: loaded.folder)
        let verdicts = try Self.verdicts(of: loaded, data)
        let missed = verdicts.filter { !$0.isMet }
        if record, missed.isEmpty { try RecordedFile(place).record(data: data) }
        try output.write(SafeLines.string(of: [Self.line(place.text, verdicts, missed)]))
        for verdict in missed {
          let name = verdict.expectation.variant.map { "\($0): " } ?? ""
          try output.write(SafeLines.string(of: verdict.misses.map { "        \(name)\($0)" }))
        }
        if !missed.isEmpty, status == .done { status = .failed }
        try output.flush()
      } catch let failure as Failure {
        if let message = failure.message { StandardStreams.say(message, details: failure.details) }
        status = .badInput
      } catch {
        throw Failure(badInput: error)
      }
    }
    if status != .done { throw Failure(status) }
  }

  private func places() throws(Failure) -> [ScenarioPlace] {
    if files.isEmpty {
      return Folder.exists(ScenarioFiles.folder)
        ? try ScenarioFiles.places(in: ScenarioFiles.folder)
        : Lessons.files.map { .lesson($0.name) }
    }
    var places: [ScenarioPlace] = []
    for file in files {
      places +=
        Folder.exists(file) ? try ScenarioFiles.places(in: file) : [ScenarioPlace(file)]
    }
    return places
  }

  private static func verdicts(
    of loaded: ScenarioFiles.Loaded, _ data: DataTables
  ) throws(Failure) -> [ExpectationChecker.Verdict] {
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
    guard !verdicts.isEmpty else { return "-       \(path)  nothing expected" }
    let count = verdicts.count.counted("expectation")
    return missed.isEmpty
      ? "ok      \(path)  \(count)" : "FAILED  \(path)  \(missed.count) of \(count) not met"
  }
}
