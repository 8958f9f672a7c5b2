import Dispatch

/// How long a test waits for what must come.
///
/// A deadline ends a hang and measures nothing: it leaves room for debug builds on a machine that is busy
/// with much else.
public enum Deadline {
  /// The minutes, as limits of whole tests count.
  public static let minutes = 3
  /// The seconds.
  public static let seconds = Double(minutes * 60)

  /// Waits until the condition holds, and says whether it came to hold.
  public static func wait(until condition: () throws -> Bool) rethrows -> Bool {
    let end = DispatchTime.now() + seconds
    while try !condition() {
      guard DispatchTime.now() < end else { return false }
      // Nothing tells when: look again in a moment.
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(5))
    }
    return true
  }
}

extension DispatchSemaphore {
  /// Waits for a signal, and says whether it came.
  public func comes() -> Bool { wait(timeout: .now() + Deadline.seconds) == .success }
}
