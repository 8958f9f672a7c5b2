import Plot
import Scenarios
import TerminalKit
import Training

/// The scenario that the run came from or was last saved as, and how it was opened.
public struct Document: Sendable {
  /// The name of the file, without folder and ending; nil for a run that no file holds.
  public var name: String?
  /// The folder in which it is saved, for the reader; nil where that is not known.
  public var folder: String?
  /// What the file holds: words, configuration, events.
  public var scenario: Scenario
  /// Whether it was opened to be played back.
  public var isReplay: Bool
  /// A name like its own that no file of the folder has; nil where that is not known.
  public var freeName: String?
  /// Whether the file of its name was written here.
  public var isOwn = false

  /// Describes a run that is as it was opened.
  public init(
    name: String?, freeName: String? = nil, folder: String? = nil, scenario: Scenario,
    isReplay: Bool = false
  ) {
    self.name = name
    self.freeName = freeName
    self.folder = folder
    self.scenario = scenario
    self.isReplay = isReplay
  }
}

extension Model {
  /// What the run is called: the title, else the name of its file; without both, what it minimises, and
  /// the notebook's problem has the notebook's name.
  var heading: SafeText {
    if !document.scenario.title.isEmpty { return SafeText(document.scenario.title) }
    if let name = document.name { return SafeText(name) }
    let problem = snapshot.initialConfiguration.entry(.problem)
    return problem == Configuration().entry(.problem) ? "The notebook" : SafeText(problem.title)
  }

  /// Whether the run differs from what its file holds, by another configuration or other events, or is
  /// about to: a change is under way that no snapshot shows yet.
  var isUnsaved: Bool {
    !document.scenario.hasSettings(of: snapshot.initialConfiguration, start: snapshot.start)
      || snapshot.events != document.scenario.events || snapshot.changeCount != changesAsked
  }
}

/// What a replay hides: the reader predicts it before it is shown.
extension Model {
  /// How many records of a run may be looked at: in a replay none beyond the cursor, so that what comes
  /// is not given away by where the picture lies.
  func knownCount(of history: History) -> Int {
    document.isReplay ? min(snapshot.position, history.count) : history.count
  }

  /// Curves against the step as far as they may be looked at: in a replay up to the cursor, and of what
  /// updates used up to the last one before it.
  func known(_ series: [Series], ofUpdates: Bool = false) -> [Series] {
    guard document.isReplay else { return series }
    return series.map { $0.through(Double(snapshot.position - (ofUpdates ? 1 : 0))) }
  }

  /// An axis that was made of what may be looked at. That of a replay goes to round values, so that it
  /// stands still for long while the curves grow.
  func settled(_ axis: Axis) -> Axis { document.isReplay ? axis.rounded() : axis }
}
