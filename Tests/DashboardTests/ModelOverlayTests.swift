import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

@Suite struct ModelOverlayTests {
  @Test func opensAndClosesHelp() throws {
    var bench = try Bench()
    bench.press(.character("?"))
    #expect(bench.model.overlay == .help(scroll: 0))
    bench.press(.down, .pageDown, .up)
    #expect(bench.model.overlay == .help(scroll: 10))
    bench.press(.escape)
    #expect(bench.model.overlay == nil)
  }

  /// The list of commands is longer than the box: a bar says which part shows.
  @Test func thePaletteHasABarWhereItIsLong() throws {
    var bench = try Bench()
    bench.press(.character(":"))
    func thumb() -> [Int] {
      let screen = bench.screen()
      // The box is centred, and its list is 64 columns wide.
      return (0..<screen.size.height).filter { screen[Point(x: 72, y: $0)].glyph == "┃" }
    }
    let first = thumb()
    #expect(!first.isEmpty)
    for _ in 0..<10 { bench.press(.pageDown) }
    let last = thumb()
    #expect(last.count == first.count && (last.last ?? 0) > (first.last ?? 0))
    bench.type("note")
    #expect(thumb().isEmpty)
  }

  @Test func quitsAtOnceWhereNothingIsUnsaved() throws {
    var bench = try Bench()
    bench.press(.end, .character("q"))
    #expect(bench.quits)
  }

  @Test func asksBeforeLeavingChangesBehind() throws {
    var bench = try Bench()
    bench.press(.character("]"), .character("q"))
    #expect(bench.model.overlay == .unsaved(.quit))
    bench.press(.space, .enter, .character("x"))
    #expect(!bench.quits)
    bench.press(.escape)
    #expect(bench.model.overlay == nil)
    bench.press(.character("q"), .character("q"), .control("c"))
    #expect(!bench.quits)
    #expect(bench.model.overlay == nil)
    bench.press(.control("c"), .character("d"))
    #expect(bench.quits)
  }

  /// What is written in a box stands on the ground of the box, in every theme.
  @Test(arguments: Theme.all.map(\.name))
  func boxesHaveNoHoles(name: String) throws {
    let look = Look(theme: try #require(Theme.named(name)))
    for state in [BenchState.unsaved, .overwrite, .save, .note, .palette, .browser, .opening] {
      let bench = try state.bench(look: look)
      let screen = bench.screen()
      let lines = screen.plainText.split(separator: "\n", omittingEmptySubsequences: false)
      let top = try #require(lines.firstIndex { $0.contains("╭─ ▸ ") })
      let row = Array(lines[top])
      let left = try #require(row.indices.first { row[$0...].starts(with: "╭─ ▸ ") })
      let right = try #require(row[left...].firstIndex(of: "╮"))
      let rows = (top + 1..<lines.count - 1).prefix { Array(lines[$0])[left] == "│" }
      let ground = look.style(.modal).background
      let others = [Role.selection, .field, .invalidField].map { look.style($0).background }
      for y in rows {
        for x in left...right {
          let background = screen[Point(x: x, y: y)].style.background
          #expect(background == ground || others.contains(background), "\(state) at \(x), \(y)")
        }
      }
      #expect(!rows.isEmpty)
    }
  }

  @Test func savesBeforeItLeaves() throws {
    var bench = try Bench()
    bench.press(.character("]"), .character("q"), .character("s"))
    bench.type("mine")
    bench.press(.enter)
    let request = try #require(bench.saves.last)
    #expect(request.name == "mine")
    #expect(!bench.quits)
    bench.send(.saved(name: "mine", bench.scenario(of: request)))
    #expect(bench.quits)
  }

  @Test func savesTheLineUpToItsHead() throws {
    var bench = try Bench()
    bench.press(.end, .character("<"), .character("]"), .end, .character(","), .character("s"))
    bench.type("mine")
    bench.press(.enter)
    let request = try #require(bench.saves.last)
    #expect(request.line.position == 20)
    #expect(request.line.events.count == 1)
    #expect(!request.replaces)
    bench.send(.saved(name: "mine", bench.scenario(of: request)))
    #expect(!bench.model.isUnsaved)
    #expect(bench.model.document.name == "mine")
  }

  @Test func keepsHowTheRunIsShown() throws {
    var bench = try Bench()
    bench.press(.character("y"), .character("x"), .character("s"))
    bench.type("mine")
    bench.press(.enter)
    let view = try #require(bench.saves.last?.words.view)
    #expect(view == ScenarioView(steps: .log, loss: .linear))
    #expect(LossView(view).isStepLogarithmic)
    #expect(!LossView(view).isLogarithmic)
  }

  @Test func opensThePanelsThatTheAuthorNames() throws {
    var scenario = Scenario()
    scenario.view = ScenarioView(panels: ["unknown", "lesson", "loss"])
    #expect(try Bench(scenario).model.focus == .lesson)
    #expect(try Bench(scenario).model.zoomed == nil)
    scenario.view = ScenarioView(panels: ["trajectory"])
    var bench = try Bench(scenario)
    #expect(bench.model.zoomed == .trajectory && bench.model.focus == .trajectory)
    #expect(bench.model.scenarioView?.panels == ["trajectory"])
    bench.press(.character("z"))
    #expect(bench.model.scenarioView?.panels == nil)
  }

  @Test(arguments: ["", "a b", "../x", "ä", ".hidden", "a/b", String(repeating: "x", count: 65)])
  func refusesNamesThatAreNone(name: String) throws {
    var bench = try Bench()
    bench.press(.character("s"))
    bench.type(name)
    bench.press(.enter)
    #expect(bench.saves.isEmpty)
    guard case .save(let prompt) = bench.model.overlay else {
      Issue.record("the question is gone")
      return
    }
    #expect(prompt.refusal != nil)
  }

  @Test func asksBeforeItReplaces() throws {
    var bench = try Bench()
    bench.press(.character("s"))
    bench.type("mine")
    bench.press(.enter)
    bench.send(.nameTaken(TakenName(name: "mine")))
    #expect(bench.model.overlay == .overwrite(TakenName(name: "mine")))
    bench.press(.space, .enter)
    #expect(bench.saves.count == 1)
    bench.press(.character("y"))
    #expect(bench.saves.count == 2)
    #expect(bench.saves.last?.replaces == true)
  }

  @Test func asksForAnotherNameInstead() throws {
    var bench = try Bench()
    bench.press(.character("s"))
    bench.type("mine")
    bench.press(.enter)
    bench.send(.nameTaken(TakenName(name: "mine")))
    bench.press(.character("n"))
    guard case .save = bench.model.overlay else {
      Issue.record("no question")
      return
    }
  }

  /// Where the file will go is said, and the name of the last one is offered.
  @Test func saysWhereItSaves() throws {
    var bench = try Bench()
    bench.model.document.folder = "lessons"
    bench.press(.character("s"))
    #expect(bench.screen().plainText.contains("In lessons/: the line up to its head"))
    bench.type("mine")
    bench.press(.enter)
    bench.send(.saved(name: "mine", Scenario()))
    bench.press(.character("s"))
    guard case .save(let prompt) = bench.model.overlay else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.name.text == "mine" && prompt.name.isSelected)
    #expect(bench.screen().plainText.contains("In lessons/"))
  }

