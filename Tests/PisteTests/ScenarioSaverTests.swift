import Dashboard
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
    var saver = saver()
    for title in ["one", "two"] {
      #expect(taken(try saver.save(titled(title), name: "mine", replaces: false)) == nil)
      #expect(folder.text(of: "mine.yaml")?.contains("title: \(title)\n") == true)
    }
  }

  @Test(arguments: [("piste: 1\n", false), ("piste: 1  # by hand\n", true)])
  func asksBeforeItReplacesAnotherFile(text: String, hasComments: Bool) throws {
    try folder.write(text, to: "mine.yaml")
    var saver = saver()
    let file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine", hasComments: hasComments))
    #expect(folder.text(of: "mine.yaml") == text)
    #expect(taken(try saver.save(titled("one"), name: "mine", replaces: true)) == nil)
    #expect(folder.text(of: "mine.yaml")?.contains("title: one") == true)
  }

  @Test func asksBeforeItReplacesWhatWasOpened() throws {
    try folder.write("piste: 1\n", to: "mine.yaml")
    var saver = saver(opened: "mine", holding: "piste: 1\n")
    let file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine"))
  }

  @Test func tellsThatSomebodyElseWroteMeanwhile() throws {
    try folder.write("piste: 1\nseed: 2\n", to: "mine.yaml")
    var saver = saver(opened: "mine", holding: "piste: 1\n")
    var file = taken(try saver.save(titled("one"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine", wasChanged: true))
    // And again while the question stands.
    try folder.write("piste: 1\nseed: 3 # new\n", to: "mine.yaml")
    file = taken(try saver.save(titled("one"), name: "mine", replaces: true))
    #expect(file == TakenName(name: "mine", hasComments: true, wasChanged: true))
    #expect(folder.text(of: "mine.yaml")?.contains("seed: 3") == true)
    #expect(taken(try saver.save(titled("one"), name: "mine", replaces: true)) == nil)
    #expect(folder.text(of: "mine.yaml")?.contains("title: one") == true)
  }

  @Test func asksWhereSomebodyElseWroteOverItsOwn() throws {
    var saver = saver()
    _ = try saver.save(titled("one"), name: "mine", replaces: false)
    try folder.write("piste: 1\n# edited\n", to: "mine.yaml")
    let file = taken(try saver.save(titled("two"), name: "mine", replaces: false))
    #expect(file == TakenName(name: "mine", hasComments: true, wasChanged: true))
  }

  @Test func remarksSayWhatWouldBeLost() {
    #expect(TakenName(name: "a").remarks == ["There is a scenario a already."])
    let file = TakenName(name: "a", hasComments: true, wasChanged: true)
    #expect(file.remarks.count == 3)
    #expect(file.remarks.contains { $0.contains("comments") && $0.contains("lost") })
  }
}
