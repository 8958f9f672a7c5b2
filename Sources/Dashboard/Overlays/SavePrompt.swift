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
