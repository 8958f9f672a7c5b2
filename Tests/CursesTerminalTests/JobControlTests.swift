import Glibc
import TerminalHarness
import Testing

@Suite struct JobControlTests {
  @Test(arguments: ["\u{1A}", "z"]) func stopsAndContinues(key: String) throws {
    let program = try startDemo()
    program.send("p")
    try program.wait(for: "key p")
    program.send(key)
    #expect(try program.waitForStop() == SIGTSTP)
    expectGivenBack(program)
    #expect(program.screen.contains("a message for later"))
    program.continueInForeground()
    try program.wait(for: "demo 80x24")
    let screen = try program.settle()
    #expect(screen.isAlternate && !screen.isCursorVisible && program.reportsMouse)
    #expect(screen[23, 79]?.text == "#")
    #expect(program.modes?.isCooked == false)
    program.send("pn")
    try program.wait(for: "count 1")
    // A second message is kept, too.
    #expect(try !program.settle().contains("a message for later"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    expectGivenBack(program)
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func adaptsToAWindowThatChangedMeanwhile(stop: Int32) throws {
    let program = try startDemo()
    program.signal(stop)
    try program.waitForStop()
    program.resize(rows: 30, columns: 100)
    program.continueInForeground()
    try program.wait(for: "demo 100x30")
    try program.wait(for: "resize 100x30")
    try program.wait(until: "corner") { $0[29, 99]?.text == "#" }
  }

  @Test func comesBackFromAStopThatCannotBeCaught() throws {
    let program = try startDemo()
    program.signal(SIGSTOP)
    #expect(try program.waitForStop() == SIGSTOP)
    let before = program.output.count
    program.continueInForeground()
    try program.wait(for: "resumed")
    try program.settle()
    // Whatever the shell has done to the screen meanwhile, it is entered and drawn anew, with the mouse.
    let output = String(decoding: program.output.dropFirst(before), as: UTF8.self)
    #expect(output.contains("\u{1B}[?1049h") && output.contains("demo 80x24"))
    #expect(output.contains("\u{1B}[?1006h"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    expectGivenBack(program)
  }

  /// After `bg` it stops again, and leaves the terminal to whoever has it.
  @Test(arguments: [SIGTSTP, SIGSTOP]) func staysStoppedInTheBackground(stop: Int32) throws {
    let program = try startDemo()
    program.signal(stop)
    #expect(try program.waitForStop() == stop)
    let (modes, before) = (program.modes, program.byteCount)
    for _ in 0..<2 {
      program.signal(SIGCONT)
      #expect(try program.waitForStop() == SIGTSTP)
      #expect(program.modes == modes && program.byteCount == before)
    }
    program.continueInForeground()
    try program.wait(for: "resumed")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    expectGivenBack(program)
  }

  /// What is started in the background touches nothing, and gives back the modes of the foreground.
  @Test func waitsForTheForegroundToBegin() throws {
    // Not bash, which sets the modes again by itself.
    let script = """
      stty -echo; "$0" & until grep -q "^State:.T" /proc/$!/status; do sleep 0.05; done
      echo "it waits"; read line; stty echo; fg; exit $?
      """
    let program = try TerminalProgram(
      "/bin/sh", arguments: ["-mc", script, BuildProducts.path(of: "TerminalDemo")])
    try program.wait(for: "it waits")
    #expect(!program.screen.isAlternate)
    program.send("\r")
    try program.wait(for: "demo 80x24")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  /// Modes that the person sets while it is stopped are what is there afterwards.
  @Test(arguments: ["q", "s"]) func keepsModesThatWereSetMeanwhile(ending: String) throws {
    let program = try startDemo()
    program.send("\u{1A}")
    try program.waitForStop()
    program.changeModes { $0.c_lflag &= ~tcflag_t(ECHOCTL) }
    let modes = program.modes
    #expect(modes != program.initialModes)
    program.continueInForeground()
    try program.wait(for: "demo 80x24")
    program.send(ending)
    _ = try program.waitForExit()
    #expect(program.modes == modes)
  }

  /// Setting the modes from the background would stop it before it has ended.
  @Test func crashesInTheBackground() throws {
    let program = try startDemo()
    program.signal(SIGSTOP)
    try program.waitForStop()
    program.signal(SIGSEGV)
    program.signal(SIGCONT)
    #expect(try program.waitForExit() == .signal(SIGSEGV))
    expectGivenBack(program)
  }

  @Test func endsWhileItIsStopped() throws {
    let program = try startDemo()
    program.send("\u{1A}")
    try program.waitForStop()
    program.signal(SIGTERM)
    program.continueInForeground()
    #expect(try program.waitForExit() == .code(143))
    expectGivenBack(program)
  }

  @Test func worksBelowAShell() throws {
    let session = try TmuxSession(columns: 80, rows: 24)
    try session.send("echo before; \(BuildProducts.path(of: "TerminalDemo")); echo rc=$?", "Enter")
    try session.wait(for: "demo 80x24")
    #expect(try !session.text().contains("before"))
    try session.send("C-z")
    let stopped = try session.wait(for: "Stopped")
    #expect(stopped.contains("before") && !stopped.contains("demo 80x24"))
    // In the background it must not touch the terminal: it stops again.
    try session.send("bg", "Enter")
    try session.send("until jobs | grep -q Stopped; do sleep 0.05; done; echo 1$((1+1))3", "Enter")
    try session.wait(for: "\n123")
    try session.send("fg", "Enter")
    try session.wait(for: "demo 80x24")
    try session.send("n")
    try session.wait(for: "count 1")
    try session.send("q")
    let after = try session.wait(until: "prompt") { !$0.contains("demo 80x24") }
    #expect(after.contains("before"))
    try session.send("echo still \"here\"", "Enter")
    try session.wait(for: "\nstill here")
  }
}
