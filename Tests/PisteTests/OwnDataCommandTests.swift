import TerminalHarness
import Testing

/// A person's own data, from the command line to a file that replays.
@Suite struct OwnDataCommandTests {
  private let folder: ScratchFolder

  private static let houses = """
    rooms,"area, m2",town,price
    1,20.5,x,104
    2,41,y,160.5
    3,58,x,199
    4,83.25,y,263
    5,99,z,312.5

    """
  private static let columns = ["--feature-columns", "rooms, \"area, m2\""]

  init() throws {
    folder = try ScratchFolder()
    try folder.write(Self.houses, to: "d/houses.csv")
  }

  private func piste(
    _ arguments: String..., input: [String] = []
  ) throws -> (status: ProgramStatus, output: String) {
    try runProgram(
      "piste", arguments: arguments, input: Array(input.map { $0 + "\n" }.joined().utf8),
      folder: folder.path)
  }

  @Test func aDataFileRunsByItsName() throws {
    let (status, output) = try piste("run", "d/houses.csv", "--feature-columns", "rooms")
    #expect(status == .code(0), "\(output)")
    // The mean of price²: what is lost at w = 0.
    #expect(output.contains("0 \t48600.5"), "\(output)")
  }

  @Test func recordsHaveTheNamesOfTheColumns() throws {
    let csv = try piste("run", "d/houses.csv", Self.columns[0], Self.columns[1], "--format", "csv")
    #expect(
      csv.output.hasPrefix("step,loss,rooms,\"area, m2\",intercept,learning_rate,grad_norm\n"))
    // Those of drawn data have none.
    let drawn = try piste("run", "--format", "csv")
    #expect(drawn.output.hasPrefix("step,loss,w1,w2,learning_rate,grad_norm\n"))
  }

  @Test func labelsSuggestTheirLoss() throws {
    try folder.write("a,won\n1,0\n2,1\n3,1\n", to: "games.csv")
    let words = "won is 0 or 1 in every row: labels, for which there is the loss logistic"
    let squared = try piste("run", "games.csv", "--format", "csv")
    #expect(squared.status == .code(0) && squared.output.contains("\(words) (--loss logistic)"))
    #expect(try !piste("run", "games.csv", "--loss", "logistic").output.contains("labels"))
    let plain = try piste("games.csv", "--plain", input: ["quit"])
    #expect(plain.output.contains("\(words) (`set loss logistic`)"))
    let program = try open("games.csv")
    try program.wait(for: words)
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  @Test func aColumnOfWordsIsNamedWithTheWayOut() throws {
    let (status, output) = try piste("run", "d/houses.csv")
    #expect(status == .code(2))
    #expect(output.hasPrefix("piste: houses.csv: line 2, column town: \"x\" is not accepted"))
    #expect(output.contains("--feature-columns"))
  }

  @Test func whatIsSavedStandsBesideTheDataAndReplays() throws {
    let (status, output) = try piste(
      "d/houses.csv", "--plain", Self.columns[0], Self.columns[1],
      input: [
        "run", "back 5", "set learning_rate 0.2", "run", "set test_fraction 0.2", "run",
        "save mine",
      ])
    #expect(status == .code(0), "\(output)")
    #expect(output.contains("test loss"))
    let text = try #require(folder.text(of: "d/mine.yaml"))
    #expect(text.contains("file: houses.csv") && text.contains("test_fraction: 0.2"))
    let verified = try piste("replay", "d/mine.yaml", "--verify")
    #expect(verified.status == .code(0), "\(verified.output)")
  }

  @Test func rowsThatChangedSinceAreNamedAsWhatMayDiffer() throws {
    let saved = try piste(
      "d/houses.csv", "--plain", Self.columns[0], Self.columns[1], input: ["run", "save mine"])
    #expect(saved.status == .code(0), "\(saved.output)")
    try folder.write(Self.houses.replacing("160.5", with: "160.6"), to: "d/houses.csv")
    let (status, output) = try piste("replay", "d/mine.yaml", "--verify")
    #expect(status == .code(1))
    #expect(
      output.contains("loss: recorded") && output.contains("houses.csv, which may have changed"))
  }

  @Test func aTypedPathHoldsFromWhereTheScenarioIsSaved() throws {
    try folder.write("piste: 1\n", to: "s/plain.yaml")
    let (status, output) = try piste(
      "s/plain.yaml", "--plain", "--problem", "own-data", "--file", "d/houses.csv", Self.columns[0],
      Self.columns[1], input: ["run", "save mine"])
    #expect(status == .code(0), "\(output)")
    let verified = try piste("replay", "s/mine.yaml", "--verify")
    #expect(verified.status == .code(0), "\(verified.output)")
  }

  @Test func whatIsOpenedFromAnotherFolderIsSavedThere() throws {
    try folder.write(
      "piste: 1\nproblem: {kind: own-data, file: houses.csv, feature_columns: rooms}\n",
      to: "d/rooms.yaml")
    let (status, output) = try piste("--plain", input: ["open d/rooms.yaml", "run", "save mine"])
    #expect(status == .code(0), "\(output)")
    let verified = try piste("replay", "d/mine.yaml", "--verify")
    #expect(verified.status == .code(0), "\(verified.output)")
  }

  /// What a data file can be, beside right.
  private static let broken = [
    ("", "empty"), ("rooms,price\n1,2\n3\n", "line 3: 1 field where 2"),
    ("rooms\n1\n", "no column price"),
  ]

  @Test(arguments: broken)
  func brokenDataIsTwoWhereverItIsOpened(_ text: String, _ words: String) throws {
    try folder.write(
      "piste: 1\nproblem: {kind: own-data, file: a.csv, target_column: price}\n", to: "bad.yaml")
    try folder.write(text, to: "a.csv")
    for arguments in [["run"], ["check"], ["open"], ["open", "--plain"], ["replay"]] {
      let (status, output) = try runProgram(
        "piste", arguments: [arguments[0], "bad.yaml"] + arguments.dropFirst(), folder: folder.path)
      #expect(status == .code(2))
      #expect(output.contains("a.csv: ") && output.contains(words), "\(arguments): \(output)")
    }
  }

  /// Without a scenario file there are no keys: what may be changed is named as flags.
  @Test(arguments: [["run"], ["snapshot"], ["open"], ["open", "--plain"]])
  func errorsOfDataAloneNameFlags(command: [String]) throws {
    try folder.write("rooms,price\n1,two\n", to: "a.csv")
    let result = try folder.shell(
      "\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\" </dev/null", command + ["a.csv"])
    #expect(result.code == 2)
    #expect(
      result.words.hasPrefix("piste: a.csv: line 2, column price: \"two\""), "\(result.words)")
    #expect(result.words.contains("(--target-column and --feature-columns choose the columns)"))
    try folder.write("piste: 1\nproblem: {kind: own-data, file: a.csv}\n", to: "own.yaml")
    let file = try folder.shell(
      "\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\" </dev/null", command + ["own.yaml"])
    #expect(file.words.contains("(target_column and feature_columns choose"), "\(file.words)")
  }

  private func open(_ arguments: String...) throws -> TerminalProgram {
    let program = try TerminalProgram(
      "piste", arguments: arguments, rows: 40, columns: 120, folder: folder.path)
    try program.wait(for: "step 0/")
    return program
  }

  @Test func theDashboardFitsAFileAndSavesIt() throws {
    let program = try open("d/houses.csv", Self.columns[0], Self.columns[1])
    try program.wait(for: "houses.csv")
    program.send(" ")
    try program.wait(for: "step 20/20")
    program.send("s")
    try program.wait(for: "save the run")
    program.send("mine\r")
    try program.wait(for: "Saved as mine")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
    #expect(folder.text(of: "d/mine.yaml")?.contains("area, m2") == true)
    let verified = try piste("replay", "d/mine.yaml", "--verify")
    #expect(verified.status == .code(0), "\(verified.output)")
  }

  @Test func theBrowserShowsTheCurveAndWhyAFileDoesNotOpen() throws {
    try folder.write(
      "piste: 1\ntitle: Fine\nproblem: {kind: own-data, file: houses.csv, feature_columns: rooms}\n",
      to: "d/a.yaml")
    try folder.write(
      "piste: 1\ntitle: Gone\nproblem: {kind: own-data, file: gone.csv}\n", to: "d/b.yaml")
    let program = try open("d/a.yaml")
    program.send("o")
    // Sixty-four thousand at the start, three hundred at the end: the picture has its highest bar.
    try program.wait(for: "█")
    program.send("\u{1B}[B\r")
    try program.wait(for: "gone.csv: no such file or folder")
    program.send(Keys.escape)
    try program.wait(until: "the run alone") { !$0.contains("open a scenario") }
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
