import TerminalHarness
import Testing

/// Looking for a scenario among many, in a terminal.
@Suite struct BrowsingJourneyTests {
  /// Names come first, then titles, and the picture of what is selected; what is typed at once finds all.
  @Test func findsOneAmongManyAndShowsWhatItDoes() throws {
    let folder = try ScratchFolder()
    for number in 100..<400 {
      try folder.write(
        "piste: 1\ntitle: Lesson \(number)\nview: {curve: excess}\n",
        to: "scenarios/s\(number).yaml")
    }
    let program = try TerminalProgram("piste", rows: 30, columns: 110, folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("o377")
    let screen = try program.wait(until: "the lesson and its picture") {
      $0.contains("▸ Lesson 377") && $0.contains("excess over the floor · log")
    }
    #expect(screen.contains("scenarios/s377.yaml") && screen.contains("▇"))
    #expect(!screen.contains("Lesson 378") && !screen.contains("reading their titles"))
    program.send("\r.")
    try program.wait(for: "step 1/20")
    #expect(program.screen.lines[0].contains("Lesson 377"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Enter is not lost where it comes before the list.
  @Test func opensWhatIsTypedAtOnce() throws {
    let folder = try ScratchFolder()
    try folder.write("piste: 1\ntitle: Too timid\nsteps: 33\n", to: "scenarios/timid.yaml")
    let program = try TerminalProgram("piste", folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("otimid\r..")
    try program.wait(for: "step 2/33")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
