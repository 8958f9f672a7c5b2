#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is set once for the whole process, before anything else.
enum ProcessSetup {
  /// Turns signals that would end the process in mid-write into errors of the write, lets all others
  /// through, and makes sure that the three standard streams are taken.
  static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { passOver(number) }
    endByCrashes()
    unblockSignals()
    takeStandardStreams()
  }

  /// Takes Swift's backtracer away, unless it was asked for: on a terminal it holds the keyboard for half a minute,
  /// and the process goes on after a signal that was sent.
  private static func endByCrashes() {
    if let wish = getenv("SWIFT_BACKTRACE"), wish.pointee != 0 { return }
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      let before = signal(number, SIG_DFL)
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Lets a signal do nothing. A handler, since what is ignored the dashboard would leave so: there another
  /// process may end it by this signal.
  private static func passOver(_ number: Int32) {
    let before = signal(number) { _ in }
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
    }
  }

  /// A parent that blocks signals passes that on: the process could not be interrupted or ended.
  private static func unblockSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// A closed stream's number would go to the next file that is opened, and words to the reader would
  /// end up in a scenario: closed streams lead to nowhere, and writing there is an error.
  private static func takeStandardStreams() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(number, F_GETFD) == -1 {
      // The lowest free number is this one. Reading only: a write fails, as it would on a closed one.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