  @Test func writesNotes() throws {
    var bench = try Bench()
    bench.press(.character("."), .character("n"))
    bench.type("look here")
    bench.press(.enter)
    #expect(bench.model.snapshot.events == [Event(at: 1, .note("look here"))])
  }

  @Test func browsesNarrowsAndOpens() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(
      .listed([
        ScenarioEntry(id: "a", name: "a", title: "The notebook", about: "one"),
        ScenarioEntry(id: "b", name: "b", title: "Too timid", about: "two"),
        ScenarioEntry(id: "c", name: "c", title: "", about: "", problem: "c.yaml:3: wrong"),
      ]))
    #expect(bench.screen().plainText.contains("The notebook"))
    bench.press(.down, .down, .enter)
    #expect(bench.opened.isEmpty && bench.screen().plainText.contains("c.yaml:3: wrong"))
    bench.type("timid")
    bench.press(.enter)
    #expect(bench.opened == ["b"])
  }

  @Test func tellsScenariosOfOneTitleApart() throws {
    var bench = try Bench()
    bench.press(.character("o"))
    bench.send(
      .listed([
        ScenarioEntry(id: "x/a", name: "a", place: "x/a.yaml", title: "Twin", about: ""),
        ScenarioEntry(id: "x/b", name: "b", place: "x/b.yaml", title: "Twin", about: ""),
        ScenarioEntry(id: "y/b", name: "b", place: "y/b.yaml", title: "Twin", about: ""),
        ScenarioEntry(id: "x/c", name: "c", place: "x/c.yaml", title: "Alone", about: ""),
      ]))
    let screen = bench.screen().plainText
    for row in ["Twin  a ", "Twin  x/b.yaml ", "Twin  y/b.yaml ", "Alone   "] {
      #expect(screen.contains(row))
    }
  }

  @Test func doesWhatThePaletteFinds() throws {
    var bench = try Bench()
    bench.press(.character(":"))
    bench.type("ten updates back")
    guard case .palette(let palette) = bench.model.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(palette.matches.map(\.keys) == [[.character("<")]])
    bench.press(.escape, .end, .character(":"))
    bench.type("ten updates back")
    bench.press(.enter)
    #expect(bench.model.snapshot.position == 10)
  }

  @Test func tellsWhatWentWrongUntilTheNextKey() throws {
    var bench = try Bench()
    bench.send(.failed("the disk is full"))
    #expect(bench.screen().plainText.contains("the disk is full"))
    bench.press(.up)
    #expect(!bench.screen().plainText.contains("the disk is full"))
  }

  @Test func movesTheKeyboardFromPanelToPanel() throws {
    var bench = try Bench()
    let before = bench.model.focus
    var seen: [PanelName] = []
    repeat {
      seen.append(bench.model.focus)
      bench.press(.tab)
    } while bench.model.focus != before && seen.count < 10
    #expect(seen == [.settings, .loss, .trajectory, .now, .events])
    bench.press(.backTab)
    #expect(bench.model.focus == .events)
  }

  @Test func givesOnePanelTheScreen() throws {
    var bench = try Bench()
    bench.press(.tab, .character("z"))
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    #expect(layout.panels.map(\.name) == [.loss])
    bench.press(.character("z"))
    #expect(ScreenLayout(bench.model, size: bench.model.size).panels.count == 5)
  }
}

extension Bench {
  var quits: Bool { effects.contains { if case .quit = $0 { true } else { false } } }

  var saves: [SaveRequest] {
    effects.compactMap { if case .save(let request) = $0 { request } else { nil } }
  }

  var opened: [String] {
    effects.compactMap { if case .open(_, let id) = $0 { id } else { nil } }
  }

  func scenario(of request: SaveRequest) -> Scenario {
    Scenario(configuration: request.line.initialConfiguration, events: request.line.events)
  }
}
