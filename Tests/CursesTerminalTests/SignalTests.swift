import Glibc
import TerminalHarness
import Testing

/// The real-time signals that programs may use (signal(7)); 32 and 33 are the C library's.
private let firstRealTime: Int32 = 34
private let lastRealTime: Int32 = 64

/// Every signal that there is, by what it does to a process that does not handle it (signal(7)).
@Suite struct SignalTests {
  private static let ignored = [SIGCHLD, SIGURG, SIGWINCH, SIGCONT]
  private static let stopping = [SIGTSTP, SIGTTIN, SIGTTOU]
  private static let crashing = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS]
  /// All that can be caught, the real-time ones among them that the C library keeps to itself.
  private static let all = (1...lastRealTime).filter { $0 != SIGKILL && $0 != SIGSTOP }
  private static let ending = all.filter { !(ignored + stopping + crashing).contains($0) }

  @Test func coversTheSignalsThatHaveNames() {
    let named = [
      SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGVTALRM,
      SIGPROF, SIGXCPU, SIGXFSZ, SIGIO, SIGPWR, 32, 33, firstRealTime, lastRealTime,
    ]
    #expect(named.allSatisfy(Self.ending.contains))
    #expect(Self.all.count == 62)
  }

  @Test(arguments: ending) func endsWithItsStatus(number: Int32) throws {
    let program = try startDemo()
    program.signal(number)
    #expect(try program.waitForExit() == .code(128 + number))
    expectGivenBack(program)
  }

  @Test(arguments: crashing) func crashesByIt(number: Int32) throws {
    let program = try startDemo()
    program.signal(number)
    #expect(try program.waitForExit() == .signal(number))
    expectGivenBack(program)
  }

  @Test(arguments: stopping) func stopsByItWithTheTerminalGivenBack(number: Int32) throws {
    let program = try startDemo()
    program.signal(number)
    #expect(try program.waitForStop() == number)
    expectGivenBack(program)
    program.continueInForeground()
    try program.wait(for: "resumed")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    expectGivenBack(program)
  }

  @Test(arguments: ignored) func goesOnAfterIt(number: Int32) throws {
    let program = try startDemo()
    program.signal(number)
    program.send("n")
    try program.wait(for: "count 1")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// An alarm of another sender is no timer of the guard's.
  @Test func endsAtTheSecondOfAnyTwo() throws {
    let program = try startDemo(arguments: ["--stubborn"])
    program.signal(SIGUSR1)
    try program.wait(for: "not ended by \(SIGUSR1)")
    program.signal(SIGALRM)
    #expect(try program.waitForExit() == .code(128 + SIGALRM))
    expectGivenBack(program)
  }

  @Test(arguments: [SIGUSR1, SIGPIPE, firstRealTime])
  func leavesWhatWasIgnored(number: Int32) throws {
    let script = "trap '' \(number); exec \(BuildProducts.path(of: "TerminalDemo"))"
    let program = try TerminalProgram("/bin/sh", arguments: ["-c", script])
    try program.wait(for: "colors")
    program.signal(number)
    program.send("n")
    try program.wait(for: "count 1")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
