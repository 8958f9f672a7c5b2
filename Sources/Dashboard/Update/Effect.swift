import Engine
import Scenarios
import Training

/// What the dashboard asks of the program around it, as a value.
public enum Effect: Sendable {
  /// Send this to the trainer.
  case command(Command)
  /// List the scenarios; the answer is `listed`, once or more.
  case listScenarios
  /// Look how a typed path goes on, in place of any that was asked after before; the answer is `completed`
  /// or `uncompleted`.
  case complete(typed: String)
  /// Run the first steps of an entry's scenario for a small picture; the answer is `previewed`, unless
  /// another one is asked for before.
  case preview(id: String)
  /// Read a scenario by its entry's id and make its run, in place of any that is on its way; the answer
  /// is `prepared` or `unprepared` under the same number, and `preparing` before it if it takes long.
  case open(number: Int, id: String)
  /// Give the trainer the run that was prepared, and save beside its file from now on.
  case take(number: Int)
  /// Want nothing more of what is on its way to be opened.
  case cancelOpening
  /// Write a line as a scenario of that name; the answer is `saved`, `nameTaken` or `failed`.
  case save(SaveRequest)
  /// Write the screen as a picture of the form that the name ends in; the answer is `told` or `warned`.
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
