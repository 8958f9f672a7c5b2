import Foundation
import TerminalHarness
import Testing

/// `piste snapshot`: the screen without a terminal.
@Suite struct SnapshotCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// What the dashboard shows in a terminal after the same keys, at several sizes.
  @Test(arguments: [(30, 100), (12, 40), (60, 200)])
  func isWhatATerminalShows(rows: Int, columns: Int) throws {
    let program = try TerminalProgram(
      "piste", rows: rows, columns: columns, folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("\u{1B}[F,,,,,,,")
    try program.wait(for: "step 13/20")
    program.send("\r0.6\r")
    // The answer to the change, which the next key takes away.
    try program.wait(for: "A fork")
    program.send("\u{1B}[F")
    try program.wait(for: "step 20/20")
    let result = try folder.piste(
      "snapshot", "--size", "\(columns)x\(rows)", "--keys", ",,,,,,, enter 0.6 enter end")
    #expect(result.code == 0)
    // The loss over the plane may come a frame later.
    try program.wait(until: "the screen of the snapshot") { $0.text + "\n" == result.output }
  }

  /// The picture in the README is what the command above it draws.
  @Test func drawsThePictureOfTheReadme() throws {
    let readme = try String(contentsOfFile: ScratchFolder.package + "/README.md", encoding: .utf8)
    let found = try #require(
      try Regex("```sh\n(piste snapshot [^\n]*)\n```\n\n```text\n([^`]*)```").firstMatch(in: readme)
    )
    let command = try #require(found.output[1].substring)
    let picture = try #require(found.output[2].substring)
    let result = try folder.shell(
      "piste() { \"$PISTE\" \"$@\"; }; \(command) >\"$OUT\" 2>\"$ERR\"", in: ScratchFolder.package)
    #expect(result.words == "")
    #expect(result.output == picture)
  }

  /// The picture file of the README is what the command that it names draws now.
  @Test func drawsThePictureFileOfTheReadme() throws {
    let readme = try String(contentsOfFile: ScratchFolder.package + "/README.md", encoding: .utf8)
    let found = try #require(
      try Regex("`piste (snapshot [^`]*) > ([^`]*\\.svg)`").firstMatch(in: readme))
    let arguments = try #require(found.output[1].substring)
    let file = try #require(found.output[2].substring)
    #expect(readme.contains("](\(file))"))
    let picture = try String(
      contentsOfFile: "\(ScratchFolder.package)/\(file)", encoding: .utf8)
    let result = try folder.shell(
      "\"$PISTE\" \(arguments) >\"$OUT\" 2>\"$ERR\"", in: ScratchFolder.package)
    #expect(result.words == "")
    #expect(result.output == picture, "\(file) is old: draw it anew with the README's command")
  }

  @Test func goesToAStepOfAScenario() throws {
    try folder.write("piste: 1\ntitle: Too timid\nlearning_rate: 0.01\nsteps: 30\n", to: "a.yaml")
    let result = try folder.piste("snapshot", "a.yaml", "--at", "12")
    #expect(result.code == 0)
    #expect(result.output.contains("Too timid"))
    #expect(result.output.contains("step 12/30"))
    #expect(result.output.split(separator: "\n").count == 30)
    let replay = try folder.piste("snapshot", "a.yaml", "--at", "12", "--replay")
    #expect(replay.output.contains("REPLAY"))
    let last = try folder.piste("snapshot", "a.yaml", "--panel", "loss")
    #expect(last.output.contains("step 30/30"))
    #expect(last.output.contains("loss · log"))
    #expect(!last.output.contains("settings"))
  }

  @Test func writesTheFormThatTheNameEndsIn() throws {
    for (name, start) in [
      ("a.svg", "<svg "), ("b.SVG", "<svg "), ("a.ans", "\u{1B}[0;"),
      ("a.txt", " piste   The notebook"),
    ] {
      let result = try folder.piste("snapshot", "-o", name)
      #expect(result.code == 0)
      #expect(result.output == "")
      #expect(try folder.read(name).hasPrefix(start), "\(name)")
    }
    let again = try folder.piste("snapshot", "--format", "svg", "--output", "a.txt")
    #expect(again.code == 0)
    #expect(try folder.read("a.txt") == folder.read("a.svg"))
  }

  @Test func looksAsItIsTold() throws {
    let ascii = try folder.piste("snapshot", "--ascii", "--format", "ansi", "--colors", "none")
    #expect(ascii.output.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(!ascii.output.contains("38;"))
    let light = try folder.piste("snapshot", "--format", "svg", "--theme", "light")
    let dark = try folder.piste("snapshot", "--format", "svg")
    #expect(light.output != dark.output)
    let blocks = try folder.piste("snapshot", "--glyphs", "half-block")
    #expect(!blocks.output.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
    #expect(blocks.output.contains("█"))
  }

  @Test(arguments: [[], ["--format", "svg"]]) func refusesAnEmptyName(options: [String]) throws {
    let result = try folder.shell(
      "\"$PISTE\" snapshot -o '' \"$@\" >\"$OUT\" 2>\"$ERR\"", options)
    #expect(result.code == 2)
    #expect(
      result.words
        == "piste: --output: an empty name is not accepted; it takes the name of a file\n")
  }

  @Test(arguments: [
    ("--at 21", "from 0 to 20"),
    ("--at -1", "--at: -1 is not accepted; it takes a whole number from 0 to 20"),
    ("--at=-1", "from 0 to 20"), ("--at 1.5", "a whole number"), ("--at x", "as a whole number"),
    ("-o x.png", "x.png is not accepted; it takes a name that ends in .svg, .ans or .txt"),
    ("-o picture", "ends in .svg"), ("--output .svg", "ends in .svg"),
    ("--size 120", "120x40"),
    ("--size 0x0", "from 1 to"), ("--size 9999x40", "from 1 to"),
    ("--panel loss-curve", "trajectory"),
    ("--keys s,mine,enter", "writes none"), ("--keys p,enter", "writes none"),
    ("--format png", "svg"), ("nowhere.yaml", "no such file"), ("-o no/such/folder.svg", "no such"),
    ("--glyphs half-block --ascii", "one of them"),
  ])
  func refusesWhatItCannotDraw(line: String, message: String) throws {
    let arguments = line.split(separator: " ").map { String($0).replacing(",", with: " ") }
    let result = try folder.shell(
      "\"$PISTE\" snapshot \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.words.contains(message), "\(result.words)")
  }
}
