import Engine
import Scenarios
import Training

/// What the dashboard asks of the program around it, as a value.
public enum Effect: Sendable {
  /// Send this to the trainer.
  case command(Command)
  /// List the scenarios; the answer is `listed`.
  case listScenarios
  /// Read a scenario by its entry's id and load it into the trainer; the answer is `opened` or `failed`.
  case open(id: String)
  /// Write a line as a scenario of that name; the answer is `saved`, `nameTaken` or `failed`.
  case save(SaveRequest)
  /// Write the screen as a picture of the form that the name ends in; the answer is `told` or `failed`.
  case picture(name: String)
  /// Switch the mouse on or off.
  case mouse(Bool)
  /// Draw everything anew, whatever the terminal shows.
  case redraw
  /// Leave.
  case quit
}

/// A line to be written as a scenario file.
public struct SaveRequest: Sendable {
  /// The name of the file, without folder and ending: one to 64 of `[A-Za-z0-9_-]`.
  public let name: String
  /// The words of the scenario; configuration, events and what is recorded come from the line.
  public let words: Scenario
  /// The line.
  public let line: RunLine
  /// Whether a file that is there is replaced.
  public let replaces: Bool
}

/// What is to be done with a line when it comes.
struct PendingSave: Hashable, Sendable {
  let request: Int
  let name: String
  let replaces: Bool
  /// What comes after the saving.
  var then: Overlay.Leaving?
}
