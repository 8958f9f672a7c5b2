import Engine
import Scenarios
import TerminalKit
import Testing
@testable import Training

@testable import Dashboard

/// Settings that are chosen from a list.
@Suite struct ChoiceListTests {
  /// A dashboard in which every choice of a problem is to be had, and the names of those.
  private static let problems = ["linear-regression", "polynomial-regression", "given-rows"]

  private func bench(
    _ name: String, _ values: [(String, SettingValue)] = [],
    size: Size = Size(width: 120, height: 40)
  ) throws -> Bench {
    var bench = try Bench(Scenario(configuration: configuration(values)), size: size)
    bench.model.form.selected = name
    return bench
  }

  private func list(_ bench: Bench) -> ChoiceList? {
    if case .choices(let list) = bench.model.overlay { list } else { nil }
  }

  /// Each setting with names to choose from, with each optimiser and schedule, opens a list of all of them, and what
  /// each is can be read in a window of any size.
  @Test(arguments: problems, [Size(width: 40, height: 12), Size(width: 120, height: 40)])
  func everyChoiceIsListedWithWhatItIs(problem: String, size: Size) throws {
    for optimizer in OptimizerCatalogue.rows.map(\.entry.kind) {
      let values: [(String, SettingValue)] = [
        ("problem", .component(Component(kind: problem))),
        ("optimizer", .component(Component(kind: optimizer))),
        ("schedule", .component(Component(kind: "one-cycle"))),
      ]
      let settings = try bench("steps", values).model.settingRows.map(\.setting)
        .filter { $0.domain.choices != nil }
      #expect(settings.count >= 5)
      for setting in settings {
        var bench = try bench(setting.name, values, size: size)
        bench.press(.enter)
        let names = try #require(list(bench)).matches.map(\.name)
        #expect(names == setting.domain.choices?.map(\.name))
        bench.press(.pageUp, .pageUp)
        for choice in setting.domain.choices ?? [] {
          #expect(list(bench)?.choice == choice && !choice.help.isEmpty)
          let words = bench.screen().plainText.split { !$0.isLetter }.joined(separator: " ")
          let own = choice.help.split { !$0.isLetter }
          #expect(own.allSatisfy { words.contains($0) }, "\(choice.name) at \(size)")
          bench.press(.down)
        }
      }
    }
  }

  @Test func theOneInForceIsSelectedAndMarked() throws {
    let values: [(String, SettingValue)] = [
      ("optimizer", .component(Component(kind: "rmsprop"))), ("momentum", .number(0.5)),
    ]
    var bench = try bench("optimizer", values)
    bench.press(.enter)
    #expect(list(bench)?.choice?.name == "rmsprop")
    let line = bench.screen().plainText.split(separator: "\n").first { $0.contains("▸ rmsprop") }
    #expect(line?.contains(" now ") == true)
    bench.press(.enter)
    // The one that is there keeps what was set with it, and no command goes out.
    #expect(bench.model.overlay == nil && !bench.commands.contains(where: \.isChange))
  }

  @Test func enterTakesWhatIsSelected() throws {
    var bench = try bench("schedule")
    bench.press(.enter, .down, .enter)
    let kind = ScheduleCatalogue.rows[1].entry.kind
    #expect(bench.model.snapshot.configuration.component(.schedule).kind == kind)
    #expect(bench.model.overlay == nil && bench.model.form.selected == "schedule")
  }

  @Test(arguments: [
    ("optimizer", "ada", ["adam", "adamw", "adagrad"], "adam"),
    ("optimizer", "adam", ["adam", "adamw"], "adam"), ("dtype", "64", ["float64"], "float64"),
    ("loss", "out", ["squared", "huber"], "squared"),
    ("dtype", "DIGITS 16", ["float64"], "float64"),
    ("dtype", "zebra", [], nil),
  ])
  func typingNarrowsTheList(
    name: String, text: String, some: [String], first: String?
  ) throws {
    var bench = try bench(name)
    bench.press(.enter)
    bench.type(text)
    let names = try #require(list(bench)).matches.map(\.name)
    #expect(Set(some).isSubset(of: names) && (some.isEmpty ? names.isEmpty : names.count < 10))
    #expect(list(bench)?.choice?.name == first)
    if first == nil {
      bench.press(.enter)
      #expect(list(bench) != nil && !bench.commands.contains(where: \.isChange))
      #expect(bench.screen().plainText.contains("nothing matches"))
    }
  }

  @Test(arguments: [Key.escape, .control("c")])
  func isLeftWithoutAChange(key: Key) throws {
    var bench = try bench("optimizer")
    bench.press(.enter, .down, .down, key)
    #expect(bench.model.overlay == nil && !bench.commands.contains(where: \.isChange))
  }

  /// A click selects, another one takes it; the wheel moves the selection.
  @Test func theMouseChooses() throws {
    var bench = try bench("optimizer")
    bench.press(.enter)
    let rows = bench.screen().plainText.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains("  adam ") })
    let column = try #require(rows[row].firstRange(of: "adam ")?.lowerBound)
    let place = Point(x: rows[row].distance(from: rows[row].startIndex, to: column), y: row)
    bench.click(place)
    #expect(list(bench)?.choice?.name == "adam")
    bench.click(place)
    #expect(bench.model.snapshot.configuration.component(.optimizer).kind == "adam")
    bench.press(.enter)
    let before = try #require(list(bench)).selected
    bench.send(.input(.mouse(MouseEvent(position: place, kind: .wheel(.down)))))
    #expect(list(bench)?.selected == before + 1)
    bench.press(.escape)
    // The setting itself opens it by a second click, as any value.
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let room = try #require(layout.room(of: .settings))
    let area = room.rect
    let setting = try #require(
      (area.minY..<area.maxY).map { Point(x: area.minX + 2, y: $0) }.first { point in
        SettingsPanel().entry(at: point, bench.model, in: room)?.index == bench.model.selectedRow
      })
    bench.click(setting)
    #expect(list(bench) != nil)
  }

  /// Data need a file, which is named elsewhere: the list says so and stays.
  @Test func whatIsRefusedSaysWhy() throws {
    var bench = try bench("problem")
    bench.press(.enter)
    bench.type("own")
    bench.press(.enter)
    #expect(list(bench)?.refusal?.contains("file") == true)
    #expect(bench.screen().plainText.contains("✗ "))
    bench.press(.backspace)
    #expect(list(bench)?.refusal == nil)
  }

  /// Every letter is the search's, whatever it means elsewhere.
  @Test func lettersAreNoCommands() throws {
    var bench = try bench("optimizer")
    bench.press(.enter)
    bench.type("q")
    #expect(list(bench)?.search.text == "q" && !bench.quits)
    bench.send(.input(.paste("adamw")))
    #expect(list(bench)?.search.text == "qadamw")
  }
}
