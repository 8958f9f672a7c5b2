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

  /// A service that wakes the trainer's thread when there is more to report.
  ///
  /// - Parameter threadSetup: Called once on each thread, before anything else.
  func makeTheoryService(threadSetup: @escaping @Sendable () -> Void) -> TheoryService {
    TheoryService(threadSetup: threadSetup, news: { [queue] in queue.nudge() })
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
