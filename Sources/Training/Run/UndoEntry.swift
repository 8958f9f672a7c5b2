/// Something that was done to a run and can be taken back.
public struct UndoEntry: Hashable, Sendable {
  /// What was done.
  public let action: Action
  /// The position at which it was done; a note's own.
  public let position: Int

  /// What can be done.
  public enum Action: Hashable, Sendable {
    /// A setting was changed.
    case change(Setting, from: SettingValue, to: SettingValue)
    /// What lay ahead was dropped.
    case fork
    /// The run was begun again with the values in force.
    case restart
    /// A note was written, or another text put in its place, or it was deleted: nil stands for no note.
    case note(from: String?, to: String?)
  }

  /// Describes something that was done.
  public init(_ action: Action, at position: Int) {
    self.action = action
    self.position = position
  }

  /// Whether it is about words alone: neither the records nor the cursor have to do with it.
  public var isNote: Bool {
    if case .note = action { true } else { false }
  }
}
