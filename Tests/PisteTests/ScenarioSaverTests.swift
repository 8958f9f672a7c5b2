import Dashboard
import Files
import Scenarios
import Testing

@testable import piste

@Suite struct ScenarioSaverTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func saver(opened name: String? = nil, holding text: String = "") -> ScenarioSaver {
    ScenarioSaver(
      folder.path, name: name,
      identity: name.map { _ in BoundedFile.Identity(of: Array(text.utf8)) })
  }

  private func titled(_ title: String) -> Scenario {
    var scenario = Scenario()
    scenario.title = title
    return scenario
  }

  private func taken(_ outcome: ScenarioSaver.Outcome) -> TakenName? {
    if case .taken(let file) = outcome { file } else { nil }
  }

  @Test func savesUnderANewNameAndAgain() throws {
    let saver = saver()
    for title in ["one", "two"] {
      #expect(taken(try saver.save(titled(title), name: "mine", replaces: false)) == nil)
      #expect(folder.text(of: "mine.yaml")?.contains("title: \(title)\n") == true)
    }
  }

  @Test(arguments: [("piste: 1\n", false), ("piste: 1  # by hand\n", true)])
  func asksBeforeItReplacesAnotherFile(text: String, hasComments: Bool) throws {
    try folder.write(text, to: "mine.yaml")
    let saver = saver()
    let file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    let losses = hasComments ? ["its comments"] : []
    #expect(file == TakenName(name: "mine", losses: losses, freeName: "mine-2"))
    #expect(folder.text(of: "mine.yaml") == text)
    #expect(taken(try saver.save(titled("one"), name: "mine", replaces: true)) == nil)
    #expect(folder.text(of: "mine.yaml")?.contains("title: one") == true)
  }

  @Test func asksBeforeItReplacesWhatWasOpened() throws {
    try folder.write("piste: 1\n", to: "mine.yaml")
    let saver = saver(opened: "mine", holding: "piste: 1\n")
    let file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine", freeName: "mine-2"))
  }

  @Test func tellsThatAnotherProgramWroteMeanwhile() throws {
    try folder.write("piste: 1\nseed: 2\n", to: "mine.yaml")
    let saver = saver(opened: "mine", holding: "piste: 1\n")
    var file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine", wasChanged: true, freeName: "mine-2"))
    // And again while the question stands.
    try folder.write("piste: 1\nseed: 3 # new\n", to: "mine.yaml")
    file = taken(try saver.save(titled("one"), name: "mine", replaces: true))
    #expect(
      file
        == TakenName(
          name: "mine", losses: ["its comments"], wasChanged: true, freeName: "mine-2"))
    #expect(folder.text(of: "mine.yaml")?.contains("seed: 3") == true)
    #expect(taken(try saver.save(titled("one"), name: "mine", replaces: true)) == nil)
    #expect(folder.text(of: "mine.yaml")?.contains("title: one") == true)
  }

  @Test func asksWhereAnotherProgramWroteOverItsOwn() throws {
    let saver = saver()
    _ = try saver.save(titled("one"), name: "mine", replaces: false)
    try folder.write("piste: 1\n# edited\n", to: "mine.yaml")
    let file = taken(try saver.save(titled("two"), name: "mine", replaces: false))
    #expect(
      file
        == TakenName(
          name: "mine", losses: ["its comments"], wasChanged: true, freeName: "mine-2"))
  }

  /// A lesson is tests, variants, notes, a text and a place in a group; what a changed run keeps of them is
  /// not counted.
  @Test func saysWhatALessonWouldLose() throws {
    let lesson = """
      piste: 1  # by hand
      title: T
      about: Words.
      group: G
      order: 3
      compare: [{name: fast, learning_rate: 0.5}, {name: slow, learning_rate: 0.01}]
      events: [{at: 3, note: Look., }, {at: 5, note: Again.}]
      expect: [{at: 0, loss: {above: 1}}, {at: 1, loss: {above: 1}}]

      """
    let old = try ScenarioReader.read(Array(lesson.utf8), file: "x")
    func losses(_ change: (inout Scenario) -> Void) -> [String] {
      var new = old
      change(&new)
      return ScenarioLosses(of: Array(lesson.utf8), replacedBy: new).words
    }
    #expect(losses { _ in } == ["its comments"])
    #expect(losses { $0.expectations = [] } == ["its comments", "its 2 expectations"])
    #expect(losses { $0.variants.removeLast() } == ["its comments", "its 1 variant"])
    #expect(losses { $0.events.removeLast() } == ["its comments", "its 1 note"])
    #expect(losses { $0.about = "" } == ["its comments", "its text"])
    #expect(losses { $0.group = nil } == ["its comments", "its place among the lessons"])
    #expect(ScenarioLosses(of: Array("no scenario".utf8), replacedBy: old).words == [])
  }

  @Test(
    arguments: [
      ("mine", [], "mine-2"), ("mine", ["mine-2", "mine-3"], "mine-4"),
      ("mine-2", ["mine-2"], "mine-3"),
      ("two-words", [], "two-words-2"),
    ] as [(String, [String], String)])
  func proposesANameThatNoFileHas(name: String, taken: [String], free: String) throws {
    for name in taken { try folder.write("piste: 1\n", to: name + ".yaml") }
    #expect(ScenarioFolder(folder.path).freeName(like: name) == free)
  }

  /// A file in the folder scenarios takes the place of the lesson of its name, and that is asked first.
  @Test func asksBeforeAFileTakesThePlaceOfALesson() throws {
    let path = folder.path + "/scenarios"
    let saver = ScenarioSaver(path, name: nil, identity: nil)
    let file = try #require(taken(try saver.save(titled("one"), name: "valley", replaces: false)))
    #expect(file.isLesson && file.losses.contains("its text") && file.freeName == "valley-2")
    #expect(file.remarks[0] == "There is a lesson valley, whose place the file would take.")
    #expect(folder.text(of: "scenarios/valley.yaml") == nil)
    #expect(taken(try saver.save(titled("one"), name: "valley", replaces: true)) == nil)
    #expect(folder.text(of: "scenarios/valley.yaml")?.contains("title: one") == true)
    #expect(taken(try saver.save(titled("two"), name: "valley", replaces: false)) == nil)
    // Elsewhere it is a name like any other.
    let other = ScenarioSaver(folder.path + "/mine", name: nil, identity: nil)
    #expect(taken(try other.save(titled("one"), name: "valley", replaces: false)) == nil)
  }

  /// A saver that follows another knows the files of that one.
  @Test func knowsTheFilesOfTheSaverBefore() throws {
    let first = saver()
    _ = try first.save(titled("one"), name: "mine", replaces: false)
    try folder.write("piste: 1\nseed: 4\n", to: "mine.yaml")
    let second = ScenarioSaver(folder.path, name: "other", identity: nil, after: first)
    let file = taken(try second.save(titled("two"), name: "mine", replaces: false))
    #expect(file?.wasChanged == true)
  }

  @Test func remarksSayWhatWouldBeLost() {
    #expect(TakenName(name: "a").remarks == ["There is a scenario a already."])
    let file = TakenName(name: "a", losses: ["its comments", "its text"], wasChanged: true)
    #expect(file.remarks.count == 3)
    #expect(file.remarks[2] == "It would lose its comments and its text.")
  }
}
