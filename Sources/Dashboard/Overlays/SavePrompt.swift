import Engine
import Scenarios
import TerminalKit
import Training

/// The name of the file and the title under which the run is saved, while they are typed.
struct SavePrompt: Hashable, Sendable {
  /// The name.
  private(set) var name: TextEditor
  /// The title, once it was typed into; until then it follows the name.
  private(set) var title: TextEditor?
  /// Whether the title has the keyboard, else the name.
  private(set) var isOnTitle = false
  /// What the name takes, if it was refused.
  var refusal: String?

  /// Proposes a name.
  init(proposing name: String) { self.name = TextEditor(proposing: name) }

  /// The title as it stands.
  func titleText(for document: Document) -> String {
    title?.text ?? document.proposedTitle(as: scenarioName?.text ?? "")
  }

  /// The name that was typed, if it is one.
  var scenarioName: ScenarioName? { ScenarioName(typed: name.text) }

  /// Does what a key means to the two lines; `tab` and the arrows go from one to the other.
  mutating func handle(_ key: Key, in document: Document) {
    switch key {
    case .tab, .backTab, .up, .down:
      if !isOnTitle, title == nil {
        title = TextEditor(
          proposing: titleText(for: document), capacity: Caps.titleCharacters)
      }
      isOnTitle.toggle()
    default:
      if isOnTitle {
        _ = title?.handle(key)
      } else if name.handle(key) {
        refusal = nil
      }
    }
  }

  /// Takes text that was pasted.
  mutating func insert(_ text: String) {
    if isOnTitle {
      title?.insert(text)
    } else {
      name.insert(text)
      refusal = nil
    }
  }
}

extension Document {
  /// Whether a scenario saved under a name is another one than the file's or lesson's that the run is of.
  private func isCopy(as name: String) -> Bool {
    name != self.name && (self.name != nil || scenario.group != nil)
  }

  /// The title for the scenario saved under a name: its own, and of a copy one that tells the two apart.
  public func proposedTitle(as name: String) -> String {
    guard isCopy(as: name), !scenario.title.isEmpty, !name.isEmpty else { return scenario.title }
    let mark = " (\(name))"
    return scenario.title.prefix(Caps.titleCharacters - mark.count) + mark
  }

  /// The words of the scenario saved under a name: a copy is no lesson of the group, and has no place in it.
  ///
  /// - Parameter title: The title; nil takes the one that is proposed.
  public func words(savedAs name: String, title: String? = nil) -> Scenario {
    var words = scenario
    words.title = title ?? proposedTitle(as: name)
    if isCopy(as: name) { (words.group, words.order) = (nil, nil) }
    return words
  }

  /// The name to propose: that of the file once the run was saved there, and before that one that is free, so
  /// that a lesson is not replaced by a key too many.
  var proposedName: String {
    guard let name else { return "" }
    return isOwn ? name : freeName ?? name
  }
}

extension Model {
  /// Asks for the name and the title to save under.
  ///
  /// - Parameter name: The name that is proposed; nil proposes the document's.
  mutating func askForName(proposing name: String? = nil) {
    pendingLeaving = nil
    guard pendingSave?.isBeingWritten != true, takenName == nil else {
      overlay = nil
      notice = .failure("The run is still being saved: wait until that is done")
      return
    }
    overlay = .save(SavePrompt(proposing: name ?? document.proposedName))
  }

  /// A key while name and title are typed.
  mutating func press(_ key: Key, in old: SavePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      guard let name = prompt.scenarioName else {
        prompt.refusal = ScenarioName.accepted
        overlay = .save(prompt)
        return []
      }
      overlay = nil
      return requestLine(
        name: name.text, title: prompt.titleText(for: document), replaces: false,
        then: pendingLeaving)
    }
    prompt.handle(key, in: document)
    overlay = .save(prompt)
    return []
  }

  /// Asks the trainer for the line, to be saved under that name.
  mutating func requestLine(
    name: String, title: String, replaces: Bool, then leaving: Overlay.Leaving?
  ) -> [Effect] {
    lineRequests += 1
    pendingSave = PendingSave(
      request: lineRequests, name: name, title: title, replaces: replaces, then: leaving)
    return [.command(.line(lineRequests))]
  }

  /// Asks for the line to be written that the trainer has returned.
  mutating func save(_ line: RecordedLine, number: Int) -> [Effect] {
    guard let pending = pendingSave, pending.request == number else { return [] }
    pendingSave?.isBeingWritten = true
    var words = document.words(savedAs: pending.name, title: pending.title)
    words.view = scenarioView
    let request = SaveRequest(
      name: pending.name, words: words, line: line, replaces: pending.replaces)
    return [.save(request)]
  }

  /// Takes note of a file that is in the way.
  mutating func meet(_ file: TakenName) {
    pendingSave?.isBeingWritten = false
    takenName = file
  }

  /// Asks about a file that is in the way as soon as nothing else is asked, chosen or read.
  mutating func settleSaving() {
    guard overlay == nil, let file = takenName else { return }
    takenName = nil
    overlay = .overwrite(file)
  }

  /// Records what was saved, and continues with what the saving was for.
  mutating func close(saved name: String, _ scenario: Scenario) -> [Effect] {
    let leaving = pendingSave?.then
    pendingSave = nil
    pendingLeaving = nil
    document.name = name
    document.isOwn = true
    document.scenario = scenario
    notice = .information("Saved as \(name)")
    return leaving.map { effects(of: $0) } ?? []
  }
}

/// A file or a lesson that is in the way of one to be saved.
public struct TakenName: Hashable, Sendable {
  /// Its name, without folder and ending.
  public let name: String
  /// Whether it is a lesson of the program, whose place a file would take.
  public let isLesson: Bool
  /// What it has and a save would lose, such as `its comments`.
  public let losses: [String]
  /// Whether another program wrote it since it was opened or saved here.
  public let wasChanged: Bool
  /// A name like it that no file has; nil where that is not known.
  public let freeName: String?

  /// Describes a file.
  public init(
    name: String, isLesson: Bool = false, losses: [String] = [], wasChanged: Bool = false,
    freeName: String? = nil
  ) {
    self.name = name
    self.isLesson = isLesson
    self.losses = losses
    self.wasChanged = wasChanged
    self.freeName = freeName
  }

  /// What there is to know of it before it is replaced, a sentence a line.
  public var remarks: [String] {
    [
      isLesson
        ? "There is a lesson \(name), whose place the file would take."
        : "There is a scenario \(name) already."
    ]
      + (wasChanged ? ["Another program has changed it meanwhile."] : [])
      + (losses.isEmpty ? [] : ["It would lose \(Self.listed(losses))."])
  }

  /// The words with commas, and with `and` before the last.
  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// A line to be written as a scenario file.
public struct SaveRequest: Sendable {
  /// The name of the file, without folder and ending: one to 64 of `[A-Za-z0-9_-]`.
  public let name: String
  /// The words of the scenario; configuration, events and what is recorded come from the line.
  public let words: Scenario
  /// The line.
  public let line: RecordedLine
  /// Whether a file that is there is replaced.
  public let replaces: Bool
}

/// What is to be done with a line when it comes.
struct PendingSave: Hashable, Sendable {
  let request: Int
  let name: String
  let title: String
  let replaces: Bool
  /// What comes after the saving.
  var then: Overlay.Leaving?
  /// Whether the line has come and is being written, which may take long.
  var isBeingWritten = false
}
