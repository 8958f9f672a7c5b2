import Dashboard
import Engine
import Files
import Scenarios
import Theory
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
  private var trainer: SynchronousTrainer
  /// The run as it is now.
  private var run: Snapshot
  private var document: Document
  private var saver: ScenarioSaver
  private var input = LineReader(descriptor: STDIN_FILENO, cap: Caps.lineBytes)
  private let output = StandardOutput()
  private let isInteractive = isatty(STDIN_FILENO) == 1
  /// Whether the last line was `quit`, and was answered by a question.
  private var hasAsked = false

  /// Begins with a scenario.
  ///
  /// - Throws: `Failure` if no run can be made of it.
  init(_ opening: DashboardOpening) throws(Failure) {
    trainer = try Self.trainer(of: opening)
    run = trainer.snapshot
    document = Document(
      name: opening.name, scenario: opening.scenario, isReplay: opening.isReplay)
    saver = ScenarioSaver(opening.folder, name: opening.name, identity: opening.identity)
    saver.folder.sweep()
  }

  /// The multiplications that theory may take before an answer: some seconds' worth.
  private static let patience = 1 << 31

  /// A trainer of the run alone: nothing here shows those beside it.
  private static func trainer(
    of opening: DashboardOpening
  ) throws(Failure) -> SynchronousTrainer {
    let data = try opening.data()
    do {
      return try SynchronousTrainer(
        PreparedRun(
          opening.scenario.configuration, events: opening.scenario.events, data: data,
          speed: .flatOut), patience: patience)
    } catch {
      throw Failure(badInput: error)
    }
  }

  /// Does line after line until `quit` or the end of the input.
  ///
  /// - Throws: `Failure` for a wrong line from a pipe, saying which, or if output is not taken.
  mutating func converse() throws(Failure) {
    try say(opened)
    var number = 0
    while true {
      if isInteractive { try write("> ") }
      number += 1
      do {
        guard let line = try input.next() else { return try isInteractive ? write("\n") : () }
        guard let command = try PlainCommand(line) else { continue }
        if command == .quit {
          if try mayLeave() { return }
          continue
        }
        hasAsked = false
        try say(try perform(command))
      } catch {
        try complain(error, line: number)
      }
    }
  }

  /// What is said of a run that was opened.
  private var opened: [String] {
    let report = report
    return [report.title] + report.events(from: 0, to: 0) + report.status + report.suggestions
  }

  /// Asks once before changes are lost, where a person can answer.
  private mutating func mayLeave() throws(Failure) -> Bool {
    guard isInteractive, !hasAsked, report.isUnsaved else { return true }
    hasAsked = true
    try say(["unsaved changes: `save NAME` keeps them, `quit` again leaves"])
    return false
  }

  /// Says what is wrong with a line; from a pipe that is the end.
  private func complain(_ error: any Error, line number: Int) throws(Failure) {
    let failure = error as? Failure ?? Failure(badInput: error)
    guard failure.status == .badInput, let message = failure.message else { throw failure }
    guard isInteractive else { throw Failure(.badInput, "line \(number): \(message)") }
    StandardError.say(message)
  }

  private var report: PlainReport { PlainReport(run, document) }

  /// Does a trainer's command and returns what it replies.
  ///
  /// - Throws: `SettingError` where it is refused.
  @discardableResult
  private mutating func send(
    _ command: Command, while goesOn: () -> Bool = { true }
  ) throws(SettingError) -> [Reply] {
    trainer.send(command, while: goesOn)
    run = trainer.snapshot
    let replies = trainer.takeReplies()
    for case .refused(_, let error) in replies { throw error }
    return replies
  }

  /// Does a command and says what came of it.
  private mutating func perform(_ command: PlainCommand) throws -> [String] {
    switch command {
    case .step(let count): return try advance(by: count)
    case .run: return try advance(by: Caps.steps)
    case .go(let position): return try go(to: position)
    case .back(let count): try send(.go(to: max(run.position - count, 0)))
    case .set(let text): return try set(text) + report.status
    case .note(let text): try send(.note(text))
    case .fork:
      let before = run
      try send(.fork)
      let isFork = run.head != before.head || run.events != before.events
      return [isFork ? fork : "nothing lies ahead"]
    case .restart:
      guard report.canStartAgain, try !send(.startAgain).isEmpty else {
        return ["these settings have held from the start: `goto 0` goes there"] + report.status
      }
      return [newRun] + report.status
    case .undo:
      guard case .undone(let entry?)? = try send(.undo).first else { return ["nothing to undo"] }
      return ["undone: \(report.text(of: entry))"] + report.status
    case .redo:
      guard case .redone(let entry?)? = try send(.redo).first else { return ["nothing to redo"] }
      return ["done again: \(report.text(of: entry))"] + report.status
    case .open(let name):
      try open(FilePath(name).fromHome)
      return opened
    case .save(let name): return [try save(name, replaces: false)]
    case .replace(let name): return [try save(name, replaces: true)]
    case .status: break
    case .settings: return report.settings
    case .events: return report.events
    case .about: return report.about
    case .help(let topic): return try topic.map(report.help) ?? PlainReport.help
    case .quit: return []
    }
    return report.status
  }

  /// Does updates, telling of the events on the way; ^C on a terminal ends them.
  private mutating func advance(by count: Int) throws -> [String] {
    let (first, target) = (run.position, run.target)
    guard first < target else { return [waysOn] + report.status }
    let interrupt = isInteractive ? Interrupt() : nil
    let goal = first + min(count, target - first)
    var position = -1
    // A trainer stops where a run diverges; who asks for a position is brought there.
    while position < run.position, run.position < goal, interrupt?.hasHappened != true {
      position = run.position
      try send(.go(to: goal)) { interrupt?.hasHappened != true }
    }
    return report.events(from: first + 1, to: run.position) + report.status
  }

  /// What can be done at the target.
  private var waysOn: String {
    "the run is at its target: `set steps N` with N above \(run.target) lets it go on"
      + (report.canStartAgain ? ", `restart` starts again with these settings" : "")
  }

  private let newRun = "a new run from the start"

  private var fork: String { "a fork at \(run.position): what lay ahead is dropped" }

  private mutating func go(to position: Int) throws -> [String] {
    guard position <= run.target else {
      throw Failure(
        .badInput, "goto: \(position) is not accepted; it takes a position from 0 to \(run.target)")
    }
    try send(.go(to: min(position, run.head)))
    return position > run.position ? try advance(by: position - run.position) : report.status
  }

  private mutating func set(_ assignment: String) throws -> [String] {
    let (name, text, value) = try PlainReport.assignment(of: assignment, in: run.configuration)
    for case .changed(_, let outcome) in try send(.change(name: name, value: value)) {
      switch outcome {
      case .unchanged: return ["\(name) is \(text) already"]
      case .applied: return run.position >= run.target ? [waysOn] : []
      case .forked: return [fork]
      case .restarted: return [newRun]
      }
    }
    return []
  }

  private mutating func open(_ name: String) throws {
    let own = ScenarioName(typed: name).map { saver.folder.file(of: $0.text) }
    let place = own.flatMap { FilePath($0).isTakenByFile ? .file($0) : nil } ?? ScenarioPlace(name)
    let opening = DashboardOpening(on: try ScenarioFiles.load(place))
    trainer = try Self.trainer(of: opening)
    run = trainer.snapshot
    saver = ScenarioSaver(
      opening.folder, name: opening.name, identity: opening.identity, after: saver)
    document = Document(name: opening.name, scenario: opening.scenario)
  }

  private mutating func save(_ text: String, replaces: Bool) throws -> String {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = ScenarioName(typed: words[0]) else {
      throw Failure(
        .badInput,
        "\(replaces ? "replace" : "save"): \(words[0]) is not accepted; it takes a name of "
          + ScenarioName.accepted)
    }
    let title = words.count > 1 ? String(words[1].drop { $0 == " " }) : nil
    guard (title ?? "").count <= Caps.titleCharacters else {
      throw Failure(
        .badInput,
        "\(replaces ? "replace" : "save"): a title takes at most \(Caps.titleCharacters) characters"
      )
    }
    guard case .line(_, let line)? = try send(.line(0)).first else { return "" }
    let scenario = document.words(savedAs: name.text, title: title).recording(line)
    var outcome = try saver.save(scenario, name: name.text, replaces: replaces)
    // What it is to replace was not looked at before, or is what it was then.
    if replaces, case .taken(let file) = outcome, !file.wasChanged {
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
    try write(SafeLines.string(of: lines))
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
