import Synchronization
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is set once for the whole process, before anything else.
enum ProcessSetup {
  /// Turns signals that would end the process during a write into errors of the write, unblocks all others,
  /// and makes sure that the three standard streams are open.
  static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { handleByNothing(number) }
    endByCrashes()
    unblockSignals()
    openStandardStreams()
  }

  /// Turns Swift's backtracer off, unless it was asked for: on a terminal it blocks the keyboard for half a minute,
  /// and the process continues after a signal that was sent to it.
  private static func endByCrashes() {
    if let wish = getenv("SWIFT_BACKTRACE"), wish.pointee != 0 { return }
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      let before = signal(number, SIG_DFL)
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Gives a signal a handler that does nothing. It is not ignored: the dashboard would leave it ignored, but
  /// there another process may end it by this signal.
  private static func handleByNothing(_ number: Int32) {
    let before = signal(number) { _ in }
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
    }
  }

  /// The process inherits the signals that its parent blocks: it could not be interrupted or ended.
  private static func unblockSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// The next file that is opened would get the number of a closed stream, and messages would be written into
  /// a scenario. So `/dev/null` takes its place.
  private static func openStandardStreams() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(number, F_GETFD) == -1 {
      // The lowest free number is this one. Reading only: a write fails, as it would on a closed one.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Notices the first interrupt from the keyboard, so that a command can stop with what it has; the second
/// ends the process as usual.
///
/// There can be one at a time.
final class Interrupt {
  /// The number of the signal.
  static let signalNumber = SIGINT

  /// Static, since the handler of a signal cannot capture anything.
  private static let flag = Atomic(false)
  private let before: sig_t?

  /// Installs the handler.
  init() {
    Self.flag.store(false, ordering: .relaxed)
    before = signal(Self.signalNumber) { number in
      Interrupt.flag.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
  }

  /// Restores what an interrupt did before.
  deinit { signal(Self.signalNumber, before) }

  /// Whether there was an interrupt.
  var hasHappened: Bool { Self.flag.load(ordering: .relaxed) }
}

/// How a command ends, and the process with it.
enum ExitStatus: Equatable {
  /// All was done.
  case done
  /// An expectation or a verification failed.
  case failed
  /// Bad input, no usable terminal, or output that could not be written.
  case badInput
  /// Ended by a signal.
  case signal(Int32)

  /// The number that the process ends with.
  var code: Int32 {
    switch self {
    case .done: 0
    case .failed: 1
    case .badInput: 2
    case .signal(let number): 128 + number
    }
  }

  /// Ends the process.
  func endProcess() -> Never { exit(code) }
}

/// Why a command ends early.
struct Failure: Error {
  /// How the process ends.
  let status: ExitStatus
  /// What is written to standard error, if anything is.
  let message: String?
  /// What is written below it, a line each.
  let details: [String]
  /// The error in whose words it is said, if that names settings, and the files before it.
  private var source: (error: any SettingNamingError, files: [String])?

  /// Ends with a status, saying the message.
  init(_ status: ExitStatus, _ message: String? = nil, details: [String] = []) {
    self.status = status
    self.message = message
    self.details = details
  }

  /// Bad input, in the words of an error that says what and where.
  init(badInput error: any Error, in file: String? = nil) {
    let failure = error as? Failure
    let words = failure.map(\.message) ?? "\(error)"
    let files = [file].compactMap { $0 }
    self.init(
      .badInput, (files + [words].compactMap { $0 }).joined(separator: ": "),
      details: failure?.details ?? [])
    source =
      (error as? any SettingNamingError).map { ($0, files) }
      ?? failure?.source.map { ($0.error, files + $0.files) }
  }

  /// The same with names of settings as `naming` writes them.
  func naming(_ naming: (String) -> String) -> Failure {
    guard let (error, files) = source else { return self }
    return Failure(
      status, (files + [error.message(naming: naming)]).joined(separator: ": "), details: details)
  }
}
