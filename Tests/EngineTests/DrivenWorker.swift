import Synchronization
import Training

@testable import Engine

/// A worker on the thread of the test: whatever happens to it happens when it publishes, so that every
/// order of events can be had.
struct DrivenWorker {
  private let channels: Channels
  private let worker: Worker
  private let hook: Hook

  /// What is done when the worker publishes.
  private final class Hook: Sendable {
    let body = Mutex<(@Sendable () -> Void)?>(nil)
  }

  /// - Parameter now: The clock that it looks at.
  init(_ run: sending Run, now: @escaping @Sendable () -> Duration = { .zero }) throws {
    let hook = Hook()
    self.hook = hook
    channels = Channels(now: now, wake: { hook.body.withLock { $0 }?() })
    let prepared = try PreparedRun(of: run, speed: .flatOut)
    worker = Worker(prepared, try prepared.take(), channels: channels, work: .immediate())
  }

  /// Does the commands, and whatever `respond` asks for at each snapshot, until that stops the queue.
  ///
  /// - Returns: The snapshots, each of which was taken as soon as it was there.
  func work(
    _ commands: [Command],
    respond: @escaping @Sendable (Snapshot, CommandQueue) -> Void
  ) -> [Snapshot] {
    let taken = Taken()
    let channels = channels
    hook.body.withLock {
      $0 = {
        guard let snapshot = channels.mailbox.take() else { return }
        taken.append(snapshot)
        respond(snapshot, channels.queue)
      }
    }
    for command in commands { channels.queue.send(command) }
    worker.runUntilStopped()
    return taken.snapshots
  }

  /// Everything that the worker replied, once.
  func replies() -> [Reply] { channels.outbox.takeAll() }

  private final class Taken: Sendable {
    private let all = Mutex<[Snapshot]>([])
    var snapshots: [Snapshot] { all.withLock { $0 } }
    func append(_ snapshot: Snapshot) { all.withLock { $0.append(snapshot) } }
  }
}
