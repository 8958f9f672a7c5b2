import Glibc
import TerminalHarness
import Testing

/// A run that takes long to make: the screen is there at once, and so are the ways out.
@Suite struct OpeningJourneyTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      """
      piste: 1
      title: Big clouds
      problem: {kind: logistic-regression, samples: 1000000, features: 2}

      """, to: "big.yaml")
  }

  private func open() throws -> TerminalProgram {
    let program = try TerminalProgram("piste", arguments: ["big.yaml"], folder: folder.path)
    // The last row comes last.
    let screen = try program.wait(for: "q quit")
    #expect(screen.contains("Big clouds") && screen.contains("PREPARING"))
    return program
  }

  @Test(arguments: ["q", "\u{3}"])
  func isLeftByAKey(key: String) throws {
    let program = try open()
    program.send(key)
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  @Test func isEndedByASignal() throws {
    let program = try open()
    program.signal(SIGTERM)
    #expect(try program.waitForExit() == .code(128 + SIGTERM))
    #expect(program.modes == program.initialModes)
  }

  @Test func followsTheWindow() throws {
    let program = try open()
    for (rows, columns) in [(1, 1), (2, 9), (60, 200)] {
      program.resize(rows: rows, columns: columns)
      try program.settle()
    }
    try program.wait(for: "reading the data")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// What is wrong with the data is said below, on a terminal that is as it was.
  @Test func saysWhatIsWrongWithTheData() throws {
    try folder.write("a,b\n1,2\n3,four\n", to: "bad.csv")
    let program = try TerminalProgram("piste", arguments: ["bad.csv"], folder: folder.path)
    #expect(try program.waitForExit() == .code(2))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
    #expect(program.screen.text.contains("line 3, column b"))
  }
}
