import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

@Suite struct ModelFormTests {
  private func value(_ name: String, in bench: Bench) -> SettingValue? {
    bench.model.settingRows.first { $0.setting.name == name }?.value
  }

  @Test func typesAValueInPlaceOfTheOldOne() throws {
    var bench = try Bench()
    bench.press(.enter)
    bench.type("0.7")
    bench.press(.enter)
    #expect(value("learning_rate", in: bench) == .number(0.7))
    #expect(bench.model.form.editor == nil)
    #expect(bench.model.form.pending.isEmpty)
  }

  /// A value that the trainer has not confirmed yet has a mark, and no other row has one.
  @Test(arguments: [(GlyphSet.braille, " …"), (.halfBlock, " …"), (.ascii, " ~")])
  func aValueThatIsNotConfirmedIsMarked(glyphs: GlyphSet, mark: String) throws {
    let look = Look(capabilities: Capabilities(glyphs: glyphs, colors: .trueColor))
    let size = Size(width: 120, height: 40)
    var model = try Bench(size: size, look: look).model
    func row(_ title: String) -> String? {
      view(model, size: size).plainText.split(separator: "\n").first { $0.contains("\(title)  ") }
        .map(String.init)
    }
    #expect(row("learning rate")?.contains("0.1\(mark)") == false)
    let effects = model.update(.input(.key(.character("]"))))
    #expect(effects.contains { if case .command(.change) = $0 { true } else { false } })
    #expect(row("learning rate")?.contains("0.2\(mark)") == true)
    #expect(row("steps")?.contains("20\(mark)") == false)
    _ = model.update(.reply(.changed(name: "learning_rate", outcome: .applied)))
    #expect(row("learning rate")?.contains("0.1\(mark)") == false)
  }

  @Test func refusesInPlaceWithTheRange() throws {
    var bench = try Bench()
    bench.press(.enter)
    bench.type("-1")
    bench.press(.enter)
    #expect(bench.model.form.editor?.text == "-1")
    #expect(bench.model.form.refusal == "takes a number of at least 0")
    #expect(bench.screen().plainText.contains("takes a number"))
    bench.press(.backspace)
    #expect(bench.model.form.refusal == nil)
    bench.press(.escape)
    #expect(bench.model.form.editor == nil)
    #expect(value("learning_rate", in: bench) == .number(0.1))
  }

  @Test(arguments: ["", "abc", "nan", "inf", "0x10", "1e999", "1,5", "1 2", "--1", "٣"])
  func refusesWhatIsNoNumber(text: String) throws {
    var bench = try Bench()
    bench.press(.enter, .control("u"))
    bench.send(.input(.paste(text)))
    bench.press(.enter)
    #expect(bench.model.form.refusal != nil)
    #expect(value("learning_rate", in: bench) == .number(0.1))
  }

  /// A value is shown as it was typed, one that has no room cut and never rounded; the form has all digits.
  @Test(arguments: [
    (0.1, "0.1"), (2.0 / 3, "0.6666…"), (0.1234567, "0.1234…"), (2, "2"), (0.25, "0.25"),
    (2e-5 / 3, "6…e-06"), (0.708379681040956, "0.7083…"), (1999.9999, "1999.9…"),
  ])
  func roundsNoValue(value: Double, text: String) throws {
    var bench = try Bench(
      Scenario(configuration: try configuration([("learning_rate", .number(value))])),
      size: Size(width: 120, height: 40))
    let setting = RunSettings.learningRate.setting
    #expect(setting.text(of: .number(value), fitting: 7, ellipsis: "…") == text)
    let beginning = text.prefix { $0 != "…" }
    #expect(bench.screen().plainText.contains("learning rate  \(beginning)"))
    bench.press(.enter)
    #expect(bench.model.form.editor.flatMap { Double($0.text) } == value)
  }

