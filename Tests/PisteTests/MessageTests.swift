import Foundation
import TerminalHarness
import Testing

/// Words on standard error and standard output that hold what files and arguments say: each is one line, and
/// nothing in it moves the cursor.
@Suite struct MessageTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Line ends and control characters, as text and as a message shows them.
  private static let text = "a\npiste: forged\r\u{1B}[2J\u{9B}0m\u{2028}b"
  private static let shown = #"a\npiste: forged\r\u{1B}[2J\u{009B}0m\u{2028}b"#

  /// The text in a double-quoted scalar of YAML.
  private static let quoted = #""a\npiste: forged\r\e[2J\x9B0m\Lb""#

  @Test(arguments: [
    "\(quoted): 1", "optimizer: {kind: \(quoted)}", "events: [{at: 0, set: {\(quoted): 1}}]",
    "dtype: \(quoted)", "expect: [{at: 0, loss: {below: 1}, variant: \(quoted)}]",
  ])
  func whatAScenarioHoldsIsOneLine(body: String) throws {
    try folder.write("piste: 1\n\(body)\n", to: "wrong.yaml")
    for arguments in ["run", "check"] {
      let result = try folder.piste(arguments, "wrong.yaml")
      #expect(result.code == 2)
      expectOneLine(result.words)
    }
  }

  @Test(arguments: [
    ["run", text], ["run", "--" + text, "1"], ["run", "--optimizer", text],
    ["run", "--variant", text], ["run", "--format", text], ["check", text], ["list", text],
    ["replay", text, "--verify"], ["snapshot", "--panel", text], ["snapshot", "--size", text],
    ["run", "--learning-rate", text], [text], ["snapshot", "--format", text],
    ["notebook", "--seed", text], ["list", "--" + text],
  ])
  func whatAnArgumentHoldsIsOneLine(arguments: [String]) throws {
    let result = try folder.shell(
      "\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\" </dev/null", arguments)
    #expect(result.code == 2)
    #expect(!result.words.split(separator: "\n").dropFirst().contains { $0.hasPrefix("piste:") })
    #expect(result.words.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
  }

  @Test func whatATableHoldsIsOneLine() throws {
    try folder.write("x,\"\(Self.text)\"\n1,2\n3,4\n", to: "table.csv")
    let result = try folder.piste("run", "table.csv", "--target-column", "y")
    #expect(result.code == 2)
    expectOneLine(result.words)
  }

  @Test func titlesAndNamesAreOneLine() throws {
    try folder.write("piste: 1\ntitle: \(Self.quoted)\n", to: "scenarios/one.yaml")
    let listed = try folder.piste("list", "scenarios")
    #expect(listed.output == "scenarios/one.yaml  \(Self.shown)\n")
    let plain = try folder.shell(
      "echo about | \"$PISTE\" --plain scenarios/one.yaml >\"$OUT\" 2>\"$ERR\"")
    #expect(plain.output.split(separator: "\n").count == 3)
    #expect(!plain.output.contains("\npiste:"))
  }

  @Test func notesOfSeveralLinesAreIndented() throws {
    try folder.write(
      "piste: 1\nevents: [{at: 0, note: \"one\\nstep 20/20\"}]\n", to: "note.yaml")
    let result = try folder.shell("\"$PISTE\" --plain note.yaml >\"$OUT\" </dev/null")
    #expect(result.output.split(separator: "\n")[1...2] == ["at 0: one", "  step 20/20"])
  }

  @Test(arguments: [
    ("wrong.yaml", "piste: 1\ntitle: a\nabout: caf\u{E9}\n", 3),
    ("wrong.csv", "caf\u{E9},b\n1,2\n3,4\n", 1),
  ])
  func bytesInAnotherEncodingAreNamedByFileAndLine(name: String, text: String, line: Int) throws {
    try folder.write(try #require(text.data(using: .isoLatin1)), to: name)
    let result = try folder.piste("run", name)
    #expect(result.code == 2)
    #expect(result.words.contains("wrong"))
    #expect(result.words.contains(name.hasSuffix("yaml") ? ":\(line):" : "line \(line):"))
    #expect(result.words.contains("UTF-8"))
  }

  private func expectOneLine(
    _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(words.hasPrefix("piste: "), sourceLocation: sourceLocation)
    #expect(words.hasSuffix("\n"), sourceLocation: sourceLocation)
    #expect(words.count { $0.isNewline } == 1, "\(words)", sourceLocation: sourceLocation)
    #expect(
      words.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 && $0 != "\u{9B}" },
      sourceLocation: sourceLocation)
  }
}
