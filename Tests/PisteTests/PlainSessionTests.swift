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
    #expect(output.contains("step 13/20 (run to 20)"))
    #expect(output.contains("at 13: learning rate 0.1 -> 0.7"))
    #expect(!output.contains("\n> "))
    let verified = try runProgram(
      "piste", arguments: ["replay", "scenarios/mine.yaml", "--verify"], folder: folder.path)
    #expect(verified.status == .code(0))
  }

  @Test(arguments: [
    ("jump", "no such command"), ("step -1", "takes a number"), ("goto", "takes a position"),
    ("set learning_rate -1", "at least 0"), ("set colour red", "no such setting"),
    ("save ../x", "characters"), ("open nowhere", "no such file"), ("note", "takes a text"),
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
    #expect(output.contains("comments, which would be lost"))
    #expect(output.contains("`replace mine`"))
    #expect(folder.text(of: "scenarios/mine.yaml") == text)
    let again = try converse(["replace mine", "step", "save mine", "save other"], in: folder)
    #expect(again.status == .code(0))
    #expect(folder.text(of: "scenarios/mine.yaml")?.contains("recorded: {at: 1,") == true)
    #expect(folder.text(of: "scenarios/other.yaml") != nil)
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
