import Engine
import Scenarios
import TerminalKit

/// Everything that can happen to a dashboard.
public enum Action: Sendable {
  /// Something at the terminal.
  case input(InputEvent)
  /// Much at the terminal, of which nothing was shown between.
  case inputs([InputEvent])
  /// A newer state of the run.
  case snapshot(Snapshot)
  /// What the trainer answered.
  case reply(Reply)
  /// The scenarios that were asked for; where there are many, by their names first.
  case listed([ScenarioEntry], isComplete: Bool = true)
  /// How a typed path goes on that was asked after.
  case completed(PathCompletion)
  /// The folder of a typed path cannot be listed; the text says why.
  case uncompleted(typed: String, String)
  /// The small picture of an entry that was asked for.
  case previewed(id: String, ScenarioPreview)
  /// The scenario of an opening takes long to be read or its run to be made.
  case preparing(number: Int)
  /// The run of an opening is ready, with the picture of its start.
  case prepared(number: Int, Document, Snapshot)
  /// An opening failed; the text says what, where and what is accepted.
  case unprepared(number: Int, String)
  /// The file that was written, by its name and what it holds.
  case saved(name: String, Scenario)
  /// There is a file of that name already, and nothing was written.
  case nameTaken(TakenName)
  /// Nothing was saved; the text says why, where and what is accepted.
  case failed(String)
  /// Something else outside went wrong; the text says what, where and what is accepted.
  case warned(String)
  /// Something outside went well.
  case told(String)
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

/// A scenario that can be opened, as a list shows it.
public struct ScenarioEntry: Hashable, Sendable {
  /// What `open` takes: a path or a built-in name. The dashboard looks at it only to hand it back.
  public let id: String
  /// The name of the file, without folder and ending.
  public let name: String
  /// Where it is, for the reader.
  public let place: String
  /// The title.
  public let title: String
  /// The text.
  public let about: String
  /// The group of lessons that it belongs to.
  public let group: String?
  /// Why it cannot be opened, where it cannot.
  public let problem: String?

  /// Describes a scenario.
  public init(
    id: String, name: String, place: String? = nil, title: String, about: String,
    group: String? = nil, problem: String? = nil
  ) {
    self.id = id
    self.name = name
    self.place = place ?? name
    self.title = title
    self.about = about
    self.group = group
    self.problem = problem
  }
}
