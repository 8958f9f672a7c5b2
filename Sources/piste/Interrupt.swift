import Dispatch
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
final class Interrupt {
  private let flag = Flag()
  private let source: any DispatchSourceSignal

  /// What the listening thread tells the others.
  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }

  /// Begins to listen.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupt"))
    source.setEventHandler { [flag] in
      flag.isSet.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.activate()
  }

  /// Listens no longer: from here on an interrupt ends the process, as usual.
  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }

  /// The number of the signal.
  static let signalNumber = SIGINT

  /// Whether there was an interrupt.
  var hasHappened: Bool { flag.isSet.load(ordering: .relaxed) }
}
