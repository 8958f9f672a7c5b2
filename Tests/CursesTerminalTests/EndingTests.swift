import Glibc
import TerminalHarness
import Testing

/// A way to end, and what must be seen of it.
struct Ending: CustomTestStringConvertible {
  var testDescription: String
  /// What is typed.
  var keys = ""
  /// What is sent.
  var signal: Int32?
  var status: ProgramStatus
  /// What must be on the screen afterwards.
  var message = ""

  static let all = [
    Ending(testDescription: "quit", keys: "q", status: .code(0)),
    Ending(testDescription: "error", keys: "e", status: .code(1), message: "the disk is full"),
    Ending(testDescription: "exit()", keys: "x", status: .code(3)),
    Ending(
      testDescription: "a message, then quit", keys: "pq", status: .code(0),
      message: "a message for later"),
    Ending(
      testDescription: "a message, then exit()", keys: "px", status: .code(3),
      message: "a message for later"),
    Ending(testDescription: "INT", signal: SIGINT, status: .code(130)),
    Ending(testDescription: "^C", keys: "\u{3}", status: .code(130)),
    Ending(testDescription: "TERM", signal: SIGTERM, status: .code(143)),
    Ending(testDescription: "HUP", signal: SIGHUP, status: .code(129)),
    Ending(testDescription: "QUIT", signal: SIGQUIT, status: .code(131)),
    Ending(testDescription: #"^\"#, keys: "\u{1C}", status: .code(131)),
    Ending(testDescription: "SEGV sent", signal: SIGSEGV, status: .signal(SIGSEGV)),
    Ending(testDescription: "SEGV by a fault", keys: "s", status: .signal(SIGSEGV)),
    Ending(testDescription: "overflow of the stack", keys: "o", status: .signal(SIGSEGV)),
    Ending(testDescription: "overflow of a thread's stack", keys: "O", status: .signal(SIGSEGV)),
    Ending(
      testDescription: "trap", keys: "t", status: .signal(SIGILL),
      message: "Fatal error: Index out of range"),
    Ending(
      testDescription: "trap on a thread", keys: "T", status: .signal(SIGILL),
      message: "Fatal error: Index out of range"),
    Ending(testDescription: "abort()", keys: "a", status: .signal(SIGABRT)),
    Ending(testDescription: "ABRT sent", signal: SIGABRT, status: .signal(SIGABRT)),
    Ending(testDescription: "BUS sent", signal: SIGBUS, status: .signal(SIGBUS)),
    Ending(testDescription: "FPE sent", signal: SIGFPE, status: .signal(SIGFPE)),
    Ending(testDescription: "TRAP sent", signal: SIGTRAP, status: .signal(SIGTRAP)),
  ]
}

@Suite struct EndingTests {
  @Test(arguments: Ending.all) func givesTheTerminalBack(_ ending: Ending) throws {
    // Room for the stack that Swift writes below its message.
    let program = try startDemo(rows: 60, columns: 120)
    #expect(program.screen.isAlternate)
    #expect(program.modes?.isCooked == false)
    #expect(program.reportsMouse)
    program.send(ending.keys)
    if let signal = ending.signal { program.signal(signal) }
    #expect(try program.waitForExit() == ending.status)
    expectGivenBack(program)
    #expect(program.screen.contains(ending.message), "\(program.screen.framed)")
  }

  @Test(arguments: [SIGTERM, SIGSEGV, nil])
  func givesTheTerminalBackInTheMidstOfFrames(signal: Int32?) throws {
    let program = try startDemo(rows: 60, columns: 120)
    program.send("f")
    let before = program.byteCount
    try program.wait(until: "frames") { _ in program.byteCount > before + 100_000 }
    // A trap on another thread if there is no signal.
    if let signal { program.signal(signal) } else { program.send("T") }
    #expect(try program.waitForExit().shellCode == 128 + (signal ?? SIGILL))
    expectGivenBack(program)
  }

