import TerminalHarness
import Testing

/// Looking closer, from other sides and at what is still to come, in a terminal.
@Suite struct ViewJourneyTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func open(_ arguments: [String] = []) throws -> TerminalProgram {
    try folder.openDashboard(rows: 40, columns: 120, arguments: arguments)
  }

  private func quit(_ program: TerminalProgram) throws {
    program.send(Keys.escape)
    try program.settle()
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  /// A mouse event of the terminal's own numbering: 0 and 2 are buttons, 64 and 65 the wheel, +32 dragging.
  private func mouse(_ button: Int, _ column: Int, _ row: Int, isRelease: Bool = false) -> String {
    "\u{1B}[<\(button);\(column);\(row)\(isRelease ? "m" : "M")"
  }

  /// The row of the numbers under the plots.
  private func ticks(_ screen: Screen) -> String {
    let lines = screen.lines
    let bottom = lines.firstIndex { $0.contains("step ─") } ?? 1
    return lines[bottom - 1]
  }

  @Test func zoomsAndPansTheStepsByMouse() throws {
    let program = try open()
    program.send(Keys.end)
    try program.wait(for: "step 20/20")
    let whole = ticks(try program.settle())
    program.send(mouse(64, 50, 12) + mouse(64, 50, 12))
    try program.wait(until: "a closer look") { ticks($0) != whole && $0.contains("zoomed") }
    let near = ticks(try program.settle())
    // With the right button what is seen is dragged to the right: earlier steps come.
    program.send(mouse(2, 30, 12) + mouse(34, 55, 12) + mouse(2, 55, 12, isRelease: true))
    try program.wait(until: "other steps") { ticks($0) != near && $0.contains("zoomed") }
    program.send(mouse(65, 30, 12) + mouse(65, 30, 12) + mouse(65, 30, 12))
    try program.wait(until: "all steps") { !$0.contains("zoomed") && ticks($0) == whole }
    try quit(program)
  }

  @Test func zoomsAndPansThePlaneByMouseAndGoesBack() throws {
    let program = try open()
    program.send(Keys.end)
    try program.wait(for: "step 20/20")
    let whole = ticks(try program.settle())
    program.send(mouse(64, 90, 12))
    try program.wait(until: "a closer look") { ticks($0) != whole }
    let near = ticks(try program.settle())
    program.send(mouse(0, 80, 12) + mouse(32, 100, 15) + mouse(0, 100, 15, isRelease: true))
    try program.wait(until: "another part") { ticks($0) != near && ticks($0) != whole }
    program.send("c")
    try program.wait(until: "all of it") { ticks($0) == whole }
    try quit(program)
  }

  @Test func showsDataAndPrincipalDirections() throws {
    try folder.write(
      "piste: 1\nproblem: {kind: polynomial-regression, degree: 3}\nlearning_rate: 0.5\n",
      to: "cubic.yaml")
    let program = try open(["cubic.yaml"])
    program.send(Keys.end)
    try program.wait(for: "w along principal directions")
    try program.wait(for: "PC1")
    program.send("v")
    try program.wait(for: "w over the loss")
    program.send("v")
    try program.wait(until: "the data") { $0.contains("data") && !$0.contains("w over the loss") }
    program.send("v")
    try program.wait(for: "w by step")
    try quit(program)
  }

  @Test func searchesTheCommands() throws {
    let program = try open()
    program.send(":")
    try program.wait(for: "commands")
    program.send("theory\r")
    try program.wait(for: "predicted")
    program.send(":")
    try program.wait(for: "commands")
    program.send("nothing like it")
    try program.wait(for: "nothing matches")
    program.send("\u{15}gradient\r")
    try program.wait(until: "the excess") { $0.contains("excess over the floor") }
    try quit(program)
  }

  /// Predict, then reveal: a replay pauses at its notes, and reads none of them out before.
  @Test func pausesAtTheNotesOfAReplay() throws {
    try folder.write(
      """
      piste: 1
      title: A rescue
      learning_rate: 1.0
      steps: 20
      events:
        - {at: 5, note: Where will it go?}
        - {at: 10, set: {learning_rate: 0.3}}
        - {at: 12, note: It turned}

      """, to: "rescue.yaml")
    let program = try open(["replay", "rescue.yaml"])
    #expect(!program.screen.contains("It turned") && !program.screen.contains("Where will"))
    program.send("* ")
    try program.wait(for: "step 5/20")
    let question = try program.wait(for: "Where will it go? (space continues)")
    #expect(question.contains("REPLAY ‖"))
    #expect(!program.screen.contains("It turned"))
    program.send(" ")
    try program.wait(for: "step 12/20")
    try program.wait(for: "It turned (space continues)")
    program.send(" ")
    try program.wait(for: "step 20/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
