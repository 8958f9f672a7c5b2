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

  /// A file that no list has, by its path from the person's home.
  @Test func aPathThatIsTypedIsOpened() throws {
    let other = try ScratchFolder()
    try other.write("a,y\n1,2\n2,4\n3,7\n", to: "rows.csv")
    let program = try TerminalProgram(
      "piste", environment: ["HOME": other.path], rows: 24, columns: 100, folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("o")
    try program.wait(for: "or a path")
    program.send("~/none.csv")
    try program.wait(for: "By its path")
    program.send("\r")
    try program.wait(for: "no such file")
    // The list is still there, and what was typed in it.
    program.send("\u{15}~/rows.csv\r")
    let screen = try program.wait(for: "rows.csv")
    #expect(screen.contains("step 0/20"))
    program.send("...")
    try program.wait(for: "step 3/20")
  }

  /// From inside the dashboard the run that is open stays until the other one is there.
  private func openInside(_ name: String, rows: Int = 24) throws -> TerminalProgram {
    let program = try TerminalProgram("piste", rows: rows, columns: 100, folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("...")
    try program.wait(for: "step 3/20")
    program.send("o")
    try program.wait(for: "open a scenario")
    program.send(name)
    try program.wait(for: "▸ \(name)")
    program.send("\r")
    return program
  }

  @Test func answersKeysWhileAFileIsRead() throws {
    try folder.write(try #require(folder.text(of: "big.yaml")), to: "scenarios/big.yaml")
    let program = try openInside("Big clouds")
    try program.wait(until: "what is read, over the run") {
      $0.contains("PREPARING") && $0.contains("step 3/20") && $0.contains("scenarios/big.yaml")
    }
    program.send("?")
    let help = try program.wait(for: "Run until the target")
    #expect(help.contains("PREPARING"))
    program.send("q")
    try program.wait(until: "the end of the help") { !$0.contains("Run until the target") }
    program.send("\u{3}")
    try program.wait(until: "the run before") { !$0.contains("PREPARING") }
    program.send(".")
    try program.wait(for: "step 4/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func takesAnotherFileInPlaceOfOneThatIsRead() throws {
    try folder.write(try #require(folder.text(of: "big.yaml")), to: "scenarios/big.yaml")
    try folder.write("piste: 1\ntitle: Small rows\nsteps: 33\n", to: "scenarios/small.yaml")
    let program = try openInside("Big clouds")
    try program.wait(for: "PREPARING")
    program.send("o")
    try program.wait(for: "open a scenario")
    program.send("Small rows")
    try program.wait(for: "▸ Small rows")
    program.send("\r")
    let screen = try program.wait(for: "Opened Small rows")
    #expect(screen.contains("step 0/33") && !screen.contains("PREPARING"))
    program.send("..")
    try program.wait(for: "step 2/33")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Every row is read before the wrong one; the run that is open goes on.
  @Test func tellsOfAnErrorInTheListOverTheRunThatStays() throws {
    let rows = String(repeating: "1,2\n2,3\n3,1\n", count: 200_000)
    try folder.write("a,b\n" + rows + "3,four\n", to: "scenarios/rows.csv")
    try folder.write(
      "piste: 1\ntitle: Wrong rows\nproblem: {kind: own-data, file: rows.csv}\n",
      to: "scenarios/wrong.yaml")
    let program = try openInside("Wrong rows")
    let screen = try program.wait(for: "line 600002, column b")
    #expect(screen.contains("step 3/20") && !screen.contains("PREPARING"))
    #expect(screen.contains("open a scenario"))
    program.send(Keys.escape)
    try program.wait(until: "the run alone") { !$0.contains("open a scenario") }
    program.send(".")
    try program.wait(for: "step 4/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Keys that are typed ahead are for the run that comes.
  @Test func keepsKeysForTheRunThatComes() throws {
    try folder.write("piste: 1\ntitle: Small rows\nsteps: 33\n", to: "scenarios/small.yaml")
    let program = try TerminalProgram("piste", folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("o")
    try program.wait(for: "Small rows")
    program.send("small\r..")
    try program.wait(for: "step 2/33")
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
