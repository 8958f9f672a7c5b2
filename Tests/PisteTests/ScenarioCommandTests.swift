import Lessons
import Scenarios
import Testing

@testable import piste

@Suite struct ScenarioCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func checkSaysWhatIsMetAndWhatIsNot() throws {
    try folder.write(
      "piste: 1\nexpect: [{at: 0, loss: {within: [6.43, 6.45]}}]\n", to: "scenarios/good.yaml")
    let good = try folder.piste("check")
    #expect(good.code == 0)
    #expect(good.output == "ok      scenarios/good.yaml  1 expectation\n")
    try folder.write(
      """
      piste: 1
      compare: [{name: fast, learning_rate: 0.5}]
      expect:
        - {at: 0, loss: {above: 7}}
        - {at: 0, loss: {above: 6}}
        - {at: 0, loss: {below: 6}, variant: fast}

      """, to: "scenarios/bad.yaml")
    let bad = try folder.piste("check")
    #expect(bad.code == 1)
    #expect(bad.output.contains("FAILED  scenarios/bad.yaml  2 of 3 expectations not met\n"))
    #expect(bad.output.contains("        at 0: loss is 6.43"))
    #expect(bad.output.contains("        fast: at 0: loss is 6.43"))
    #expect(bad.output.contains("ok      scenarios/good.yaml"))
    try folder.write("piste: 9\n", to: "scenarios/worse.yaml")
    let worse = try folder.piste("check", "scenarios/worse.yaml", "scenarios/good.yaml")
    #expect(worse.code == 2)
    #expect(worse.words.contains("scenarios/worse.yaml:1: piste: version 9"))
    #expect(worse.output.contains("ok      scenarios/good.yaml"))
  }

  /// A file that expects nothing is not called right.
  @Test func checkSaysWhereNothingIsExpected() throws {
    try folder.write("piste: 1\n", to: "scenarios/bare.yaml")
    let result = try folder.piste("check")
    #expect(result.code == 0)
    #expect(result.output == "-       scenarios/bare.yaml  nothing expected\n")
  }

  @Test func checkTakesLessonsByName() throws {
    let result = try folder.piste("check", "too-timid")
    #expect(result.code == 0 && result.output.hasPrefix("ok      too-timid  "))
  }

  @Test func checkWithoutAFolderChecksTheLessons() throws {
    let result = try folder.piste("check")
    #expect(result.code == 0, "\(result.output)")
    let names = result.output.split(separator: "\n").map { $0.split(separator: " ")[1] }
    #expect(names.map(String.init) == Lessons.files.map(\.name))
  }

  @Test func checkWithoutFilesIsTwo() throws {
    try folder.write("", to: "scenarios/readme.txt")
    #expect(try folder.piste("check").code == 2)
    #expect(try folder.piste("check", "none.yaml").code == 2)
    #expect(try folder.piste("check", "--steps", "3").code == 2)
  }

  @Test func theShippedScenariosPass() throws {
    let result = try folder.piste("check", in: ScratchFolder.package)
    #expect(result.code == 0, "\(result.output)")
    #expect(result.words == "")
  }

  @Test func listShowsGroupsInTheirOrder() throws {
    try folder.write("piste: 1\ntitle: Second\ngroup: A\norder: 2\n", to: "scenarios/x.yaml")
    try folder.write("piste: 1\ntitle: First\ngroup: A\norder: 1\n", to: "scenarios/long-name.yaml")
    try folder.write("piste: 1\ntitle: Other\ngroup: B\norder: 1.5\n", to: "scenarios/y.yaml")
    try folder.write("no scenario", to: "scenarios/readme.txt")
    let result = try folder.piste("list", "scenarios")
    #expect(result.code == 0)
    #expect(
      result.output == """
        A
        scenarios/long-name.yaml  First
        scenarios/x.yaml          Second

        B
        scenarios/y.yaml          Other

        """)
  }

  /// Each with the first sentence of its text; a file stands in the place of a lesson.
  @Test func listShowsTheLessonsWhereverOneIs() throws {
    let all = try folder.piste("list")
    #expect(all.code == 0)
    for (name, bytes) in Lessons.files {
      let lesson = try ScenarioReader.read(bytes, file: name)
      let sentence = List.firstSentence(of: lesson.about)
      #expect(sentence.count > 20 && lesson.about.replacing("\n", with: " ").hasPrefix(sentence))
      let words = all.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let expected = "\(name) \(lesson.title) \(sentence)".split(whereSeparator: \.isWhitespace)
      #expect(words.contains(expected.joined(separator: " ")), "\(name)")
    }
    try folder.write("piste: 1\ntitle: My valley\n", to: "scenarios/valley.yaml")
    let mixed = try folder.piste("list").output
    #expect(mixed.contains("scenarios/valley.yaml  My valley\n") && !mixed.contains("\nvalley "))
    #expect(try folder.piste("list", "scenarios").output == "scenarios/valley.yaml  My valley\n")
  }

  @Test(arguments: [
    ("One. Two.", "One."), ("κ = 0.5 is it. More", "κ = 0.5 is it."), ("No end", "No end"),
    ("Is it?\nYes.", "Is it?"), ("One line\ngoes on. Next.\n\nOther.", "One line goes on."),
    ("", ""),
  ])
  func theFirstSentenceOfAText(text: String, sentence: String) {
    #expect(List.firstSentence(of: text) == sentence)
  }

  @Test func extractedLessonsAreThoseOfTheProgram() throws {
    #expect(try folder.piste("list", "--extract", "my/own/copies").code == 0)
    #expect(folder.text(of: "my/own/copies/valley.yaml") != nil)
    let result = try folder.piste("list", "--extract", "copies")
    #expect(result.code == 0 && result.output == "\(Lessons.files.count) lessons in copies\n")
    for (name, bytes) in Lessons.files {
      #expect(folder.text(of: "copies/\(name).yaml") == String(decoding: bytes, as: UTF8.self))
    }
    #expect(try folder.piste("list", "--extract", "copies").code == 0)
    // What is there and another stays.
    try folder.write("mine", to: "copies/valley.yaml")
    let again = try folder.piste("list", "--extract", "copies")
    #expect(again.code == 2 && again.words.contains("copies/valley.yaml: another file is there"))
    #expect(folder.text(of: "copies/valley.yaml") == "mine")
  }

  /// By its name, from the program; a file in the folder scenarios takes its place.
  @Test func aLessonIsOpenedByItsName() throws {
    let input = "</dev/null"
    let lesson = try folder.shell(
      "echo about | \"$PISTE\" lesson valley --plain >\"$OUT\" 2>\"$ERR\"")
    let valley = try ScenarioReader.read(Lessons.bytes(named: "valley") ?? [], file: "valley")
    #expect(lesson.code == 0 && lesson.output.contains(valley.title), "\(lesson.words)")
    #expect(lesson.output.contains(valley.about.split(separator: "\n")[0]))
    #expect(try folder.piste("run", "valley", "--steps", "2", "--format", "csv").code == 0)
    try folder.write("piste: 1\ntitle: My valley\n", to: "scenarios/valley.yaml")
    let own = try folder.shell("\"$PISTE\" lesson valley --plain \(input) >\"$OUT\" 2>\"$ERR\"")
    #expect(own.output.hasPrefix("My valley\n"))
    let program = try folder.shell("\"$PISTE\" lesson:valley --plain \(input) >\"$OUT\" 2>\"$ERR\"")
    #expect(program.output.hasPrefix(valley.title + "\n"))
  }

  /// A folder is no scenario: it does not take a lesson's place.
  @Test(arguments: ["valley/data.csv", "scenarios/valley.yaml/data.csv"])
  func aFolderOfItsNameHidesNoLesson(file: String) throws {
    try folder.write("x,y\n1,2\n", to: file)
    for line in ["run valley --steps 2", "snapshot valley --at 1"] {
      let result = try folder.shell("\"$PISTE\" \(line) >\"$OUT\" 2>\"$ERR\"")
      #expect(result.code == 0, "\(line): \(result.words)")
    }
    let plain = try folder.shell("echo open valley | \"$PISTE\" --plain >\"$OUT\" 2>\"$ERR\"")
    #expect(plain.code == 0, "\(plain.words)")
  }

  @Test(arguments: [
    ("lesson", "a name is missing"), ("lesson valey", "did you mean valley?"),
    ("lesson xyzzy", "xyzzy: no such lesson; `piste list`"), ("lesson a/b", "no such lesson"),
    ("run valey", "valey: no such file or lesson; did you mean valley?"),
  ])
  func aLessonThatThereIsNotIsTwo(line: String, words: String) throws {
    let result = try folder.shell(
      "\"$PISTE\" \(line) >\"$OUT\" 2>\"$ERR\"")
    #expect(result.code == 2 && result.words.contains(words), "\(result.words)")
  }

  @Test func listGoesOnPastAFileThatDoesNotRead() throws {
    try folder.write("piste: 1\ntitle: Good\n", to: "mine/a.yaml")
    try folder.write("piste: 1\nfoo: 1\n", to: "mine/b.yaml")
    let result = try folder.piste("list", "mine")
    #expect(result.code == 2)
    #expect(result.output == "mine/a.yaml  Good\n")
    #expect(result.words.contains("mine/b.yaml:2: foo"))
    #expect(try folder.piste("list", "none").code == 2)
    #expect(try folder.piste("list", "mine/a.yaml").code == 2)
  }

  /// By its name, as it is in the program.
  @Test func aLessonVerifies() throws {
    let result = try folder.piste("replay", "valley", "--verify")
    let isElsewhere = result.words.contains("it cannot be identical here")
    #expect(result.code == (isElsewhere ? 1 : 0), "\(result.words)")
    #expect(isElsewhere || result.output == "valley: identical to the bit, 400 steps\n")
  }

  @Test func verifyWithoutARecordIsTwo() throws {
    try folder.write("piste: 1\n", to: "a.yaml")
    let result = try folder.piste("replay", "a.yaml", "--verify")
    #expect(result.code == 2)
    #expect(result.words.contains("nothing is recorded"))
  }

  @Test func verifyWithAnotherArithmeticIsOne() throws {
    try folder.write(
      "piste: 1\nrecorded: {at: 0, w: [1.0, 0.0], loss: 1.0, arithmetic: v0-x, config: a, records: b}\n",
      to: "a.yaml")
    let result = try folder.piste("replay", "--verify", "a.yaml")
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.words.contains("cannot be identical here"))
  }

  /// y = 2x + 1 exactly, so that the loss at the start (0, 0) is the mean of y²: (1 + 9 + 25) / 3.
  static let line = """
    piste: 1
    problem: {kind: own-data, file: points.csv, intercept: on, standardize: off}
    start: [0, 0]
    steps: 200
    expect: [{at: 0, loss: {within: [11.66666, 11.66667]}}, {at: 200, loss: {below: 1.0e-3}}]

    """

  @Test func aDataFileIsFoundBesideTheScenario() throws {
    try folder.write(Self.line, to: "lessons/line.yaml")
    try folder.write("x,y\n0,1\n1,3\n2,5\n", to: "lessons/points.csv")
    let checked = try folder.piste("check", "lessons/line.yaml")
    #expect(checked.code == 0, "\(checked.output)\(checked.words)")
    let run = try folder.piste("run", "lessons/line.yaml", "--steps", "1", "--format", "csv")
    #expect(run.code == 0)
    #expect(run.output.contains("\n0,11.6666"))
  }

  @Test func aDataFileThatIsTypedIsFoundWhereItIsTyped() throws {
    try folder.write("x,y\n0,1\n1,3\n", to: "here.csv")
    let result = try folder.piste(
      "run", "--problem", "own-data", "--file", "here.csv", "--steps", "1")
    #expect(result.code == 0, "\(result.words)")
    // Alone it stands for a run over it, as the file without the flag does.
    try folder.write("x,y\n0,1\n1,3\n", to: "other/rows.txt")
    try folder.write("x,y\n0,1\n1,3\n", to: "other/rows.csv")
    let flagged = try folder.piste("run", "--file", "other/rows.txt", "--target-column", "x")
    let file = try folder.piste("run", "other/rows.csv", "--target-column", "x")
    #expect(flagged.code == 0 && flagged.output == file.output, "\(flagged.words)")
  }

  @Test(arguments: [
    ("", "empty"), ("x,y\n", "no row"), ("x,y\n1,2\n3\n", "line 3: 1 field where 2 are needed"),
    ("x,y\n1,two\n", "line 2, column y"), ("x,y\n1,nan\n", "line 2, column y"),
  ])
  func badDataIsTwoWithLineAndColumn(_ pair: (String, String)) throws {
    try folder.write(Self.line, to: "line.yaml")
    try folder.write(pair.0, to: "points.csv")
    for command in ["run", "check"] {
      let result = try folder.piste(command, "line.yaml")
      #expect(result.code == 2)
      #expect(result.output == "")
      #expect(result.words.contains("points.csv"), "\(result.words)")
      #expect(result.words.contains(pair.1), "\(result.words)")
    }
  }

  @Test func aMissingDataFileIsTwo() throws {
    try folder.write(Self.line, to: "line.yaml")
    let result = try folder.piste("run", "line.yaml")
    #expect(result.code == 2)
    #expect(result.words == "piste: points.csv: no such file or folder\n")
  }
}
