import Scenarios
import TerminalKit

/// The scenario that the run came from or was last saved as, and how it was opened.
public struct Document: Sendable {
  /// The name of the file, without folder and ending; nil for a run that no file holds.
  public var name: String?
  /// What the file holds: words, configuration, events.
  public var scenario: Scenario
  /// Whether it was opened to be played back.
  public var isReplay: Bool

  /// Describes a run that is as it was opened.
  public init(name: String?, scenario: Scenario, isReplay: Bool = false) {
    self.name = name
    self.scenario = scenario
    self.isReplay = isReplay
  }

  /// What the header calls it: the title, else the name, else that it has none.
  var heading: SafeText {
    SafeText(scenario.title.isEmpty ? name ?? "untitled" : scenario.title)
  }

  /// The position up to which it was recorded, if it was.
  var recordedPosition: Int? { scenario.recorded?.position }
}

extension Model {
  /// Whether the run differs from what its file holds, by another configuration or other events, or is
  /// about to: a change is under way that no snapshot shows yet.
  var isUnsaved: Bool {
    !document.scenario.hasSettings(of: snapshot.initialConfiguration, start: snapshot.start)
      || snapshot.events != document.scenario.events || snapshot.changeCount != changesAsked
  }
}
