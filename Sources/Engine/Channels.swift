import Dispatch
import Synchronization

/// What the trainer's thread shares with the rest of the program.
final class Channels: Sendable {
  let queue = CommandQueue()
  let mailbox = Mailbox<Snapshot>()
  let outbox = Outbox()
  let now: @Sendable () -> Duration
  let wake: @Sendable () -> Void

  init(now: @escaping @Sendable () -> Duration, wake: @escaping @Sendable () -> Void) {
    self.now = now
    self.wake = wake
  }

  /// Work on threads of their own, which wake the trainer's when there is something to take.
  ///
  /// - Parameter threadSetup: Called once on each thread, before anything else.
  func backgroundWork(threadSetup: @escaping @Sendable () -> Void) -> BackgroundWork {
    .threaded(threadSetup: threadSetup, news: { [queue] in queue.nudge() })
  }
}

/// Replies from the trainer's thread, in order, until they are taken.
final class Outbox: Sendable {
  private let replies = Mutex<[Reply]>([])

  /// Appends a reply.
  func append(_ reply: Reply) {
    replies.withLock { $0.append(reply) }
  }

  /// Takes all replies that there are.
  func takeAll() -> [Reply] {
    replies.withLock { replies in
      defer { replies.removeAll() }
      return replies
    }
  }
}

/// Commands from any thread to one, in order, with a way to sleep until there is one.
final class CommandQueue: Sendable {
  private let commands = Mutex<[Command]>([])
  private let pending = Atomic<Bool>(false)
  private let stopping = Atomic<Bool>(false)
  private let arrival = DispatchSemaphore(value: 0)

  /// Whether there is a command or a wish to stop: one relaxed load, after every update.
  var isPending: Bool { pending.load(ordering: .relaxed) }

  /// Whether the thread is to end.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Appends a command.
  func send(_ command: Command) {
    let wasEmpty = commands.withLock { commands -> Bool in
      commands.append(command)
      pending.store(true, ordering: .relaxed)
      return commands.count == 1
    }
    if wasEmpty { arrival.signal() }
  }

  /// Wakes the thread: something else has come.
  func nudge() {
    pending.store(true, ordering: .relaxed)
    arrival.signal()
  }

  /// Asks the thread to end after the update at hand.
  func stop() {
    stopping.store(true, ordering: .releasing)
    pending.store(true, ordering: .relaxed)
    arrival.signal()
  }

  /// Takes all commands that there are.
  func takeAll() -> [Command] {
    commands.withLock { commands in
      defer { commands.removeAll() }
      pending.store(isStopping, ordering: .relaxed)
      return commands
    }
  }

  /// Sleeps until a command arrives, or for `duration` if there is one. May return early.
  func wait(atMost duration: Duration?) {
    guard let duration else { return arrival.wait() }
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    _ = arrival.wait(timeout: .now() + .nanoseconds(max(nanoseconds, 1)))
  }
}

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
