import TerminalHarness
import Testing

/// The main job as a person does it, in a terminal.
@Suite struct DashboardJourneyTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let sizes = [(24, 80), (40, 120), (60, 200), (12, 60)]

  @Test(arguments: sizes)
  func stepsRewindsForksSavesAndVerifies(rows: Int, columns: Int) throws {
    let program = try folder.openDashboard(rows: rows, columns: columns)
    program.send(".....")
    try program.wait(for: "step 5/20")
    program.send(" ")
    try program.wait(for: "step 20/20")
    program.send(",,,,,,,")
    try program.wait(for: "step 13/20")
    program.send(Keys.enter + "0.7" + Keys.enter)
    try program.wait(for: "FORK")
    program.send(" ")
    try program.wait(for: "step 20/20")
    program.send("s")
    try program.wait(for: "save the run")
    program.send("mine" + Keys.enter)
    try program.wait(for: "Saved as mine")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
    let file = try #require(folder.text(of: "scenarios/mine.yaml"))
    #expect(file.contains("{at: 13, set: {learning_rate: 0.7}}"))
    let (status, output) = try runProgram(
      "piste", arguments: ["replay", "scenarios/mine.yaml", "--verify"], folder: folder.path)
    #expect(status == .code(0), "\(output)")
  }

  @Test func takesAForkBackAndDoesItAgain() throws {
    let program = try folder.openDashboard()
    program.send("$")
    try program.wait(for: "step 20/20")
    program.send("H")
    try program.wait(for: "step 10/20")
    program.send("]")
    try program.wait(for: "A fork")
    program.send("$")
    try program.wait(for: "step 20/20")
    program.send("u")
    let undone = try program.wait(for: "Undone at step 10")
    #expect(undone.contains("step 10/20"))
    program.send("U")
    let redone = try program.wait(for: "Done again at step 10")
    #expect(redone.contains("step 20/20"))
    program.send("u")
    try program.wait(for: "Undone at step 10")
    // Nothing is unsaved any more.
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func correctsANote() throws {
    let program = try folder.openDashboard(rows: 40, columns: 120)
    program.send("nfirst" + Keys.enter)
    try program.wait(for: "@0  first")
    program.send("\u{1B}[Z" + Keys.enter)
    try program.wait(for: "note at step 0")
    program.send(" thing" + Keys.enter)
    try program.wait(for: "first thing")
    program.send(Keys.enter + "\u{15}" + Keys.enter)
    try program.wait(for: "is deleted")
    program.send("u")
    try program.wait(for: "first thing")
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func saysWhyARunDivergesAndLetsItBeRescued() throws {
    let program = try folder.openDashboard(rows: 40, columns: 120)
    program.send(Keys.enter + "1.5" + Keys.enter)
    program.send(Keys.down + Keys.enter + "60" + Keys.enter)
    try program.wait(for: "step 0/60")
    program.send(Keys.end)
    // PyTorch's float32 run at 1.5 has its first loss that is not finite at 36.
    let screen = try program.wait(for: "DIVERGED")
    #expect(screen.contains("step 36"))
    #expect(screen.contains("1.5"))
    #expect(screen.contains("0.708"))
    program.send(Keys.home)
    try program.wait(for: "step 0/60")
    program.send(Keys.up + Keys.enter + "0.3" + Keys.enter + Keys.end)
    let rescued = try program.wait(for: "step 60/60")
    #expect(!rescued.contains("DIVERGED"))
    #expect(rescued.contains("stable"))
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func playsAReplayWithItsEvents() throws {
    try folder.write(
      """
      piste: 1
      title: A rescue
      about: Look at the turn.
      learning_rate: 1.0
      steps: 20
      events:
        - {at: 10, set: {learning_rate: 0.3}}
        - {at: 12, note: It turns}
      """, to: "scenarios/rescue.yaml")
    let program = try folder.openDashboard(
      rows: 40, columns: 120, arguments: ["replay", "scenarios/rescue.yaml"])
    try program.wait(for: "REPLAY")
    try program.wait(for: "A rescue")
    program.send(">.")
    let screen = try program.wait(for: "step 11/20")
    #expect(screen.contains("0.3"))
    #expect(screen.contains("REPLAY"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func followsTheMouse() throws {
    let program = try folder.openDashboard()
    program.send(Keys.end)
    try program.wait(for: "step 20/20")
    // The middle of the timeline, in the row above the keys.
    program.send("\u{1B}[<0;40;23M\u{1B}[<0;40;23m")
    try program.wait(until: "a step in the middle") { screen in
      (8...12).contains { screen.contains("step \($0)/20") }
    }
    program.send("M")
    try program.wait(for: "The mouse is off")
    #expect(!program.reportsMouse)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func survivesAFloodOfKeys() throws {
    let program = try folder.openDashboard()
    program.send(String(repeating: ".,><][}{\t?\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D v", count: 200))
    program.send(Keys.escape + Keys.escape)
    try program.settle()
    program.send(Keys.escape + "qqqd")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }
}
