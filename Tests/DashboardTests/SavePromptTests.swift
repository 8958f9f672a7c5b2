import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What the run is saved as: name and title.
@Suite struct SavePromptTests {
  /// A lesson that was opened, with the name that is free beside it.
  private func bench() throws -> Bench {
    var lesson = Scenario()
    (lesson.title, lesson.group, lesson.order) = ("A valley", "Momentum", 8)
    var bench = try Bench(lesson)
    bench.model.document = Document(name: "valley", freeName: "valley-2", scenario: lesson)
    return bench
  }

  private func prompt(_ bench: Bench) -> SavePrompt? {
    if case .save(let prompt) = bench.model.overlay { prompt } else { nil }
  }

  /// Enter alone replaces no lesson, and the copy is none: another title, no group.
  @Test func proposesANewNameAndATitleOfItsOwn() throws {
    var bench = try bench()
    bench.press(.character("s"))
    #expect(prompt(bench)?.name.text == "valley-2")
    let screen = bench.screen().plainText
    #expect(screen.contains("name   valley-2") && screen.contains("title  A valley (valley-2)"))
    bench.press(.enter)
    let request = try #require(bench.saves.last)
    #expect(request.name == "valley-2" && request.words.title == "A valley (valley-2)")
    #expect(request.words.group == nil && request.words.order == nil)
  }

  @Test func takesATitle() throws {
    var bench = try bench()
    bench.press(.character("s"))
    bench.type("mine")
    #expect(prompt(bench)?.titleText(for: bench.model.document) == "A valley (mine)")
    bench.press(.tab)
    bench.type("My own")
    bench.press(.backTab)
    bench.type("x")
    bench.press(.down, .end)
    bench.type("!")
    #expect(bench.screen().plainText.contains("title  My own!"))
    bench.press(.enter)
    #expect(bench.saves.last?.name == "minex" && bench.saves.last?.words.title == "My own!")
  }

  /// Under its own name a lesson stays the lesson, and the title that it has is proposed.
  @Test func underItsOwnNameItIsNoCopy() throws {
    var bench = try bench()
    bench.press(.character("s"))
    bench.type("valley")
    bench.press(.enter)
    let words = try #require(bench.saves.last?.words)
    #expect(words.title == "A valley" && words.group == "Momentum" && words.order == 8)
    // Refused and asked again, another name is proposed; agreed to, the title is kept.
    bench.send(.nameTaken(TakenName(name: "valley", losses: ["its text"], freeName: "valley-3")))
    #expect(bench.screen().plainText.contains("It would lose its text."))
    bench.press(.character("n"))
    #expect(prompt(bench)?.name.text == "valley-3")
  }

  @Test func aTitleThatWasTypedOutlivesTheQuestion() throws {
    var bench = try bench()
    bench.press(.character("s"))
    bench.type("mine")
    bench.press(.tab)
    bench.type("Kept")
    bench.press(.enter)
    bench.send(.nameTaken(TakenName(name: "mine")))
    bench.press(.character("y"))
    #expect(bench.saves.last?.replaces == true && bench.saves.last?.words.title == "Kept")
  }

  /// Once it was saved, its name is proposed again.
  @Test func proposesTheNameThatWasSavedHere() throws {
    var bench = try bench()
    bench.send(.saved(name: "mine", bench.model.document.words(savedAs: "mine")))
    bench.press(.character("s"))
    #expect(prompt(bench)?.name.text == "mine")
    bench.press(.enter)
    #expect(bench.saves.last?.words.title == "A valley (mine)")
  }

  @Test(
    arguments: [
      (nil, nil, "", "mine", ""), (nil, nil, "houses.csv", "mine", "houses.csv"),
      (nil, "Momentum", "A valley", "mine", "A valley (mine)"), ("a", nil, "T", "a", "T"),
      ("a", nil, "T", "b", "T (b)"), ("a", nil, "T", "", "T"),
    ] as [(String?, String?, String, String, String)])
  func aTitleTellsACopyFromItsOriginal(
    name: String?, group: String?, title: String, saved: String, expected: String
  ) {
    var scenario = Scenario()
    (scenario.title, scenario.group) = (title, group)
    let document = Document(name: name, scenario: scenario)
    #expect(document.proposedTitle(as: saved) == expected)
  }

  @Test func aLongTitleStaysWithinItsCap() throws {
    var scenario = Scenario()
    scenario.title = String(repeating: "t", count: Caps.titleCharacters)
    let words = Document(name: "a", scenario: scenario).words(savedAs: "other")
    #expect(words.title.count == Caps.titleCharacters && words.title.hasSuffix("t (other)"))
  }
}
