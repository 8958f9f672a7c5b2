import Glibc
import TerminalHarness
import Testing

/// Opening, saving and pictures, in a terminal.
@Suite struct FileJourneyTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func opensAnotherScenario() throws {
    try folder.write(
      "piste: 1\ntitle: Too timid\nlearning_rate: 0.01\n", to: "scenarios/timid.yaml")
    try folder.write("piste: 1\nlearning_rate: fast\n", to: "scenarios/wrong.yaml")
    let program = try folder.openDashboard()
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

  @Test func offersWhatWasOpenedLast() throws {
    let environment = ["XDG_STATE_HOME": folder.path + "/state"]
    try folder.write("piste: 1\ntitle: Far away\n", to: "elsewhere/far.yaml")
    try folder.write("piste: 1\ntitle: Close by\n", to: "scenarios/close.yaml")
    for file in ["elsewhere/far.yaml", "scenarios/close.yaml"] {
      let program = try folder.openDashboard(arguments: [file], environment: environment)
      program.send("q")
      #expect(try program.waitForExit() == .code(0))
    }
    try folder.write(
      "/gone.yaml\n" + (folder.text(of: "state/piste/recent") ?? ""), to: "state/piste/recent")
    let program = try folder.openDashboard(columns: 100, environment: environment)
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

  @Test func asksBeforeCommentsAreLost() throws {
    let text = "piste: 1\ntitle: Mine\nlearning_rate: 0.2  # not more\n"
    try folder.write(text, to: "scenarios/mine.yaml")
    try folder.write("half", to: "scenarios/.piste-1-0.tmp")
    let program = try folder.openDashboard(arguments: ["scenarios/mine.yaml"])
    #expect(folder.text(of: "scenarios/.piste-1-0.tmp") == nil)
    program.send("]smine" + Keys.enter)
    try program.wait(for: "It would lose its comments.")
    program.send(Keys.enter + " ")
    try program.settle()
    #expect(folder.text(of: "scenarios/mine.yaml") == text)
    program.send("y")
    try program.wait(for: "Saved as mine")
    #expect(folder.text(of: "scenarios/mine.yaml")?.contains("#") == false)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// What was opened from nowhere has no title until it is given one.
  @Test func savesTheNotebookUnderANameOfItsOwn() throws {
    let program = try folder.openDashboard()
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

  /// What is written is what is on the screen, whatever the form; no file is replaced.
  @Test func writesTheScreenAsAPicture() throws {
    let program = try folder.openDashboard()
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

  /// What another program has locked holds nothing up: not the start, not the keys while a save waits, and
  /// not the end of the save.
  @Test func staysAwakeWhileAnotherProgramHoldsTheFolder() throws {
    try folder.write("", to: "scenarios/.piste.lock")
    let names = [folder.path + "/scenarios", folder.path + "/scenarios/.piste.lock"]
    let locked = names.map { (name: String) in open(name, O_RDONLY) }
    for descriptor in locked { #expect(flock(descriptor, LOCK_EX) == 0) }
    let program = try folder.openDashboard()
    program.send("s")
    try program.wait(for: "save the run")
    program.send("mine" + Keys.enter + "...")
    let screen = try program.wait(for: "step 3/20")
    #expect(!screen.contains("writing there") && !screen.contains("Saved as"))
    program.send("s")
    try program.wait(for: "still being saved")
    try program.wait(for: "another program is writing there")
    #expect(folder.text(of: "scenarios/mine.yaml") == nil)
    program.send("s")
    try program.wait(for: "save the run")
    program.send("mine" + Keys.enter)
    close(locked[1])
    try program.wait(for: "Saved as mine")
    close(locked[0])
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Who leaves while a picture is written leaves when it is there, and stays if it cannot be.
  @Test func writesToTheEndBeforeItLeaves() throws {
    try folder.write("", to: ".piste.lock")
    let locked = open(folder.path + "/.piste.lock", O_RDONLY)
    #expect(flock(locked, LOCK_EX) == 0)
    let program = try folder.openDashboard()
    program.send("p")
    try program.wait(for: "write the screen")
    program.send(Keys.enter + "q")
    try program.wait(for: "another program is writing there")
    program.send("p")
    try program.wait(for: "write the screen")
    program.send(Keys.enter + "q")
    close(locked)
    #expect(try program.waitForExit() == .code(0))
    #expect(folder.text(of: "piste-step-0.svg")?.hasSuffix("</svg>\n") == true)
  }
}
