import Training

/// One run on a thread of its own: ordered commands in, snapshots and replies out.
///
/// The thread looks for commands after every update. It never waits for the reader: a snapshot is
/// built only when the last one has been taken, and one that is not taken is replaced. `wake` is called
/// on the trainer's thread whenever there is something to take.
public final class Trainer: Sendable {
  private let channels: Channels
  private let thread: WorkerThread

  /// Starts the thread, paused where the run is.
  ///
  /// - Parameters:
  ///   - prepared: The run; from here on it belongs to the thread, which ends at once if another has it.
  ///   - now: A monotonic clock.
  ///   - threadSetup: Called once on each new thread, before anything else.
  ///   - wake: Called when there is something to take; it must not block.
  /// - Throws: `ThreadError` where the system has no thread to give.
  public init(
    _ prepared: PreparedRun, now: @escaping @Sendable () -> Duration,
    threadSetup: @escaping @Sendable () -> Void = {},
    wake: @escaping @Sendable () -> Void
  ) throws(ThreadError) {
    let channels = Channels(now: now, wake: wake)
    self.channels = channels
    thread = try WorkerThread {
      threadSetup()
      guard let parts = try? prepared.take() else { return }
      let work = channels.backgroundWork(threadSetup: threadSetup)
      Worker(prepared, parts, channels: channels, work: work).runUntilStopped()
    }
  }

  deinit { stop() }

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
}

/// A trainer without a thread and without a clock: what is sent is done to its end when `send` returns.
///
/// It obeys the same commands by the same code as `Trainer`; what runs at a pace runs through at once.
/// The same commands lead to the same snapshots, always.
public final class SynchronousTrainer {
  private let channels: Channels
  private let worker: Worker

  /// Takes a run and those beside it, as they are.
  ///
  /// - Parameter patience: The most multiplications that it waits for theory; what takes more is not computed.
  /// - Throws: `PreparedRun.Taken` where another trainer has them.
  public init(_ prepared: PreparedRun, patience: Int = .max) throws(PreparedRun.Taken) {
    let parts = try prepared.take()
    channels = Channels(now: { .zero }, wake: {})
    worker = Worker(prepared, parts, channels: channels, work: .immediate(patience: patience))
  }

  /// Does a command, and all that comes of it.
  ///
  /// - Parameter goesOn: Whether to go on, which is asked every few updates; where not, the run is paused.
  public func send(_ command: Command, while goesOn: () -> Bool = { true }) {
    channels.queue.send(command)
    worker.settle(while: goesOn)
  }

  /// The run as it is now.
  public var snapshot: Snapshot { worker.snapshot }

  /// The replies since the last time, in the order in which the commands were done.
  public func takeReplies() -> [Reply] { channels.outbox.takeAll() }
}
