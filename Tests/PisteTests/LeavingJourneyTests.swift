import Glibc
import TerminalHarness
import Testing

/// Every way out, and the one back.
@Suite struct LeavingJourneyTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func asksBeforeAnythingIsLost() throws {
    let program = try folder.openDashboard()
    program.send("]q")
    try program.wait(for: "Leave without saving?")
    program.send(Keys.escape)
    try program.wait(for: "run/pause")
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  /// ^C is a key: it asks as q does, and leaves what is being typed alone.
  @Test func interruptsAskBeforeAnythingIsLost() throws {
    let program = try folder.openDashboard()
    program.send("nlook\u{3}")
    try program.wait(for: "run/pause")
    program.send("]\u{3}")
    try program.wait(for: "Leave without saving?")
    program.send("q\u{3}")
    try program.wait(for: "run/pause")
    program.send("\u{3}d")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGVTALRM, SIGPROF,
    SIGXCPU, SIGXFSZ, SIGIO, SIGPWR, SIGSTKFLT, 32, 34, 64,
  ])
  func givesTheTerminalBackOnASignal(number: Int32) throws {
    let program = try folder.openDashboard()
    program.send("*" + Keys.down + Keys.enter + "1000000" + Keys.enter + " ")
    try program.wait(for: "LIVE")
    program.signal(number)
    #expect(try program.waitForExit() == .code(128 + number))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  /// Line by line there is no screen to give back: the signal ends the program at once, and nothing asks for a key.
  @Test(arguments: [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV])
  func endsPlainModeByACrashSignal(number: Int32) throws {
    let program = try TerminalProgram(
      "piste", arguments: ["--plain"], environment: ["SWIFT_BACKTRACE": nil], folder: folder.path)
    try program.wait(for: "step 0/20")
    program.signal(number)
    #expect(try program.waitForExit() == .signal(number))
    #expect(program.modes == program.initialModes)
  }

  /// A write that breaks a limit of the system fails, and the run goes on.
  @Test func outlivesALimitOnTheSizeOfFiles() throws {
    let program = try TerminalProgram(
      "/bin/sh",
      arguments: ["-c", "ulimit -f 0; exec \"$0\"", BuildProducts.path(of: "piste")],
      folder: folder.path)
    try program.wait(for: "step 0/")
    program.send("s")
    try program.wait(for: "save the run")
    program.send("mine" + Keys.enter)
    try program.wait(for: "cannot write")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(folder.text(of: "scenarios/mine.yaml") == nil)
  }

  @Test func givesTheTerminalBackOnACrash() throws {
    let program = try folder.openDashboard()
    program.signal(SIGSEGV)
    #expect(try program.waitForExit() == .signal(SIGSEGV))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  @Test func comesBackFromTheBackground() throws {
    let program = try folder.openDashboard()
    program.send("...")
    try program.wait(for: "step 3/20")
    program.send("\u{1A}")
    try program.waitForStop()
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
    program.continueInForeground()
    try program.wait(for: "step 3/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func saysWhatItNeedsWhereThereIsNoTerminal() throws {
    let (status, output) = try runProgram("piste")
    #expect(status == .code(2))
    #expect(output.contains("piste run"))
  }
}
