import CKernels

/// Releases chains of objects one after another, where letting each release the next would recurse as
/// deep as the chain is long.
///
/// A `deinit` hands over what it holds and then drains. The outermost one on a thread empties the queue;
/// those inside find it busy and leave their objects in it.
enum ReleaseQueue {
  /// Moves the reference out of `reference` into the queue of this thread.
  @inline(__always)
  static func hand<Object: AnyObject>(over reference: inout Object?) {
    guard let object = reference else { return }
    reference = nil
    ck_queue_push(Unmanaged.passRetained(object).toOpaque())
  }

  /// Empties the queue, unless an outer call is at it already.
  static func drain() {
    let state = ck_thread()
    if state.pointee.releasing { return }
    state.pointee.releasing = true
    while let object = ck_queue_pop() {
      Unmanaged<AnyObject>.fromOpaque(object).release()
    }
    state.pointee.releasing = false
  }
}
