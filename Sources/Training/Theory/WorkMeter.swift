import Synchronization

/// How far a long computation has come, and whether anybody still waits for its end.
///
/// One thread computes and advances it; any may look at it or call the computation off.
public final class WorkMeter: Sendable {
  private let done = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let isCancelled = Atomic<Bool>(false)

  /// A meter at its beginning.
  public init() {}

  /// The part that is done, from 0 to 1; 0 while it is not known how much there is to do.
  public var fraction: Double {
    let whole = expected.load(ordering: .relaxed)
    guard whole > 0 else { return 0 }
    return min(1, Double(done.load(ordering: .relaxed)) / Double(whole))
  }

  /// Calls the computation off: it throws `Cancelled` when it next advances.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Says how much more there is to do, in multiplications.
  func expect(_ work: Int) {
    _ = expected.add(work, ordering: .relaxed)
  }

  /// Says how much more is done, in multiplications.
  func advance(_ work: Int) throws(Cancelled) {
    _ = done.add(work, ordering: .relaxed)
    if isCancelled.load(ordering: .relaxed) { throw Cancelled() }
  }
}

/// A computation was called off.
public struct Cancelled: Error, Hashable {}
