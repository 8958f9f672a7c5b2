import CursesTerminal
import Scenarios
import TerminalKit

/// What a dashboard is opened with.
struct DashboardOpening {
  /// What is run.
  var scenario = Scenario()
  /// The name of its file, without folder and ending; nil where no file holds it.
  var name: String?
  /// The folder of the scenarios that are offered, and in which is saved.
  var folder: String
  /// What its file held when it was read.
  var identity: BoundedFile.Identity?
  /// Whether it is played back.
  var isReplay = false
  /// How the terminal is used.
  var terminal = TerminalOptions()
  /// Whether the mouse is listened to.
  var usesMouse = true
  /// The colours.
  var theme = Theme.dark

  init(folder: String) { self.folder = folder }

  /// Opens on a scenario that was read, or on the notebook's run where there is none.
  init(on loaded: ScenarioFiles.Loaded?) {
    self.init(folder: ScenarioFiles.folder)
    guard let loaded else {
      scenario.title = "The notebook"
      return
    }
    scenario = loaded.scenario
    identity = loaded.identity
    place(at: loaded.path)
  }

  /// Takes the name and the folder of the file at a path.
  mutating func place(at path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let file = parts.last else { return }
    let stem = file.hasSuffix(ScenarioName.ending) ? file.dropLast(ScenarioName.ending.count) : file
    name = String(stem)
    let parent = parts.dropLast().joined(separator: "/")
    folder = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
  }
}
