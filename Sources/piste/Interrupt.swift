import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Notices the first interrupt from the keyboard, so that a command can stop cleanly with what it has;
/// the second ends the process as usual.
///
/// One at a time: there is one keyboard.
final class Interrupt {
  /// The number of the signal.
  static let signalNumber = SIGINT

  /// Shared, since a signal's handler knows of nothing else.
  private static let flag = Atomic(false)
  private let before: sig_t?

  /// Begins to listen.
  init() {
    Self.flag.store(false, ordering: .relaxed)
    before = signal(Self.signalNumber) { number in
      Interrupt.flag.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
  }

  /// Listens no longer: from here on an interrupt does what it did before.
  deinit { signal(Self.signalNumber, before) }

  /// Whether there was an interrupt.
  var hasHappened: Bool { Self.flag.load(ordering: .relaxed) }
}
