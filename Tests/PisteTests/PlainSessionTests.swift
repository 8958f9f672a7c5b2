import Deadline
import TerminalHarness
import Testing

/// The dashboard without a screen, from a pipe.
@Suite struct PlainSessionTests {
  private func converse(
    _ lines: [String], in folder: ScratchFolder, arguments: [String] = []
  ) throws -> (status: ProgramStatus, output: String) {
    try runProgram(
      "piste", arguments: ["--plain"] + arguments,
      input: Array((lines.joined(separator: "\n") + "\n").utf8), folder: folder.path)
  }

  @Test func doesTheMainJob() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(
      [
        "step 5", "run", "back 7", "set learning_rate 0.7", "run", "events", "save mine", "quit",
        "nonsense",
      ], in: folder)
    #expect(status == .code(0))
    #expect(output.contains("step 5/20"))
    #expect(output.contains("step 13/20 (20 done)"))
    #expect(output.contains("at 13: learning rate 0.1 -> 0.7"))
    #expect(!output.contains("\n> "))
    let verified = try runProgram(
      "piste", arguments: ["replay", "scenarios/mine.yaml", "--verify"], folder: folder.path)
    #expect(verified.status == .code(0))
  }

  @Test func readsAScriptThatBeginsWithAByteOrderMark() throws {
    let (status, output) = try converse(["\u{FEFF}step 5"], in: try ScratchFolder())
    #expect(status == .code(0))
    #expect(output.contains("step 5/20"))
  }

  @Test func startsAgainWithTheSettingsInForce() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(
      ["run", "run", "set learning_rate 0.3", "run", "restart", "events", "run", "restart"],
      in: folder)
    #expect(status == .code(0))
    let lines = output.split(separator: "\n")
    let ways = "the run is at its target: `set steps N` with N above 20 lets it go on"
    #expect(lines.count { $0 == ways } == 1)
    let more = ways + ", `restart` starts again with these settings"
    #expect(lines.count { $0 == more } == 2)
    #expect(lines.contains("a new run from the start"))
    #expect(lines.contains { $0.hasPrefix("these settings have held from the start") })
    let direct = try converse(["run"], in: folder, arguments: ["--learning-rate", "0.3"])
    let end = try #require(direct.output.split(separator: "\n").last { $0.hasPrefix("step 20/20") })
    #expect(lines.last { $0.hasPrefix("step 20/20") } == end)
  }

  @Test(arguments: [
    ("jump", "no such command"), ("goto", "goto: takes a position"),
    ("step 1.5", "step: 1.5 is not accepted; it takes a whole number"),
    ("set learning_rate -1", "at least 0"), ("set colour red", "no such setting"),
    ("save ../x", "../x is not accepted; it takes a name of 1 to 64"),
    ("open nowhere", "no such file"), ("note", "takes a text"),
    ("goto 21", "from 0 to 20"),
    ("set lr 0.3", "line 2: lr: no such setting"), ("set steps", "takes a setting and a value"),
  ])
  func endsWithTwoAtAWrongLine(line: String, message: String) throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(["step", line, "step 10"], in: folder)
    #expect(status == .code(2))
    #expect(output.contains(message))
    #expect(!output.contains("step 11"))
  }

  /// What this session wrote it writes again; any other file is replaced on request alone.
  @Test func replacesAFileOnRequest() throws {
    let folder = try ScratchFolder()
    let text = "piste: 1  # by hand\n"
    try folder.write(text, to: "scenarios/mine.yaml")
    let (status, output) = try converse(["save mine"], in: folder)
    #expect(status == .code(2))
    #expect(output.contains("It would lose its comments."))
    #expect(output.contains("`replace mine`"))
    #expect(folder.text(of: "scenarios/mine.yaml") == text)
    let again = try converse(["replace mine", "step", "save mine", "save other"], in: folder)
    #expect(again.status == .code(0))
    #expect(folder.text(of: "scenarios/mine.yaml")?.contains("recorded: {at: 1,") == true)
    #expect(folder.text(of: "scenarios/other.yaml") != nil)
  }

  /// A name with its file's ending is the same name.
  @Test func takesANameWithItsEnding() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(
      ["step 4", "save mine.yaml", "step", "replace mine.yaml", "open mine.yaml", "goto 5"],
      in: folder)
    #expect(status == .code(0))
    #expect(output.matches(of: /saved as scenarios.mine\.yaml\n/).count == 2)
    #expect(folder.text(of: "scenarios/mine.yaml")?.contains("recorded: {at: 5,") == true)
  }

  /// No ghosts are to be seen here, and none are spoken of.
  @Test func saysWhatAForkDrops() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(
      ["step 9", "back 2", "fork", "step", "back", "set momentum 0.5"], in: folder)
    #expect(status == .code(0))
    #expect(output.matches(of: /a fork at 7: what lay ahead is dropped\n/).count == 2)
  }

  @Test func takesBackWhatWasDone() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(
      [
        "step 9", "back 2", "set learning_rate 0.3", "run", "undo", "redo", "undo", "fork", "undo",
        "undo",
      ],
      in: folder)
    #expect(status == .code(0))
    let lines = output.split(separator: "\n").map { $0.split(separator: ",")[0] }
    #expect(
      lines.dropFirst(2) == [
        "step 9/20", "step 7/20 (9 done)", "a fork at 7: what lay ahead is dropped", "step 7/20",
        "step 20/20", "undone: learning rate 0.1 -> 0.3 at 7", "step 7/20 (9 done)",
        "done again: learning rate 0.1 -> 0.3 at 7", "step 20/20",
        "undone: learning rate 0.1 -> 0.3 at 7", "step 7/20 (9 done)",
        "a fork at 7: what lay ahead is dropped", "undone: the fork at 7", "step 7/20 (9 done)",
        "nothing to undo",
      ])
  }

  /// A lesson speaks where it is read line by line, too.
  @Test func tellsOfNotesAndChangesAsTheyCome() throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      piste: 1
      title: Turn
      events:
        - {at: 0, note: At the start}
        - {at: 4, set: {learning_rate: 0.3}}
        - {at: 6, note: It turns}
      """, to: "turn.yaml")
    let (status, output) = try converse(
      ["step 4", "goto 5", "back 2", "run"], in: folder, arguments: ["turn.yaml"])
    #expect(status == .code(0))
    let lines = output.split(separator: "\n").map { $0.split(separator: ",")[0] }
    #expect(
      lines == [
        "Turn", "at 0: At the start", "step 0/20", "at 4: learning rate 0.1 -> 0.3", "step 4/20",
        "step 5/20", "step 3/20 (5 done)", "at 4: learning rate 0.1 -> 0.3", "at 6: It turns",
        "step 20/20",
      ])
  }

  /// The same lines, the same words: sessions are test scripts.
  @Test func isRepeatable() throws {
    let folder = try ScratchFolder()
    let lines = [
      "step 3", "set learning rate = 0.3", "note look", "run", "back 4", "set momentum=0.5", "run",
      "events", "settings", "set seed 3", "run", "status",
    ]
    let first = try converse(lines, in: folder)
    #expect(first.status == .code(0))
    #expect(first.output == (try converse(lines, in: folder).output))
    #expect(first.output.contains("learning_rate 0.3\n"))
  }

  @Test func saysWhereTheTargetIs() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(["run", "step", "run", "set steps 25", "run"], in: folder)
    #expect(status == .code(0))
    #expect(output.matches(of: /at its target: `set steps N` with N above 20/).count == 2)
    #expect(output.contains("step 25/25"))
  }

  @Test func asksBeforeChangesAreLostOnATerminal() throws {
    let folder = try ScratchFolder()
    let program = try TerminalProgram("piste", arguments: ["--plain"], folder: folder.path)
    try program.wait(for: ">")
    program.send("set noise 0\r")
    try program.wait(for: "|w-true_w|")
    program.send("quit\r")
    try program.wait(for: "`quit` again leaves")
    program.send("set steps 1000000000\r")
    try program.wait(for: "step 0/1000000000")
    program.send("run\r")
    try program.settle(milliseconds: 300)
    // ^C ends the run, and not the session.
    program.send("\u{3}")
    try program.wait(until: "the step where it ended") {
      !$0.text.matches(of: /step [1-9][0-9]*.1000000000/).isEmpty
    }
    program.send("quit\r")
    try program.wait(until: "the question again") {
      $0.text.matches(of: /again leaves/).count == 2
    }
    program.send("quit\r")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Each run is ended by ^C, and the input by its end, whatever was interrupted before.
  @Test func everyRunIsEndedByAnInterrupt() throws {
    let folder = try ScratchFolder()
    let program = try TerminalProgram(
      "piste", arguments: ["--plain", "--steps", "1000000000"], folder: folder.path)
    try program.wait(for: "step 0/1000000000")
    var answers = 1
    for command in ["run", "run", "step 999999999", "goto 1000000000"] {
      try program.wait(until: "prompt") { $0.lines.last { !$0.isEmpty } == ">" }
      let before = program.processorTime
      program.send(command + "\r")
      // The run is under way when it has used a processor for a while.
      #expect(Deadline.wait { program.processorTime > before + 0.3 })
      program.send("\u{3}")
      answers += 1
      try program.wait(until: "answer \(answers)") {
        $0.text.matches(of: /step [0-9]+.1000000000/).count == answers
      }
    }
    program.send("\u{4}")
    #expect(try program.waitForExit() == .code(0))
  }

  /// No line is kept that is longer than any text.
  @Test func refusesALineWithoutAnEnd() throws {
    let folder = try ScratchFolder()
    let input = Array("step\n".utf8) + [UInt8](repeating: 0, count: 4 << 20)
    let (status, output) = try runProgram(
      "piste", arguments: ["--plain"], input: input, folder: folder.path)
    #expect(status == .code(2))
    #expect(output.contains("step 1/20"))
    #expect(output.hasSuffix("line 2: longer than 1048576 bytes, the most that a line has\n"))
  }

  @Test func saysWhichLineIsNoText() throws {
    let folder = try ScratchFolder()
    let (status, output) = try runProgram(
      "piste", arguments: ["--plain"], input: Array("step\nnote caf".utf8) + [0xE9, 0x0A],
      folder: folder.path)
    #expect(status == .code(2))
    #expect(output.hasSuffix("piste: line 2: the line is not text in UTF-8\n"))
  }

  /// What another program has changed is replaced by those alone who were told.
  @Test func replacesNothingThatChangedMeanwhile() throws {
    let folder = try ScratchFolder()
    try folder.write("piste: 1\nseed: 1\n", to: "scenarios/mine.yaml")
    let program = try TerminalProgram(
      "piste", arguments: ["--plain", "scenarios/mine.yaml"], rows: 60, columns: 120,
      folder: folder.path)
    try program.wait(for: "step 0/20")
    let other = "piste: 1\nseed: 2\n"
    try folder.write(other, to: "scenarios/mine.yaml")
    program.send("replace mine\r")
    try program.wait(for: "Another program has changed it meanwhile.")
    #expect(folder.text(of: "scenarios/mine.yaml") == other)
    program.send("replace mine\r")
    try program.wait(for: "saved as scenarios/mine.yaml")
    try folder.write(other, to: "scenarios/mine.yaml")
    program.send("open mine\r")
    try program.wait(for: "mine")
    try folder.write("piste: 1\nseed: 3\n", to: "scenarios/mine.yaml")
    program.send("open notebook\rset seed 5\rreplace mine\r")
    try program.wait(until: "the second refusal") {
      $0.text.matches(of: /Another program has changed it/).count == 2
    }
    #expect(folder.text(of: "scenarios/mine.yaml") == "piste: 1\nseed: 3\n")
    program.send("\u{4}")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func explainsCommandsAndSettings() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(["help goto", "help learning rate", "?"], in: folder)
    #expect(status == .code(0))
    #expect(output.contains("goto") && output.contains("takes a position"))
    #expect(output.contains("learning_rate, now 0.1: The step size"))
    #expect(output.contains("It takes a number of at least 0."))
    #expect(try converse(["help nonsense"], in: folder).status == .code(2))
  }

  @Test func endsWithTheInput() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(["# a comment", "", "goto 3", "status"], in: folder)
    #expect(status == .code(0))
    #expect(output.contains("step 3/20"))
  }

  @Test func saysWhatThereIs() throws {
    let folder = try ScratchFolder()
    let (status, output) = try converse(["help", "settings", "about"], in: folder)
    #expect(status == .code(0))
    for word in ["goto", "learning_rate 0.1", "seed 0", "The notebook"] {
      #expect(output.contains(word))
    }
  }

  @Test func asksOnATerminal() throws {
    let folder = try ScratchFolder()
    let program = try TerminalProgram("piste", arguments: ["--plain"], folder: folder.path)
    try program.wait(for: ">")
    program.send("jump\r")
    try program.wait(for: "no such command")
    program.send("step 2\r")
    try program.wait(for: "step 2/20")
    program.send("quit\r")
    #expect(try program.waitForExit() == .code(0))
  }
}
