import Synchronization

/// Work on a thread of its own that nobody waits for: what it finds is taken when it is there, and what
/// is not wanted any more is dropped.
public final class BackgroundTask<Finding: Sendable>: Sendable {
  private let context: Context

  /// What the work knows of whoever sent it.
  public final class Context: Sendable {
    private let finding = Mutex<Result<Finding, any Error>?>(nil)
    private let isCancelled = Atomic(false)
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// Whether what is found is still wanted; long work looks now and then, and ends if not.
    public var isWanted: Bool { !isCancelled.load(ordering: .relaxed) }

    /// Puts a finding where it is taken, in place of an earlier one that is still there.
    public func report(_ finding: Finding) { put(.success(finding)) }

    func put(_ result: Result<Finding, any Error>) {
      guard isWanted else { return }
      finding.withLock { $0 = result }
      wake()
    }

    func take() -> Result<Finding, any Error>? {
      finding.withLock { finding in
        defer { finding = nil }
        return isWanted ? finding : nil
      }
    }

    func cancel() { isCancelled.store(true, ordering: .relaxed) }
  }

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - threadSetup: Called once on the new thread, before anything else.
  ///   - wake: Called on the thread when there is something to take; it must not block.
  ///   - work: What is done; what it throws is its last finding.
  /// - Throws: `ThreadError` where the system has no thread to give.
  public init(
    threadSetup: @escaping @Sendable () -> Void = {}, wake: @escaping @Sendable () -> Void,
    _ work: @escaping @Sendable (Context) throws -> Void
  ) throws(ThreadError) {
    let context = Context(wake: wake)
    self.context = context
    let thread = try WorkerThread {
      threadSetup()
      do { try work(context) } catch { context.put(.failure(error)) }
    }
    thread.detach()
  }

  deinit { cancel() }

  /// The newest finding, or the error that ended the work, if there is one since the last time.
  public func take() -> Result<Finding, any Error>? { context.take() }

  /// Wants nothing more of it: nothing is found and nobody woken from now on. The thread ends when the
  /// work notices.
  public func cancel() { context.cancel() }
}
