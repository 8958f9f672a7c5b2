import Foundation
import TerminalHarness
import Testing

/// Every example of every help text and of the README, as it stands there.
@Suite struct ExampleTests {
  /// A folder with the files that the examples name.
  private func makeFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let rows = (0..<12).map { "\($0 % 4 + 1),\(30 + 7 * $0),\(100 + 23 * $0 - 5 * ($0 % 3))\n" }
    try folder.write("rooms,area,price\n" + rows.joined(), to: "houses.csv")
    try folder.write(Self.array(rows: 8, columns: 3), to: "measurements.npy")
    let saved = try folder.shell(
      "printf 'run\\nsave mine\\n' | \"$PISTE\" --plain >\"$OUT\" 2>\"$ERR\"")
    try #require(saved.code == 0, "\(saved.words)")
    try folder.write(folder.read("scenarios/mine.yaml"), to: "mine.yaml")
    try folder.write(folder.read("scenarios/mine.yaml"), to: "my/lessons/mine.yaml")
    try folder.write("", to: ".github/rosenbrock.svg")
    try FileManager.default.removeItem(atPath: folder.path + "/scenarios")
    try FileManager.default.copyItem(
      atPath: ScratchFolder.package + "/scenarios", toPath: folder.path + "/scenarios")
    return folder
  }

  /// An array of float64 as NumPy saves it (format version 1.0).
  private static func array(rows: Int, columns: Int) -> Data {
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
    while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
    header += "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
    data.append(contentsOf: [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)])
    data.append(Data(header.utf8))
    for index in 0..<(rows * columns) {
      let bits = Double((index * index) % 11).bitPattern
      data.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) })
    }
    return data
  }

  @Test func thereAreExamplesOfEveryCommand() {
    #expect(Examples.commands.count >= 9)
    for command in Examples.commands where !command.isEmpty {
      #expect(
        Examples.all.contains { $0.source == "piste \(command) --help" }, "\(command) has none")
    }
    #expect(Examples.all.count { $0.source == "README.md" } >= 5)
  }

  /// What else the README has run is there to be run.
  @Test func theOtherProgramsOfTheReadmeAreThere() throws {
    let lines = Examples.blocks("sh", in: try Examples.readme()).flatMap {
      $0.split(separator: "\n")
    }
    let programs = lines.compactMap { $0.split(separator: " ").first }.filter { $0 != "piste" }
    #expect(programs.count == 2)
    for program in programs {
      let path = "\(ScratchFolder.package)/\(program)"
      #expect(FileManager.default.isExecutableFile(atPath: path), "\(program)")
    }
  }

  /// What needs no terminal ends with 0; what opens the dashboard shows it in one.
  @Test(arguments: Examples.all) func itWorks(example: Example) throws {
    let folder = try makeFolder()
    let result = try folder.shell(
      "piste() { \"$PISTE\" \"$@\"; }; { \(example.line); } >\"$OUT\" 2>\"$ERR\"")
    guard result.words.contains("needs a terminal") else {
      #expect(result.code == 0, "\(result.words)")
      return
    }
    let words = example.line.split(separator: " ").dropFirst().map(String.init)
    let program = try TerminalProgram("piste", arguments: words, folder: folder.path)
    try program.wait(for: "step 0/")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// The scenario of the README is one, and shows what it expects.
  @Test func theScenarioOfTheReadmeShowsWhatItExpects() throws {
    let folder = try ScratchFolder()
    let blocks = Examples.blocks("yaml", in: try Examples.readme())
    #expect(blocks.count == 1)
    for block in blocks {
      try folder.write(block + "\n", to: "readme.yaml")
      let result = try folder.piste("check", "readme.yaml")
      #expect(result.code == 0 && result.output.hasPrefix("ok "), "\(result.output)\(result.words)")
    }
  }

  /// The program of the README is the one that `Tests/Consumer` runs, and prints what stands beside it.
  @Test func theProgramOfTheReadmeIsTheOneThatIsRun() throws {
    let blocks = Examples.blocks("swift", in: try Examples.readme())
    #expect(blocks.count == 1)
    let source = try String(
      contentsOfFile: ScratchFolder.package + "/Tests/Consumer/Sources/Consumer/main.swift",
      encoding: .utf8)
    let lines = blocks.flatMap { $0.split(separator: "\n") }
      .map { $0.split(separator: "//", omittingEmptySubsequences: false)[0] }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    let run = source.split(separator: "\n").filter { !$0.hasPrefix("//") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    #expect(lines == run)
  }
}
