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

/// What was done to a run, and what of it was taken back, each with the run on the other side of it.
///
/// - Complexity: Of the moments only what differs takes memory, for records lie in chunks that they share.
struct UndoHistory {
  /// What can be taken back, the newest last.
  private var done: [Item] = []
  /// What can be done again, the next one last.
  private var undone: [Item] = []

  /// What was done and a moment to go to.
  struct Item {
    let entry: UndoEntry
    let moment: Moment
  }

  /// How many can be taken back.
  static let limit = 64

  /// Takes note of something that is done, from this moment on; what was taken back is gone.
  mutating func add(_ entry: UndoEntry, at moment: Moment) {
    undone = []
    done.append(Item(entry: entry, moment: moment))
    if done.count > Self.limit { done.removeFirst() }
  }

  /// The next one in a direction.
  func next(_ direction: Direction) -> Item? {
    direction == .back ? done.last : undone.last
  }

  /// Takes note that the next one in a direction is behind, and that the way back leads to this moment.
  mutating func pass(_ direction: Direction, from moment: Moment) {
    switch direction {
    case .back:
      if let item = done.popLast() { undone.append(Item(entry: item.entry, moment: moment)) }
    case .forth:
      if let item = undone.popLast() { done.append(Item(entry: item.entry, moment: moment)) }
    }
  }

  /// Where to.
  enum Direction { case back, forth }
}
