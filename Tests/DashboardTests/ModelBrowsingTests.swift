import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// The list of scenarios while it is read, and the small pictures of what is selected.
@Suite struct ModelBrowsingTests {
  private static func entry(
    _ id: String, _ title: String = "", problem: String? = nil
  ) -> ScenarioEntry {
    ScenarioEntry(id: id, name: id, title: title, about: "about \(id)", problem: problem)
  }
  private static let names = ["a", "b", "c"].map { entry($0) }
  private static let titled = [entry("c", "Gamma"), entry("a", "Alpha"), entry("b", "Beta")]

  private func preview(
    _ values: [(String, SettingValue)] = [], view: ScenarioView? = nil
  ) throws -> ScenarioPreview {
    ScenarioPreview(
      running: try Run(configuration: try configuration(values)), steps: 120, view: view)
  }

  /// Where there is nothing to open, that is said in a whole sentence, however narrow the list is.
  @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60)])
  func saysInAWholeSentenceThatThereIsNothing(width: Int, height: Int) throws {
    var bench = try Bench(size: Size(width: width, height: height))
    bench.press(.character("o"))
    bench.send(.listed([]))
    let words = bench.screen().plainText.split { $0 == " " || $0 == "\n" || $0 == "│" }
    let sentence = "no scenarios here yet: s saves the run as one".split(separator: " ")
    let start = try #require(words.firstIndex(of: "no"))
    #expect(Array(words[start...].filter(sentence.contains).prefix(sentence.count)) == sentence)
  }

  @Test func isThereBeforeAnyFileIsRead() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    #expect(bench.model.browser?.isComplete == false)
    #expect(bench.screen().plainText.contains("looking into the folder"))
    bench.send(.listed([]))
    #expect(bench.screen().plainText.contains("no scenarios here yet"))
  }

  /// Titles come into the list under the person's hands: the selection stays on its file.
  @Test func keepsTheSelectionWhenTitlesCome() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.names, isComplete: false))
    #expect(bench.screen().plainText.contains("reading their titles"))
    bench.press(.down)
    #expect(bench.model.browser?.selection?.id == "b")
    bench.send(.listed(Self.titled))
    #expect(bench.model.browser?.selection?.title == "Beta")
    #expect(!bench.screen().plainText.contains("reading their titles"))
    bench.press(.enter)
    #expect(bench.opened == ["b"])
  }

  @Test(arguments: ["/data/houses.csv", "houses.npy", "lessons/mine.yaml", "~/mine.yaml"])
  func aPathThatIsTypedIsOpened(path: String) throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.titled))
    bench.type(path)
    let screen = bench.screen().plainText
    #expect(screen.contains("By its path") && screen.contains("Enter opens this file"))
    // Nothing is read on the way: half of a path may be anything.
    let previews = bench.effects.compactMap {
      if case .preview(let id) = $0 { id } else { nil }
    }
    #expect(Set(previews).isSubset(of: Self.titled.map(\.id)))
    bench.press(.enter)
    #expect(bench.opened == [path])
  }

  @Test(arguments: ["houses", "/", "/data/", "b"])
  func whatIsNoPathIsSearchedFor(text: String) throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.titled))
    bench.type(text)
    #expect(!bench.screen().plainText.contains("By its path"))
  }

  /// A file of the list whose path is typed stands there once.
  @Test func aPathOfTheListIsThatEntry() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed([ScenarioEntry(id: "x/a.yaml", name: "x/a.yaml", title: "A", about: "")]))
    bench.type("x/a.yaml")
    #expect(bench.model.browser?.matches.map(\.title) == ["A"])
  }

  @Test func selectsWhatIsOpenAtFirst() throws {
    var bench = try Bench(name: "b")
    bench.press(.character("o"))
    bench.send(.listed(Self.titled))
    #expect(bench.model.browser?.selection?.id == "b")
  }

  @Test func whatIsTypedAheadFindsWhatComes() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.type("bet")
    bench.press(.enter, .character("y"))
    bench.send(.listed(Self.names, isComplete: false))
    #expect(bench.opened.isEmpty)
    bench.send(.listed(Self.titled))
    #expect(bench.opened == ["b"])
    #expect(bench.model.opening?.keys == [.character("y")], "it is for the run that comes")
    var other = try Bench()
    other.press(.character("o"), .enter, .escape)
    other.send(.listed(Self.titled))
    #expect(other.model.overlay == nil && other.opened.isEmpty, "it was closed")
    other.press(.character("o"), .character("x"), .enter, .backspace)
    other.send(.listed(Self.titled))
    #expect(other.opened.isEmpty && other.model.browser?.matches.count == 3, "nothing has an x")
  }

  @Test func asksForAPictureOncePerFile() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(.listed(Self.titled + [Self.entry("d", problem: "wrong")]))
    bench.send(.input(.resize(Size(width: 90, height: 30))))
    #expect(bench.previewed == ["c"])
    bench.press(.down)
    bench.send(.previewed(id: "a", try preview(view: ScenarioView(curve: .one(.excess)))))
    #expect(bench.previewed == ["c", "a"])
    let title = "excess over the floor · log"
    #expect(bench.screen().plainText.contains(title))
    bench.press(.up)
    #expect(!bench.screen().plainText.contains(title), "that of another file")
    #expect(bench.previewed == ["c", "a", "c"], "it was let go of for a")
    bench.press(.down)
    #expect(bench.screen().plainText.contains(title))
    bench.press(.down)
    #expect(bench.previewed == ["c", "a", "c", "b"])
    bench.press(.down)
    #expect(bench.previewed.count == 4, "what does not read has none")
  }

  /// What has no room ends in an ellipsis: titles, places and the last line of a text.
  @Test func whatIsCutOffSaysSo() throws {
    var bench = try Bench()
    let long = String(repeating: "word ", count: 200)
    bench.press(.character("o"))
    bench.send(
      .listed([ScenarioEntry(id: "a", name: "a", place: long, title: long, about: long)]))
    let rows = bench.screen().plainText.split(separator: "\n").filter { $0.contains("word") }
    let cut = rows.filter { $0.contains("…") }
    // The title in the list and in the preview, the place, and the end of the text.
    #expect(cut.count == 3 && cut.last == rows.last)
    #expect(cut[0].split(separator: "…").count == 3)
  }

  @Test func textDoesNotJumpWhenAPictureComes() throws {
    var bench = try Bench()
    func row(_ bench: Bench) -> Int? {
      bench.screen().plainText.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("about a") }
    }
    bench.press(.character("o"))
    bench.send(.listed([Self.entry("a")]))
    let before = try #require(row(bench))
    bench.send(.previewed(id: "a", try preview()))
    #expect(row(bench) == before)
    bench.send(.previewed(id: "a", .none))
    #expect(row(bench) == before - 3)
  }

  @Test func isOnTheScaleOfTheLossPlot() throws {
    let run = try Run(configuration: Configuration())
    run.advance(to: 20)
    let losses = run.history.losses(in: 0..<20)
    let usual = try preview()
    #expect(usual.values == losses && usual.scale == .logarithmic && !usual.isExcess)
    let linear = try preview(view: ScenarioView(loss: .linear))
    #expect(linear.values == losses && linear.scale == .linear)
    #expect(linear.title(Look()) == "loss")
  }

  /// x²/2 + y⁴/4 − y²/2, whose minima are at −1/4: the logarithm of the loss would not exist.
  @Test func isOfTheExcessWhereTheLossIsNegative() throws {
    let settings: [(String, SettingValue)] = [
      ("problem", .component(Component(kind: "saddle"))), ("start", .vector([1, 0.9])),
      ("learning_rate", .number(0.1)), ("steps", .integer(40)), ("dtype", .choice("float64")),
    ]
    let curve = try preview(settings)
    #expect(curve.isExcess && curve.scale == .logarithmic)
    #expect(curve.title(Look()) == "excess over the floor · log")
    var (x, y) = (1.0, 0.9)
    #expect(curve.values.count == 40)
    for value in curve.values {
      // The excess is a difference of numbers near 1/4.
      #expect(abs(value - (x * x / 2 + y * y * y * y / 4 - y * y / 2 + 0.25)) < 1e-14)
      (x, y) = (x - 0.1 * x, y - 0.1 * (y * y * y - y))
    }
    #expect(try !preview(settings, view: ScenarioView(loss: .linear)).isExcess)
  }
}

extension Bench {
  /// The entries whose pictures were asked for.
  var previewed: [String] {
    effects.compactMap { if case .preview(let id) = $0 { id } else { nil } }
  }
}