  /// What crashes while another thread writes a frame waits a moment for its end; for that another time
  /// may come on a busy machine.
  @Test func aCrashWaitsForTheFrame() throws {
    for _ in 0..<5 {
      let program = try startDemo(rows: 60, columns: 120)
      program.send("D")
      #expect(try program.waitForExit() == .signal(SIGILL))
      expectGivenBack(program)
      let output = String(decoding: program.output, as: UTF8.self)
      if output.contains("the end of a frame") { return }
    }
    Issue.record("the frame never ended")
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func endsThoughNobodyReads(signal: Int32) throws {
    let program = try startDemo()
    program.send("f")
    // It fills the terminal's buffer and waits for room.
    try program.waitUntilOutputIsStuck()
    program.signal(signal)
    #expect(try program.waitForExit(reading: false) == .code(128 + signal))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  @Test func leavesAtOnceWhenAskedTwice() throws {
    let program = try startDemo(arguments: ["--stubborn"])
    program.signal(SIGTERM)
    try program.wait(for: "not ended by 15")
    // Whoever reads the request has all the time he wants.
    try program.settle(milliseconds: 600)
    program.signal(SIGINT)
    #expect(try program.waitForExit() == .code(130))
    expectGivenBack(program)
  }

  /// Swift's backtracer would ask questions for 30 seconds.
  @Test func endsAtOnceWithoutAWordOnBacktraces() throws {
    let program = try startDemo(environment: ["SWIFT_BACKTRACE": nil], rows: 60, columns: 120)
    program.send("t")
    #expect(try program.waitForExit() == .signal(SIGILL))
    expectGivenBack(program)
    #expect(program.screen.contains("Fatal error: Index out of range"))
  }

  @Test(arguments: [SIGSEGV, SIGABRT]) func crashesThoughNobodyReads(signal: Int32) throws {
    let program = try startDemo()
    program.send("f")
    try program.waitUntilOutputIsStuck()
    program.signal(signal)
    #expect(try program.waitForExit(reading: false) == .signal(signal))
    #expect(program.modes == program.initialModes)
  }

  /// The last output is not waited for if somebody asked for the end.
  @Test func endsThoughTheOutputStandsAgainAndAgain() throws {
    let program = try startDemo()
    program.stopOutput()
    program.signal(SIGTERM)
    #expect(try program.waitForExit(holdsOutput: true) == .code(128 + SIGTERM))
    #expect(program.modes == program.initialModes)
  }

  @Test func quitsThoughNobodyReads() throws {
    let program = try startDemo()
    program.stopOutput()
    program.send("npq")
    #expect(try program.waitForExit(reading: false) == .code(0))
    #expect(program.modes == program.initialModes)
  }

  /// What was typed ahead is not the shell's, be it by stopping, quitting or crashing.
  @Test(arguments: ["z", "q", "s"]) func leavesNoInputBehind(key: String) throws {
    let program = try startDemo(arguments: ["--quiet"])
    program.signal(SIGSTOP)
    try program.waitForStop()
    // More than is read at once.
    program.send(key + String(repeating: "k", count: 15_000))
    program.continueInForeground()
    if key == "z" { try program.waitForStop() } else { _ = try program.waitForExit() }
    #expect(program.unreadCount == 0)
  }

  /// What waits for output ends by a key all the same.
  @Test func takesKeysWhileTheOutputStands() throws {
    let program = try startDemo()
    program.stopOutput()
    program.send("n")
    // A frame that cannot be written is under way now.
    program.pump(milliseconds: 300)
    program.send("q")
    #expect(try program.waitForExit(reading: false) == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func endsWhenTheTerminalHangsUp() throws {
    let program = try startDemo()
    program.hangUp()
    #expect(try program.waitForExit() == .code(129))
  }

  @Test func leavesIgnoredSignalsIgnored() throws {
    let demo = BuildProducts.path(of: "TerminalDemo")
    let program = try TerminalProgram(
      "/bin/sh", arguments: ["-c", "trap '' INT; exec \(demo)"])
    try program.wait(for: "colors")
    program.signal(SIGINT)
    program.send("n")
    try program.wait(for: "count 1")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
