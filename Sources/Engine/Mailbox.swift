import Synchronization

/// One place for the newest snapshot, filled on demand.
///
/// The reader's taking is its asking for another. The writer looks at `isWanted`, one relaxed load,
/// after every update, and builds a snapshot only then; neither ever waits for the other.
final class Mailbox<Value: Sendable>: Sendable {
  private let slot = Mutex<Value?>(nil)
  private let wanted = Atomic<Bool>(true)

  /// Whether the reader has taken what was there.
  var isWanted: Bool { wanted.load(ordering: .relaxed) }

  /// Puts a newer value in place of the one that is there.
  func put(_ value: Value) {
    slot.withLock { $0 = value }
    wanted.store(false, ordering: .relaxed)
  }

  /// Takes the newest value, if there is one since the last time.
  func take() -> Value? {
    let value = slot.withLock { slot -> Value? in
      defer { slot = nil }
      return slot
    }
    wanted.store(true, ordering: .relaxed)
    return value
  }
}
