import Training

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
  case line(Int, RunLine)
  /// A run came to a value that is not finite, and is paused.
  case diverged(Divergence)
}
