import Training

/// A trainer without a thread and without a clock: what is sent is done to its end when `send` returns.
///
/// It obeys the same commands by the same code as `Trainer`; what runs at a pace runs through at once.
/// The same commands lead to the same snapshots, always.
public final class SynchronousTrainer {
  private let channels: Channels
  private let worker: Worker

  /// Takes a run and those beside it, as they are.
  ///
  /// - Throws: `PreparedRun.Taken` where another trainer has them.
  public init(_ prepared: PreparedRun) throws(PreparedRun.Taken) {
    let parts = try prepared.take()
    channels = Channels(now: { .zero }, wake: {})
    worker = Worker(prepared, parts, channels: channels, theoryService: TheoryService())
  }

  /// Does a command, and all that comes of it.
  public func send(_ command: Command) {
    channels.queue.send(command)
    worker.settle()
  }

  /// The run as it is now.
  public var snapshot: Snapshot { worker.snapshot }

  /// The replies since the last time, in the order in which the commands were done.
  public func takeReplies() -> [Reply] { channels.outbox.takeAll() }
}
