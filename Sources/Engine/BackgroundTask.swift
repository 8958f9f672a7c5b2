import Glibc
import Synchronization

/// Work on a thread of its own, without waiting for it: what it finds is taken when it is there, and what
/// is not wanted any more is dropped.
public final class BackgroundTask<Finding: Sendable>: Sendable {
  private let context: Context

  /// What the work knows of the task that it is.
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

  /// Wants nothing more of it: nothing is found, and `wake` is not called from now on. The thread ends when the
  /// work notices.
  public func cancel() { context.cancel() }
}

/// How work is done that the trainer's thread does not wait for.
enum BackgroundWork: Sendable {
  /// At once, for there is no other thread; of theory what takes at most so many multiplications.
  case immediate(patience: Int = .max)
  /// On a thread of its own for each task. `threadSetup` is called once on it, before anything else, and
  /// `news` when there is something to take.
  case threaded(threadSetup: @Sendable () -> Void, news: @Sendable () -> Void)

  /// The most multiplications of theory that are waited for, where there are no other threads.
  var patience: Int? {
    if case .immediate(let patience) = self { patience } else { nil }
  }

  /// Starts a task; nil where there is no thread for it, so that the caller has to do the work.
  func start<Finding: Sendable>(
    _ work: @escaping @Sendable (BackgroundTask<Finding>.Context) throws -> Void
  ) -> BackgroundTask<Finding>? {
    guard case .threaded(let threadSetup, let news) = self else { return nil }
    return try? BackgroundTask(threadSetup: threadSetup, wake: news, work)
  }
}

/// A value that one thread makes and another one takes, once.
final class Transfer<Value>: Sendable {
  private let value: Mutex<Value?>

  /// Holds a value, which no one else may use from then on.
  init(_ value: sending Value) { self.value = Mutex(value) }

  /// Takes the value; nil where it was taken before.
  func take() -> sending Value? {
    value.withLock { value in
      let taken = value
      value = nil
      return taken
    }
  }
}

/// A thread with a stack of its own that runs one closure and can be waited for.
final class WorkerThread: Sendable {
  /// Room for the deepest computation, whatever the limits of the process are.
  private static let stackBytes = 8 << 20

  private let handle: Mutex<pthread_t?>

  /// Starts the thread.
  ///
  /// - Throws: `ThreadError` where the system has no thread to give; the body never runs then.
  init(_ body: @escaping @Sendable () -> Void) throws(ThreadError) {
    let start = Unmanaged.passRetained(Start(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackBytes)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      throw ThreadError(code: status)
    }
    handle = Mutex(thread)
  }

  /// Waits for the closure to return; at once if it has been waited for.
  func join() {
    let thread = handle.withLock { handle -> pthread_t? in
      defer { handle = nil }
      return handle
    }
    if let thread { pthread_join(thread, nil) }
  }

  /// Lets the closure go on without being waited for.
  func detach() {
    let thread = handle.withLock { handle -> pthread_t? in
      defer { handle = nil }
      return handle
    }
    if let thread { pthread_detach(thread) }
  }

  /// What crosses to the new thread.
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

/// The system gave no thread.
public struct ThreadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number that `pthread_create` returned.
  public let code: Int32

  /// What happened, with the system's number for it.
  public var description: String { "the system gave no thread to train on (error \(code))" }
}
