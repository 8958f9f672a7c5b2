import Engine
import Scenarios
import TerminalKit
import Training

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
  /// The completions of a typed path.
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
  /// Draw everything again, whatever the terminal shows.
  case redraw
  /// Leave.
  case quit
}
