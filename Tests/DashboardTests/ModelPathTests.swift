import Foundation
import TerminalKit
import Testing

@testable import Dashboard

/// A path that is typed into the list of scenarios: how a tab goes on with it, and what does not open.
@Suite struct ModelPathTests {
  private static let entries = [
    ScenarioEntry(id: "lessons/a.yaml", name: "a", title: "Alpha", about: "about a"),
    ScenarioEntry(id: "b.yaml", name: "b", title: "Beta", about: "", problem: "b.yaml:3: wrong"),
  ]

  /// The list, with a path typed into it and a tab after that.
  private func bench(asking path: String, size: Size = Size(width: 80, height: 24)) throws -> Bench
  {
    var bench = try Bench(size: size)
    bench.press(.character("o"))
    bench.send(.listed(Self.entries))
    bench.type(path)
    bench.press(.tab)
    return bench
  }

  private func found(_ typed: String, _ names: [String], folders: Set<String> = []) -> Action {
    .completed(PathCompletion(TypedPath(typed), among: names) { folders.contains($0) })
  }

  @Test func asksOnceAndTypesWhatAllHaveInCommon() throws {
    var bench = try bench(asking: "ro")
    #expect(bench.completed == ["ro"])
    #expect(bench.screen().plainText.contains("looking into the folder"))
    bench.press(.tab)
    #expect(bench.completed == ["ro"], "it is under way")
    bench.send(found("ro", ["rows-a.csv", "rows-b.csv"]))
    #expect(bench.searched == "rows-")
    let screen = bench.screen().plainText
    #expect(screen.contains("In this folder") && screen.contains("▸ rows-a.csv"))
    #expect(screen.contains("rows-b.csv") && !screen.contains("looking into"))
    bench.press(.character("b"))
    #expect(bench.model.browser?.matches.map(\.id) == ["rows-b.csv"], "typing on narrows them")
    bench.press(.enter)
    #expect(bench.opened == ["rows-b.csv"])
  }

  @Test func anAnswerAboutAnOlderTextIsDropped() throws {
    var bench = try bench(asking: "ro")
    bench.press(.character("x"))
    bench.send(found("ro", ["rows.csv"]))
    #expect(bench.searched == "rox" && bench.model.browser?.candidates == nil)
    bench.send(.uncompleted(typed: "ro", "no such folder"))
    #expect(!bench.screen().plainText.contains("no such folder"))
    // The same text again is asked after again.
    bench.press(.backspace, .tab)
    #expect(bench.completed == ["ro", "ro"])
    bench.send(.input(.paste("w")))
    bench.send(found("ro", ["rows.csv"]))
    #expect(bench.searched == "row")
    bench.press(.tab, .escape)
    bench.send(found("row", ["rows.csv"]))
    #expect(bench.model.overlay == nil)
  }

  @Test func looksIntoTheOnlyFolder() throws {
    var bench = try bench(asking: "~/da")
    bench.send(found("~/da", ["data"], folders: ["data"]))
    #expect(bench.searched == "~/data/" && bench.completed == ["~/da", "~/data/"])
    // The only file in it is shown and not typed: it was not asked for.
    bench.send(found("~/data/", ["only.csv"]))
    #expect(bench.searched == "~/data/")
    #expect(bench.model.browser?.selection?.id == "~/data/only.csv")
    #expect(bench.screen().plainText.contains("In ~/data/"))
    bench.press(.tab)
    bench.send(found("~/data/", ["only.csv"]))
    #expect(bench.searched == "~/data/only.csv")
  }

  @Test(arguments: [Key.enter, .tab])
  func aFolderThatIsChosenIsLookedInto(key: Key) throws {
    var bench = try bench(asking: "d/")
    bench.send(found("d/", ["a.csv", "sub"], folders: ["sub"]))
    bench.press(.down, key)
    #expect(bench.searched == "d/sub/" && bench.completed == ["d/", "d/sub/"])
    #expect(bench.opened.isEmpty && bench.model.browser != nil)
  }

