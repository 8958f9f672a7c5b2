import TerminalHarness
import Testing

/// Terminals that serve, and what is said of those that do not.
@Suite struct OpeningTests {
  @Test(arguments: ["vt100", "vt220", "linux", "screen-256color", "tmux-256color", "xterm", "ansi"])
  func serves(terminal: String) throws {
    let program = try startDemo(environment: ["TERM": terminal])
    #expect(program.screen.contains("demo 80x24"))
    #expect(program.screen[23, 79]?.text == "#")
    program.send("n\u{1B}OA")
    try program.wait(for: "count 1")
    try program.wait(for: "key up")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
    #expect(program.screen.isCursorVisible)
  }

  @Test(arguments: [
    ("dumb", "TERM=dumb cannot show the dashboard: use `piste run` or `piste --plain`"),
    ("wizard", "TERM=wizard is unknown on this system"), (nil, "TERM is not set"),
    ("", "TERM is not set"),
  ]) func refuses(terminal: String?, sentence: String) throws {
    let program = try startDemo(environment: ["TERM": terminal], columns: 200, settled: false)
    #expect(try program.waitForExit() == .code(2))
    #expect(program.screen.contains("error: " + sentence), "\(program.screen.framed)")
    #expect(program.modes == program.initialModes)
    #expect(!program.output.contains(0x1B))
  }

  @Test func refusesWhatIsNoTerminal() throws {
    let (status, text) = try runProgram("TerminalDemo", environment: ["TERM": "xterm-256color"])
    #expect(status == .code(2))
    #expect(text.hasPrefix("error: standard input is not a terminal"))
  }

  @Test(arguments: [
    ("</dev/null", "standard input"), ("<&-", "standard input"), ("| cat", "standard output"),
    (">/dev/null", "standard output"),
  ]) func saysWhichStreamIsNoTerminal(redirection: String, stream: String) throws {
    let demo = BuildProducts.path(of: "TerminalDemo")
    let program = try TerminalProgram("/bin/sh", arguments: ["-c", "\(demo) \(redirection)"])
    try program.wait(for: "error: \(stream) is not a terminal")
    let status = try program.waitForExit()
    #expect(redirection == "| cat" || status == .code(2))
    #expect(program.modes == program.initialModes)
  }

  /// LINES and COLUMNS of the environment are often stale.
  @Test func measuresTheWindowItself() throws {
    let program = try startDemo(environment: ["LINES": "10", "COLUMNS": "20"])
    #expect(program.screen.contains("demo 80x24"))
  }
}
