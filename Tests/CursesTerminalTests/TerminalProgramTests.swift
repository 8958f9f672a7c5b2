import Glibc
import TerminalHarness
import Testing

@Suite struct TerminalProgramTests {
  @Test func showsWhatAProgramWrites() throws {
    let program = try TerminalProgram(
      "/bin/sh",
      arguments: ["-c", #"printf '\033[1;31mhé\033[0m'; read x; printf "got $x"; exit 7"#])
    try program.wait(for: "hé")
    let cell = try #require(program.screen[0, 0])
    #expect(cell.isBold && cell.foreground == .indexed(1))
    program.send("abc\r")
    try program.wait(for: "got abc")
    #expect(try program.waitForExit() == .code(7))
  }

  @Test func seesModesThatAProgramLeavesBehind() throws {
    let program = try TerminalProgram("/bin/sh", arguments: ["-c", "stty raw -echo"])
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes != program.initialModes)
    #expect(program.modes?.isCooked == false)
    #expect(program.initialModes.isCooked)
  }

  @Test func tellsASignalFromACode() throws {
    let program = try TerminalProgram("/bin/sh", arguments: ["-c", "kill -SEGV $$"])
    #expect(try program.waitForExit() == .signal(SIGSEGV))
  }

  @Test func stopsAndContinues() throws {
    let program = try TerminalProgram("/bin/cat")
    program.send("one\r")
    try program.wait(for: "one")
    program.send("\u{1A}")
    #expect(try program.waitForStop() == SIGTSTP)
    program.continueInForeground()
    program.send("two\r")
    try program.wait(until: "echo and copy of two") { screen in
      screen.lines.contains("^Ztwo") && screen.lines.contains("two")
    }
    program.send("\u{4}")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func saysWhatTheScreenShowed() throws {
    let program = try TerminalProgram("/bin/sh", arguments: ["-c", "printf hello; read x"])
    try program.wait(for: "hello")
    let failure = #expect(throws: HarnessFailure.self) { try program.wait(for: "bye", within: 0.1) }
    #expect(failure?.description.contains("hello") == true)
  }

  @Test func hangsUp() throws {
    let program = try TerminalProgram("/bin/cat")
    program.send("one\r")
    try program.wait(for: "one")
    program.hangUp()
    // The end of input or an input error, by chance.
    #expect([.code(0), .code(1)].contains(try program.waitForExit()))
  }

  @Test func resizes() throws {
    let program = try TerminalProgram(
      "/bin/sh", arguments: ["-c", "printf go; read x; stty size; read x"])
    try program.wait(for: "go")
    program.resize(rows: 33, columns: 99)
    program.send("\r")
    try program.wait(for: "33 99")
  }
}
