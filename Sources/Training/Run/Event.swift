/// Something that was done to a run at a position: a change of settings, or a note.
///
/// An event at position k applies before update k. Several changes of one setting at one position
/// leave the last; notes accumulate and never fork.
public struct Event: Hashable, Sendable {
  /// The position: the number of updates done before it.
  public var position: Int
  /// What happened.
  public var action: Action

  /// What an event does.
  public enum Action: Hashable, Sendable {
    /// Sets one setting.
    case set(name: String, value: SettingValue)
    /// Says something to the reader and changes nothing.
    case note(String)
  }

  /// Makes an event.
  public init(at position: Int, _ action: Action) {
    self.position = position
    self.action = action
  }
}
