import Synchronization
import Training

/// One run on a thread of its own: ordered commands in, snapshots and replies out.
///
/// The thread looks for commands after every update. It never waits for whoever looks on: a snapshot is
/// built only when the last one has been taken, and one that nobody takes is replaced. `wake` is called
/// on the trainer's thread whenever there is something to take.
public final class Trainer: Sendable {
  private let channels: Channels
  private let thread: WorkerThread

  /// Starts the thread, paused where the run is.
  ///
  /// - Parameters:
  ///   - run: The run; from here on it belongs to the thread.
  ///   - speed: How fast `run` goes, until told otherwise.
  ///   - now: A monotonic clock.
  ///   - threadSetup: Called once on the new thread, before anything else.
  ///   - wake: Called when there is something to take; it must not block.
  /// - Throws: `ThreadError` where the system has no thread to give.
  public init(
    run: sending Run, speed: Speed,
    now: @escaping @Sendable () -> Duration,
    threadSetup: @escaping @Sendable () -> Void = {},
    wake: @escaping @Sendable () -> Void
  ) throws(ThreadError) {
    let channels = Channels(now: now, wake: wake)
    let handover = Handover(run)
    self.channels = channels
    thread = try WorkerThread {
      threadSetup()
      handover.use { Worker(run: $0, speed: speed, channels: channels).work() }
    }
  }

  /// Starts the thread, which makes the run first, however long that takes: until the first snapshot
  /// comes there is none.
  ///
  /// - Parameters:
  ///   - making: Makes the run, on the thread; what it throws is `failure` from then on.
  ///   - speed: How fast `run` goes, until told otherwise.
  ///   - now: A monotonic clock.
  ///   - threadSetup: Called once on the new thread, before anything else.
  ///   - wake: Called when there is something to take; it must not block.
  /// - Throws: `ThreadError` where the system has no thread to give.
  public init(
    making: @escaping @Sendable () throws -> Run, speed: Speed,
    now: @escaping @Sendable () -> Duration,
    threadSetup: @escaping @Sendable () -> Void = {},
    wake: @escaping @Sendable () -> Void
  ) throws(ThreadError) {
    let channels = Channels(now: now, wake: wake)
    self.channels = channels
    thread = try WorkerThread {
      threadSetup()
      do {
        Worker(run: try making(), speed: speed, channels: channels).work()
      } catch {
        channels.failure.withLock { $0 = error }
        channels.wake()
      }
    }
  }

  deinit { stop() }

  /// Why no run could be made; nil while that is not known.
  public var failure: (any Error)? { channels.failure.withLock { $0 } }

  /// Sends a command; never waits.
  public func send(_ command: Command) { channels.queue.send(command) }

  /// The newest snapshot, if there is one since the last time; asks for the next one.
  public func takeSnapshot() -> Snapshot? { channels.mailbox.take() }

  /// The replies since the last time, in the order in which the commands were done.
  public func takeReplies() -> [Reply] { channels.outbox.takeAll() }

  /// Ends the thread after the update at hand, and waits for that. Harmless the second time.
  public func stop() {
    channels.queue.stop()
    thread.join()
  }

  /// Ends the thread as soon as it can, and does not wait for that: for a program that ends.
  public func abandon() {
    channels.queue.stop()
    thread.detach()
  }
}

/// Carries a run to the thread that it belongs to from then on.
private final class Handover: Sendable {
  private let run: Mutex<Run?>

  init(_ run: sending Run) { self.run = Mutex(run) }

  /// Gives the run to `body`; nobody else ever takes this lock.
  func use(_ body: (Run) -> Void) {
    run.withLock { if let run = $0 { body(run) } }
  }
}
