import Dashboard
import Engine
import Scenarios
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The dashboard without a screen: a line in, lines out.
///
/// There is a prompt only on a terminal. A line that is wrong goes to standard error; from a pipe it ends
/// the session with 2.
struct PlainSession {
  private var run: Run
  private var start: [Double]
  private var document: Document
  private var saver: ScenarioSaver
  private let output = StandardOutput()
  private let isInteractive = isatty(STDIN_FILENO) == 1

  /// Begins with a scenario.
  ///
  /// - Throws: `Failure` if no run can be made of it.
  init(_ opening: DashboardOpening) throws(Failure) {
    do {
      run = try opening.scenario.makeRun(data: opening.data)
    } catch {
      throw Failure(badInput: error)
    }
    start = run.parameters
    document = Document(
      name: opening.name, scenario: opening.scenario, isReplay: opening.isReplay)
    saver = ScenarioSaver(opening.folder, name: opening.name, identity: opening.identity)
    saver.folder.sweep()
  }

  /// Does line after line until `quit` or the end of the input.
  ///
  /// - Throws: `Failure` for a wrong line from a pipe, or if output is not taken.
  mutating func converse() throws(Failure) {
    try say([report.title] + report.status)
    while true {
      if isInteractive { try write("> ") }
      guard let line = readLine() else { return }
      do {
        guard let command = try PlainCommand(line) else { continue }
        if command == .quit { return }
        try say(try perform(command))
      } catch let failure as Failure {
        guard isInteractive, failure.status == .badInput, let message = failure.message else {
          throw failure
        }
        StandardStreams.say(message)
      } catch {
        guard isInteractive else { throw Failure(badInput: error) }
        StandardStreams.say("\(error)")
      }
    }
  }

  private var report: PlainReport {
    PlainReport(
      Snapshot(of: run, start: start, speed: .flatOut), document)
  }

  /// Does a command and says what came of it.
  private mutating func perform(_ command: PlainCommand) throws -> [String] {
    switch command {
    case .step(let count): run.advance(to: run.position + min(count, Caps.steps))
    case .run: run.advance(to: run.target)
    case .go(let position): go(to: position)
    case .back(let count): run.rewind(to: max(run.position - count, 0))
    case .set(let name, let text): return try set(name, text) + report.status
    case .note(let text): try run.note(text)
    case .fork: return [run.fork() ? "a fork at \(run.position)" : "nothing lies ahead"]
    case .open(let name): try open(name)
    case .save(let name): return [try save(name, replaces: false)]
    case .replace(let name): return [try save(name, replaces: true)]
    case .status: break
    case .settings: return report.settings
    case .events: return report.events
    case .about: return report.about
    case .help: return PlainReport.help
    case .quit: return []
    }
    return report.status
  }

  private func go(to position: Int) {
    run.rewind(to: position)
    run.advance(to: position)
  }

  private mutating func set(_ name: String, _ text: String) throws -> [String] {
    let value = try PlainReport.value(of: text, for: name, in: run.configuration)
    switch try run.change(name, to: value) {
    case .unchanged: return ["\(name) is \(text) already"]
    case .applied: return []
    case .forked: return ["a fork at \(run.position): what lay ahead stays as a ghost"]
    case .restarted:
      start = run.parameters
      return ["a new run from the start"]
    }
  }

  private mutating func open(_ name: String) throws {
    let path =
      ScenarioName(name).map { saver.folder.path + "/" + $0.fileName } ?? name
    let opening = try DashboardOpening(on: try ScenarioFiles.load(path))
    run = try opening.scenario.makeRun(data: opening.data)
    start = run.parameters
    saver = ScenarioSaver(opening.folder, name: opening.name, identity: opening.identity)
    document = Document(name: opening.name, scenario: opening.scenario)
  }

  private mutating func save(_ text: String, replaces: Bool) throws -> String {
    guard let name = ScenarioName(text) else {
      throw Failure(
        .badInput, "\(replaces ? "replace" : "save"): takes \(ScenarioName.accepted)")
    }
    let scenario = document.scenario.recording(run.line())
    var outcome = try saver.save(scenario, name: name.text, replaces: replaces)
    if replaces, case .taken = outcome {
      outcome = try saver.save(scenario, name: name.text, replaces: true)
    }
    if case .taken(let file) = outcome {
      let remarks = file.remarks.joined(separator: " ")
      throw Failure(.badInput, "\(remarks) `replace \(name.text)` puts the run in its place")
    }
    document.scenario = scenario
    document.name = name.text
    return "saved as \(saver.folder.path)/\(name.fileName)"
  }

  private func say(_ lines: [String]) throws(Failure) {
    for line in lines { try write(SafeLines.string(of: line) + "\n") }
  }

  private func write(_ text: String) throws(Failure) {
    do {
      try output.write(text)
      try output.flush()
    } catch {
      throw Failure(badInput: error)
    }
  }
}
