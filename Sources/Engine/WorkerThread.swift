import Glibc
import Synchronization

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
