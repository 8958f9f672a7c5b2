import TerminalHarness
import Testing

/// The same dashboard on whatever terminal there is.
@Suite struct LookJourneyTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func followsTheWindow() throws {
    let program = try folder.openDashboard()
    for (rows, columns) in [(12, 40), (5, 10), (60, 200), (1, 1), (24, 80)] {
      program.resize(rows: rows, columns: columns)
      try program.settle()
    }
    program.send(".")
    try program.wait(for: "step 1/20")
    program.resize(rows: 8, columns: 30)
    try program.wait(for: "40×12")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// A text that comes at once without being a paste, and a sequence that does not end for long, are over
  /// before the next key.
  @Test func goesOnAfterMuchInput() throws {
    let program = try folder.openDashboard()
    program.send("n" + String(repeating: "w ", count: 50_000) + Keys.enter)
    program.send("\u{1B}]0;" + String(repeating: ".", count: 100_000) + "\u{7}.")
    try program.wait(for: "step 1/20")
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func writesNothingWhileNothingChanges() throws {
    let program = try folder.openDashboard()
    try program.settle()
    let before = program.byteCount
    try program.settle(milliseconds: 700)
    #expect(program.byteCount == before)
    program.send("q")
    _ = try program.waitForExit()
  }

  @Test func showsASCIIWhereThereIsNothingElse() throws {
    let program = try folder.openDashboard(environment: ["LANG": "C"])
    program.send(".....")
    let screen = try program.wait(for: "step 5/20")
    #expect(screen.text.unicodeScalars.allSatisfy { $0.isASCII })
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func looksAsItIsTold() throws {
    let program = try folder.openDashboard(arguments: [
      "--ascii", "--colors", "none", "--no-mouse", "--theme", "light",
    ])
    #expect(program.screen.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(!program.reportsMouse)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    let (status, output) = try runProgram("piste", arguments: ["--theme", "pink"])
    #expect(status == .code(2))
    #expect(output.contains("high-contrast"))
  }
}
