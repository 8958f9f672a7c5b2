import Engine
import Scenarios
import TerminalKit

/// Everything that can happen to a dashboard.
public enum Action: Sendable {
  /// Something at the terminal.
  case input(InputEvent)
  /// A newer state of the run.
  case snapshot(Snapshot)
  /// What the trainer answered.
  case reply(Reply)
  /// The scenarios that were asked for.
  case listed([ScenarioEntry])
  /// A scenario that was read; the trainer has it already.
  case opened(Document)
  /// The file that was written, by its name and what it holds.
  case saved(name: String, Scenario)
  /// There is a file of that name already.
  case nameTaken(String)
  /// Something outside went wrong; the text says what, where and what is accepted.
  case failed(String)
  /// Something outside went well.
  case told(String)
}

/// A scenario that can be opened, as a list shows it.
public struct ScenarioEntry: Hashable, Sendable {
  /// What `open` takes: a path or a built-in name. The dashboard looks at it only to hand it back.
  public let id: String
  /// The name of the file, without folder and ending.
  public let name: String
  /// The title.
  public let title: String
  /// The text.
  public let about: String
  /// The group of lessons that it belongs to.
  public let group: String?
  /// The losses of its first steps, for a small picture; empty where they are not known.
  public let losses: [Double]
  /// Why it cannot be opened, where it cannot.
  public let problem: String?

  /// Describes a scenario.
  public init(
    id: String, name: String, title: String, about: String, group: String? = nil,
    losses: [Double] = [], problem: String? = nil
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.about = about
    self.group = group
    self.losses = losses
    self.problem = problem
  }
}