  @Test(arguments: ["d/", "~", "/", "../.."])
  func saysHowToLookIntoAFolder(path: String) throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed([]))
    bench.type(path)
    #expect(bench.screen().plainText.contains("tab shows what is in the folder"))
    bench.type("x")
    #expect(!bench.screen().plainText.contains("tab shows"))
  }

  @Test func saysThatNothingBeginsSo() throws {
    var bench = try bench(asking: "d/x.csv")
    bench.send(found("d/x.csv", ["a.csv"]))
    #expect(bench.screen().plainText.contains("no file or folder begins so"))
    #expect(bench.searched == "d/x.csv")
    bench.press(.backspace)
    #expect(!bench.screen().plainText.contains("no file or folder begins so"))
  }

  @Test func saysHowMuchOfALargeFolderShows() throws {
    var bench = try bench(asking: "big/")
    bench.send(found("big/", (10_000..<20_000).map { "\($0)" }))
    #expect(bench.screen().plainText.contains("the first 200 of 10000: type on"))
    #expect(bench.searched == "big/1")
  }

  @Test func aFolderThatCannotBeListedIsTold() throws {
    var bench = try bench(asking: "none/x")
    bench.press(.enter)
    bench.send(.uncompleted(typed: "none/x", "no such file or folder"))
    #expect(bench.opened.isEmpty, "the enter was for what did not come")
    #expect(bench.screen().plainText.contains("no such file or folder"))
    bench.press(.backspace)
    #expect(!bench.screen().plainText.contains("no such file or folder"))
  }

  /// Keys that come before the answer: an enter opens the one name, and none of several.
  @Test func anEnterWaitsForTheAnswer() throws {
    var bench = try bench(asking: "ro")
    bench.press(.enter, .character("y"))
    #expect(bench.opened.isEmpty)
    bench.send(.listed(Self.entries))
    #expect(bench.opened.isEmpty, "it waits for the path, not for the list")
    bench.send(found("ro", ["rows.csv"]))
    #expect(bench.opened == ["rows.csv"] && bench.model.opening?.keys == [.character("y")])
    var other = try self.bench(asking: "ro")
    other.press(.enter)
    other.send(found("ro", ["rows-a", "rows-b"]))
    #expect(other.opened.isEmpty && other.searched == "rows-")
    var folder = try self.bench(asking: "da")
    folder.press(.enter)
    folder.send(found("da", ["data"], folders: ["data"]))
    folder.send(found("data/", ["a", "b"]))
    #expect(folder.opened.isEmpty && folder.searched == "data/")
  }

  /// A name that the list of scenarios has, too, is shown with what is known of it.
  @Test func aNameOfTheListHasItsWords() throws {
    var bench = try bench(asking: "lessons/")
    bench.send(found("lessons/", ["a.yaml", "rows.csv"]))
    let screen = bench.screen().plainText
    #expect(screen.contains("▸ a.yaml") && screen.contains("about a"))
    #expect(bench.previewed == ["lessons/a.yaml"])
  }

  /// Told once, in the list, and what was typed is there to be corrected; nothing behind it moves.
  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ])
  func whatDoesNotOpenIsToldWhereItWasTyped(size: Size) throws {
    var bench = try Bench(size: size)
    bench.press(.character("o"))
    bench.send(.listed(Self.entries))
    bench.type("d/none.csv")
    let before = bench.screen()
    bench.press(.enter)
    #expect(bench.opened == ["d/none.csv"])
    #expect(bench.screen() == before, "nothing flickers until it is known")
    bench.send(.unprepared(number: 1, "no such file or folder"))
    let screen = bench.screen()
    #expect(screen.plainText.components(separatedBy: "no such file or folder").count == 2)
    #expect(bench.searched == "d/none.csv" && bench.model.notice == nil)
    // The panels around the box are where they were.
    let edges = [screen, before].map { grid in
      (0..<size.height).map {
        [grid[Point(x: 0, y: $0)].glyph, grid[Point(x: size.width - 1, y: $0)].glyph]
      }
    }
    #expect(edges[0] == edges[1])
    bench.press(.backspace)
    #expect(!bench.screen().plainText.contains("no such file"))
    bench.type("v")
    bench.press(.enter)
    #expect(bench.opened == ["d/none.csv", "d/none.csv"])
    bench.send(.preparing(number: 2))
    bench.press(.escape)
    #expect(bench.model.overlay == nil && bench.model.opening == nil)
  }

  /// What stands in the list and does not read is told there, too, and once.
  @Test func anEntryThatDoesNotReadIsToldInTheList() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.entries))
    bench.press(.down, .enter)
    #expect(bench.opened.isEmpty && bench.model.notice == nil)
    #expect(bench.screen().plainText.components(separatedBy: "b.yaml:3: wrong").count == 2)
    bench.press(.up)
    #expect(!bench.screen().plainText.contains("b.yaml:3: wrong"))
  }

  /// A list that was closed while it was read is read again when it comes back.
  @Test func theListThatComesBackIsReadToItsEnd() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.entries, isComplete: false))
    bench.press(.enter)
    bench.send(.listed(Self.entries))
    bench.send(.unprepared(number: 1, "line 3: wrong"))
    let count = bench.effects.count { if case .listScenarios = $0 { true } else { false } }
    #expect(count == 2 && bench.model.browser?.isComplete == false)
    bench.send(.listed(Self.entries))
    #expect(bench.screen().plainText.contains("line 3: wrong"))
  }
}

extension Bench {
  /// The paths that were asked after.
  var completed: [String] {
    effects.compactMap { if case .complete(let typed) = $0 { typed } else { nil } }
  }

  /// What is typed into the list.
  var searched: String? { model.browser?.search.text }
}
