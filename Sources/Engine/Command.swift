import Theory
import Training

/// What can be asked of a trainer.
///
/// Commands are done in the order in which they are sent, each from where the last one led: what moves
/// the cursor as fast as it goes is finished before the next one starts. `pause` and `toggle` alone cut
/// that short, and so does `load`, with all that was sent before it. Nothing that is relative to the cursor depends on how old the screen's snapshot is.
public enum Command: Sendable {
  /// Move by so many updates, backwards if negative, and pause. Forward of the head this does new ones.
  case step(Int)
  /// Move by so many positions without leaving what is recorded, and pause.
  case scrub(Int)
  /// Go to a position, and pause there. Positions beyond the target are the target.
  case go(to: Int)
  /// Go to the head; from there, to the target.
  case end
  /// Go on at the speed in force, until the target, a divergence or a pause.
  case run
  /// Stop between two updates.
  case pause
  /// Pause if anything goes on, else run.
  case toggle
  /// Change a setting at the cursor. A refusal or an outcome is replied.
  case change(name: String, value: SettingValue)
  /// Say something at the cursor.
  case note(String)
  /// Put another text in place of a note's; an empty one deletes it.
  case rewrite(Event, as: String)
  /// Take back the last change, fork or note, wherever the cursor is, and pause unless it was a note. What
  /// it was is replied.
  case undo
  /// Do again what was taken back last. What it was is replied.
  case redo
  /// Drop what lies ahead of the cursor, recorded events included; the old future stays as a ghost.
  case fork
  /// Begin again from the start with the settings in force at the cursor, paused; the run stays as a ghost. A refusal
  /// or the restart is replied.
  case startAgain
  /// Begin another run in place of this one and those beside it, paused, and drop what is left to do of
  /// the commands before this one.
  case load(PreparedRun)
  /// Recompute the whole run from the start with the settings in force, beside the main one; or not.
  case whatIf(Bool)
  /// How fast `run` goes.
  case speed(Speed)
  /// The loss over a plane; the reply is a surface.
  case surface(SurfaceRequest)
  /// The current line as it stands, to be saved; the reply carries the same number.
  case line(Int)

  /// Whether it changes what a saved run would be, other than by going on.
  public var isChange: Bool {
    switch self {
    case .change, .note, .rewrite, .fork, .startAgain, .undo, .redo: true
    case .step, .scrub, .go, .end, .run, .pause, .toggle, .load, .whatIf, .speed, .surface,
      .line:
      false
    }
  }

  /// Whether it waits until a way to a position is at its end.
  var waits: Bool {
    switch self {
    case .step, .scrub, .go, .end, .run, .change, .note, .rewrite, .fork, .startAgain, .undo, .redo,
      .line:
      true
    case .pause, .toggle, .speed, .surface, .whatIf, .load: false
    }
  }
}

/// What a trainer answers to a command, beside its snapshots.
public enum Reply: Sendable {
  /// A change of a setting that was taken.
  case changed(name: String, outcome: Run.Outcome)
  /// There is a new run from position 0 with the settings that were in force.
  case startedAgain
  /// What `undo` took back; nil if there was nothing.
  case undone(UndoEntry?)
  /// What `redo` did again; nil if there was nothing.
  case redone(UndoEntry?)
  /// Something that could not be done, and why; nothing was changed. The name is the setting's, where
  /// it was about one.
  case refused(name: String?, SettingError)
  /// The loss over the plane that was asked for.
  case surface(Surface)
  /// The current line under the number that was asked with.
  case line(Int, RecordedLine)
  /// A run came to a value that is not finite, and is paused.
  case diverged(Divergence)
}
