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
  /// - Parameter patience: The most multiplications that it waits for theory; what takes more is not computed.
  /// - Throws: `PreparedRun.Taken` where another trainer has them.
  public init(_ prepared: PreparedRun, patience: Int = .max) throws(PreparedRun.Taken) {
    let parts = try prepared.take()
    channels = Channels(now: { .zero }, wake: {})
    worker = Worker(
      prepared, parts, channels: channels, theoryService: TheoryService(patience: patience))
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