  /// Of a vector that has no room every number shows, with as many digits as the room allows.
  @Test func cutsEveryNumberOfAVector() {
    let start = SettingValue.vector([2.732050807568877, -0.7320508075688775])
    #expect(
      RunSettings.start.setting.text(of: start, fitting: 18, ellipsis: "..")
        == "2.732.., -0.7320..")
  }

  /// Data without a file is no problem that can be; the kinds on both sides are reached over it.
  @Test func nudgingStepsOverAKindThatCannotBe() throws {
    var bench = try Bench()
    while bench.model.settingRows[bench.model.selectedRow].setting.name != "problem" {
      bench.press(.down)
    }
    let kinds = Catalogue.problem.entries.map(\.kind)
    var seen: [String] = []
    for _ in kinds {
      bench.type("]")
      guard case .component(let problem)? = value("problem", in: bench) else { break }
      seen.append(problem.kind)
    }
    #expect(Set(seen) == Set(kinds).subtracting(["own-data"]))
    #expect(seen[3] == "quadratic-bowl" && kinds[4] == "own-data")
  }

  @Test func refusesStepsBelowThePosition() throws {
    var bench = try Bench()
    bench.press(.end, .down, .enter)
    bench.type("5")
    bench.press(.enter)
    #expect(bench.model.form.refusal?.contains("20") == true)
  }

  @Test func refusesAContradictionBetweenSettings() throws {
    var bench = try Bench()
    while bench.model.settingRows[bench.model.selectedRow].setting.name != "features" {
      bench.press(.down)
    }
    bench.press(.enter)
    bench.type("3")
    bench.press(.enter)
    #expect(bench.model.form.refusal != nil)
    #expect(value("features", in: bench) == .integer(2))
  }

  @Test func takesListsAndTheWordThatLeavesThemToTheRun() throws {
    var bench = try Bench()
    while bench.model.settingRows[bench.model.selectedRow].setting.name != "start" {
      bench.press(.down)
    }
    bench.press(.enter)
    bench.type("3, -2.5")
    bench.press(.enter)
    #expect(value("start", in: bench) == .vector([3, -2.5]))
    #expect(bench.model.snapshot.parameters == [3, -2.5])
    bench.press(.enter)
    bench.type("default")
    bench.press(.enter)
    #expect(value("start", in: bench) == .automatic)
  }

  @Test func nudgesUpAndDownAndBackToTheSameValue() throws {
    var bench = try Bench()
    bench.press(.character("]"))
    #expect(value("learning_rate", in: bench) == .number(0.2))
    bench.press(.character("["))
    #expect(value("learning_rate", in: bench) == .number(0.1))
    bench.press(.character("}"))
    #expect(value("learning_rate", in: bench) == .number(0.102))
  }

  @Test func undoesOneChangeAfterAnother() throws {
    var bench = try Bench()
    bench.press(.character("]"), .character("]"))
    #expect(value("learning_rate", in: bench) == .number(0.5))
    bench.press(.character("u"))
    #expect(value("learning_rate", in: bench) == .number(0.2))
    bench.press(.character("u"))
    #expect(value("learning_rate", in: bench) == .number(0.1))
    bench.press(.character("u"))
    #expect(bench.model.notice?.text == "Nothing to undo")
  }

  @Test func forksBehindTheHead() throws {
    var bench = try Bench()
    bench.press(.end)
    for _ in 0..<7 { bench.press(.character(",")) }
    bench.press(.enter)
    bench.type("0.7")
    bench.press(.enter)
    #expect(bench.model.snapshot.head == 13)
    #expect(bench.model.snapshot.ghosts.count == 1)
    #expect(
      bench.model.snapshot.events
        == [Event(at: 13, .set(name: "learning_rate", value: .number(0.7)))])
  }

  @Test func startsAnewWithAnotherSeed() throws {
    var bench = try Bench()
    bench.press(.end)
    while bench.model.settingRows[bench.model.selectedRow].setting.name != "seed" {
      bench.press(.down)
    }
    bench.press(.enter)
    bench.type("7")
    bench.press(.enter)
    #expect(bench.model.snapshot.position == 0)
    #expect(bench.model.snapshot.ghosts.count == 1)
    #expect(bench.model.snapshot.initialConfiguration[RunSettings.seed] == 7)
  }

  @Test func goesToTheNextRowByTab() throws {
    var bench = try Bench()
    bench.press(.enter)
    bench.type("0.3")
    bench.press(.tab)
    #expect(value("learning_rate", in: bench) == .number(0.3))
    #expect(bench.model.form.selected == "steps")
  }
}

@Suite struct NudgingTests {
  private static let rate = RunSettings.learningRate.setting

  @Test(arguments: [
    (0.1, 0.2), (0.2, 0.5), (0.5, 1), (1, 2), (0.15, 0.2), (9.99, 10), (1e-7, 2e-7),
    (0.0005, 0.001), (100, 200),
  ])
  func climbsInOnesTwosAndFives(value: Double, next: Double) {
    let up = Nudging.value(.number(value), of: Self.rate, up: true, finely: false)
    #expect(up == .number(next))
  }

  @Test(arguments: [(0.2, 0.1), (0.1, 0.05), (0.15, 0.1), (1, 0.5), (0, 0)])
  func descendsInOnesTwosAndFives(value: Double, next: Double) {
    let down = Nudging.value(.number(value), of: Self.rate, up: false, finely: false)
    #expect(down == .number(next))
  }

  @Test func addsLinearStepsWithoutDigitsOfItsOwn() throws {
    let noise = try Configuration().setting(named: "noise")
    var value = SettingValue.number(0)
    for _ in 0..<6 { value = Nudging.value(value, of: noise, up: true, finely: false) ?? value }
    #expect(value == .number(0.3))
    for _ in 0..<3 { value = Nudging.value(value, of: noise, up: false, finely: true) ?? value }
    #expect(value == .number(0.285))
  }

  @Test func staysInItsRange() throws {
    let noise = try Configuration().setting(named: "noise")
    #expect(Nudging.value(.number(0), of: noise, up: false, finely: false) == .number(0))
    #expect(
      Nudging.value(.integer(1), of: RunSettings.steps.setting, up: false, finely: false)
        == .integer(1))
    #expect(
      Nudging.value(.integer(Int.max), of: RunSettings.seed.setting, up: true, finely: false)
        == .integer(Int.max))
  }

  @Test(arguments: [(20, 30), (100, 200), (7, 8), (99, 109)])
  func movesTheFirstDigitOfWholeNumbers(value: Int, next: Int) {
    #expect(
      Nudging.value(.integer(value), of: RunSettings.steps.setting, up: true, finely: false)
        == .integer(next))
  }

  @Test func goesRoundTheNames() {
    #expect(
      Nudging.value(.choice("float64"), of: RunSettings.dtype.setting, up: true, finely: false)
        == .choice("float32"))
  }
}
