import CKernels

/// Releases chains of objects, where letting each release the next would recurse as deep as the chain is
/// long.
///
/// A `deinit` lets go of what it holds inside ``release(_:)``. A few levels deep that is plain recursion;
/// below, objects are handed to a queue of the thread, which the outermost one empties.
enum ReleaseQueue {
  /// How deep releases may nest.
  private static let limit: Int32 = 24

  /// Calls `body` with whether it may let go of its objects itself; else it must hand them over.
  @inline(__always)
  static func release(_ body: (_ shallow: Bool) -> Void) {
    let state = ck_thread()
    let depth = state.pointee.release_depth
    guard depth < limit else {
      body(false)
      return
    }
    state.pointee.release_depth = depth + 1
    body(true)
    if depth == 0 && state.pointee.queued > 0 { drain() }
    state.pointee.release_depth = depth
  }

  /// Moves the reference out of `reference` into the queue of this thread.
  static func hand<Object: AnyObject>(over reference: inout Object?) {
    guard let object = reference else { return }
    reference = nil
    ck_queue_push(Unmanaged.passRetained(object).toOpaque())
  }

  /// Moves the tensor out of `saved` into the queue of this thread.
  static func hand(over saved: inout SavedTensor?) {
    guard let tensor = saved?.tensor else { return }
    saved = nil
    ck_queue_push(Unmanaged.passRetained(tensor).toOpaque())
  }

  private static func drain() {
    while let object = ck_queue_pop() {
      Unmanaged<AnyObject>.fromOpaque(object).release()
    }
  }
}
