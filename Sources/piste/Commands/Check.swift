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
        if let message = failure.message { StandardError.say(message, details: failure.details) }
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

/// Writes into a scenario's file what its run came to (`recorded`); every other line stays as it was written.
struct RecordedFile {
  private let path: String
  private let bytes: [UInt8]
  private let scenario: Scenario

  /// Reads the file.
  ///
  /// - Throws: `Failure` for a lesson of the program, which is no file, and for a file that does not read.
  init(_ place: ScenarioPlace) throws(Failure) {
    guard case .file(let path) = place else {
      throw Failure(
        .badInput,
        "\(place.text): a lesson of Piste is not written to; `piste list --extract` makes files")
    }
    self.path = path
    do {
      bytes = try place.bytes()
      scenario = try ScenarioReader.read(bytes, file: path)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Runs the scenario to its end and writes what came of it.
  ///
  /// - Parameter data: The tables that it needs, by their names.
  /// - Throws: `Failure` if the run cannot be or the file not be written.
  func record(data: DataTables) throws(Failure) {
    var recorded = scenario
    do {
      let run = try scenario.makeRun(data: data)
      run.advance(to: run.target)
      recorded.recorded = Recorded(of: scenario, run.recorded())
    } catch {
      throw Failure(badInput: error, in: path)
    }
    guard let text = Self.text(of: bytes, with: recorded),
      (try? ScenarioReader.read(Array(text.utf8), file: path)) == recorded
    else {
      throw Failure(
        .badInput,
        "\(path): `recorded` cannot be added; it takes UTF-8 with its keys on lines of their own")
    }
    do {
      try AtomicFile.write(
        Array(text.utf8), to: path, expecting: .unchanged(BoundedFile.Identity(of: bytes)))
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// The text with what is recorded as its last line, in place of any that was there; nil if it is no UTF-8.
  private static func text(of bytes: [UInt8], with scenario: Scenario) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    var lines: [Substring] = []
    var isOld = false
    let isLineEnd = { (character: Character) in character == "\n" || character == "\r\n" }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd) {
      if !line.isEmpty, line.first != " " { isOld = line.hasPrefix("recorded:") }
      if !isOld { lines.append(line) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let written = ScenarioWriter.text(of: scenario).split(separator: "\n")
    return (lines + written.suffix(1)).joined(separator: lineEnd) + lineEnd
  }
}
