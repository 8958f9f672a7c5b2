import Glibc
import TerminalHarness
import Testing

/// The main job as a person does it, in a terminal.
@Suite struct DashboardJourneyTests {
  private enum Keys {
    static let enter = "\r"
    static let end = "\u{1B}[F"
    static let home = "\u{1B}[H"
    static let down = "\u{1B}[B"
    static let escape = "\u{1B}"
  }

  private static let sizes = [(24, 80), (40, 120), (60, 200), (12, 60)]

  private func open(
    _ folder: ScratchFolder, rows: Int = 24, columns: Int = 80, arguments: [String] = [],
    environment: [String: String?] = [:]
  ) throws -> TerminalProgram {
    let program = try TerminalProgram(
      "piste", arguments: arguments, environment: environment, rows: rows, columns: columns,
      folder: folder.path)
    try program.wait(for: "step 0/")
    return program
  }

  @Test(arguments: sizes)
  func stepsRewindsForksSavesAndVerifies(rows: Int, columns: Int) throws {
    let folder = try ScratchFolder()
    let program = try open(folder, rows: rows, columns: columns)
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

  @Test func saysWhyARunDivergesAndLetsItBeRescued() throws {
    let folder = try ScratchFolder()
    let program = try open(folder, rows: 40, columns: 120)
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
    program.send("\u{1B}[A" + Keys.enter + "0.3" + Keys.enter + Keys.end)
    let rescued = try program.wait(for: "step 60/60")
    #expect(!rescued.contains("DIVERGED"))
    #expect(rescued.contains("stable"))
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func playsAReplayWithItsEvents() throws {
    let folder = try ScratchFolder()
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
    let program = try open(
      folder, rows: 40, columns: 120, arguments: ["replay", "scenarios/rescue.yaml"])
    try program.wait(for: "REPLAY")
    try program.wait(for: "A rescue")
    program.send(">.")
    let screen = try program.wait(for: "step 11/20")
    #expect(screen.contains("0.3"))
    #expect(screen.contains("REPLAY"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func opensAnotherScenario() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "piste: 1\ntitle: Too timid\nlearning_rate: 0.01\n", to: "scenarios/timid.yaml")
    try folder.write("piste: 1\nlearning_rate: fast\n", to: "scenarios/wrong.yaml")
    let program = try open(folder)
    program.send("o")
    try program.wait(for: "Too timid")
    program.send("timid" + Keys.enter)
    let screen = try program.wait(for: "0.01")
    #expect(screen.contains("Too timid"))
    program.send("o")
    try program.wait(for: "open a scenario")
    program.send("wrong" + Keys.enter)
    try program.wait(for: "learning_rate")
    program.send(Keys.escape)
    try program.wait(for: "run/pause")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func followsTheWindow() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
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

  @Test func writesNothingWhileNothingChanges() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    try program.settle()
    let before = program.byteCount
    try program.settle(milliseconds: 700)
    #expect(program.byteCount == before)
    program.send("q")
    _ = try program.waitForExit()
  }

  @Test func showsASCIIWhereThereIsNothingElse() throws {
    let folder = try ScratchFolder()
    let program = try open(folder, environment: ["LANG": "C"])
    program.send(".....")
    let screen = try program.wait(for: "step 5/20")
    #expect(screen.text.unicodeScalars.allSatisfy { $0.isASCII })
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func looksAsItIsTold() throws {
    let folder = try ScratchFolder()
    let program = try open(
      folder, arguments: ["--ascii", "--colors", "none", "--no-mouse", "--theme", "light"])
    #expect(program.screen.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(!program.reportsMouse)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    let (status, output) = try runProgram("piste", arguments: ["--theme", "pink"])
    #expect(status == .code(2))
    #expect(output.contains("high-contrast"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGINT])
  func givesTheTerminalBackOnASignal(number: Int32) throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send("*" + Keys.down + Keys.enter + "1000000" + Keys.enter + " ")
    try program.wait(for: "LIVE")
    program.signal(number)
    #expect(try program.waitForExit() == .code(128 + number))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  @Test func givesTheTerminalBackOnACrash() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.signal(SIGSEGV)
    #expect(try program.waitForExit() == .signal(SIGSEGV))
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
  }

  @Test func asksBeforeAnythingIsLost() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send("]q")
    try program.wait(for: "Leave without saving?")
    program.send(Keys.escape)
    try program.wait(for: "run/pause")
    program.send("qd")
    #expect(try program.waitForExit() == .code(0))
  }

  /// ^C is a key: it asks as q does, and leaves what is being typed alone.
  @Test func interruptsAskBeforeAnythingIsLost() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send("nlook\u{3}")
    try program.wait(for: "run/pause")
    program.send("]\u{3}")
    try program.wait(for: "Leave without saving?")
    program.send("q\u{3}")
    try program.wait(for: "run/pause")
    program.send("\u{3}d")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func asksBeforeCommentsAreLost() throws {
    let folder = try ScratchFolder()
    let text = "piste: 1\ntitle: Mine\nlearning_rate: 0.2  # not more\n"
    try folder.write(text, to: "scenarios/mine.yaml")
    try folder.write("half", to: "scenarios/.piste-1-0.tmp")
    let program = try open(folder, arguments: ["scenarios/mine.yaml"])
    #expect(folder.text(of: "scenarios/.piste-1-0.tmp") == nil)
    program.send("]s" + Keys.enter)
    try program.wait(for: "comments, which would be lost")
    program.send(Keys.enter + " ")
    try program.settle()
    #expect(folder.text(of: "scenarios/mine.yaml") == text)
    program.send("y")
    try program.wait(for: "Saved as mine")
    #expect(folder.text(of: "scenarios/mine.yaml")?.contains("#") == false)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// What was opened from nowhere has no title until somebody gives it one.
  @Test func savesTheNotebookUnderANameOfItsOwn() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    #expect(program.screen.contains("The notebook"))
    program.send("s")
    try program.wait(for: "save the run")
    program.send("first-try" + Keys.enter)
    try program.wait(for: "Saved as first-try")
    #expect(program.screen.lines.first?.contains("first-try") == true)
    #expect(folder.text(of: "scenarios/first-try.yaml")?.contains("title") == false)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func offersWhatWasOpenedLast() throws {
    let folder = try ScratchFolder()
    let environment = ["XDG_STATE_HOME": folder.path + "/state"]
    try folder.write("piste: 1\ntitle: Far away\n", to: "elsewhere/far.yaml")
    try folder.write("piste: 1\ntitle: Close by\n", to: "scenarios/close.yaml")
    for file in ["elsewhere/far.yaml", "scenarios/close.yaml"] {
      let program = try open(folder, arguments: [file], environment: environment)
      program.send("q")
      #expect(try program.waitForExit() == .code(0))
    }
    try folder.write(
      "/gone.yaml\n" + (folder.text(of: "state/piste/recent") ?? ""), to: "state/piste/recent")
    let program = try open(folder, columns: 100, environment: environment)
    program.send("o")
    try program.wait(for: "Recent")
    try program.settle()
    let lines = program.screen.text
    #expect(lines.matches(of: /Close by/).count == 3, "twice in the list and once beside it")
    #expect(!lines.contains("gone"))
    program.send("close")
    try program.settle()
    #expect(
      program.screen.text.matches(of: /Close by/).count == 2, "a search finds a file once")
    program.send("\u{15}far" + Keys.enter)
    try program.wait(for: "Opened Far away")
    program.send("s")
    try program.wait(for: "save the run")
    program.send("copy" + Keys.enter)
    try program.wait(for: "Saved as copy")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(folder.text(of: "elsewhere/copy.yaml") != nil, "beside the file that was opened")
    let recent = folder.text(of: "state/piste/recent")?.split(separator: "\n").map {
      $0.split(separator: "/").last ?? ""
    }
    #expect(recent?.prefix(2) == ["copy.yaml", "far.yaml"])
  }

  @Test func followsTheMouse() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
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

  /// What is written is what is on the screen, whatever the form; no file is replaced.
  @Test func writesTheScreenAsAPicture() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send("...")
    try program.wait(for: "step 3/20")
    program.send("p")
    try program.wait(for: "write the screen")
    program.send(Keys.enter)
    try program.wait(for: folder.path + "/piste-step-3.svg")
    program.send("p")
    try program.wait(for: "write the screen")
    program.send(Keys.enter)
    try program.wait(for: "/piste-step-3-2.svg")
    program.send("p")
    try program.wait(for: "write the screen")
    let behind = program.screen.lines
    program.send("mine.png" + Keys.enter)
    try program.wait(for: "It takes a name that ends in .svg, .ans or .txt.")
    program.send("\u{7F}\u{7F}\u{7F}txt" + Keys.enter)
    try program.wait(for: "/mine.txt")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(folder.text(of: "piste-step-3.svg")?.hasPrefix("<svg ") == true)
    #expect(folder.text(of: "piste-step-3-2.svg")?.hasSuffix("</svg>\n") == true)
    let written = folder.text(of: "mine.txt")?.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(written?.count == 25)
    #expect(written?.first.map(String.init) == behind.first)
    #expect(written?.contains { $0.contains("learning rate  0.1") } == true)
    #expect(written?.contains { $0.contains("write the screen") } == false)
  }

  @Test func comesBackFromTheBackground() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send("...")
    try program.wait(for: "step 3/20")
    program.send("\u{1A}")
    try program.waitForStop()
    #expect(program.modes == program.initialModes)
    #expect(!program.screen.isAlternate)
    program.continueInForeground()
    try program.wait(for: "step 3/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func survivesAFloodOfKeys() throws {
    let folder = try ScratchFolder()
    let program = try open(folder)
    program.send(String(repeating: ".,><][}{\t?\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D v", count: 200))
    program.send(Keys.escape + Keys.escape)
    try program.settle()
    program.send(Keys.escape + "qqqd")
    #expect(try program.waitForExit() == .code(0))
    #expect(program.modes == program.initialModes)
  }

  @Test func saysWhatItNeedsWhereThereIsNoTerminal() throws {
    let (status, output) = try runProgram("piste")
    #expect(status == .code(2))
    #expect(output.contains("piste run"))
  }
}
