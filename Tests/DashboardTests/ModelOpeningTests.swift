import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What the dashboard is while a file is read and its run made, and what comes of it.
@Suite struct ModelOpeningTests {
  private static let entries = [
    ScenarioEntry(id: "x/big", name: "big", place: "the big one", title: "Big", about: ""),
    ScenarioEntry(id: "x/other", name: "other", title: "Other", about: ""),
  ]

  /// A dashboard in which a file was chosen, and has not come.
  private func opening(_ name: String = "big", in bench: Bench? = nil) throws -> Bench {
    var bench = try bench ?? Bench()
    choose(name, in: &bench)
    return bench
  }

  private func choose(_ name: String, in bench: inout Bench) {
    bench.press(.character("o"))
    bench.send(.listed(Self.entries))
    bench.type(name)
    bench.press(.enter)
  }

  /// What comes of a scenario with another seed, so that its parameters tell it from the notebook's run.
  private func ready(_ number: Int, title: String = "Big") throws -> Action {
    var scenario = Scenario(configuration: try configuration([("start", .vector([3, 4]))]))
    scenario.title = title
    let prepared = try PreparedRun(
      scenario.configuration, speed: .stepsPerSecond(10), generation: number)
    return .prepared(
      number: number, Document(name: "big", scenario: scenario), prepared.snapshot)
  }

  @Test func theRunBeforeStaysUntilTheOtherIsThere() throws {
    var bench = try opening()
    #expect(bench.opened == ["x/big"])
    #expect(!bench.screen().plainText.contains("PREPARING"), "it may be there at once")
    bench.send(.preparing(number: 1))
    let screen = bench.screen().plainText
    #expect(screen.contains("PREPARING") && screen.contains("the big one"))
    #expect(screen.contains("The notebook"))
    bench.send(try ready(1))
    #expect(bench.taken == [1])
    #expect(bench.model.snapshot.parameters == [3, 4])
    #expect(bench.model.document.name == "big")
    #expect(!bench.model.isUnsaved)
    let after = bench.screen().plainText
    #expect(after.contains("Opened Big") && !after.contains("PREPARING"))
  }

  /// Nothing that is pressed changes the run before, which will be gone.
  @Test func whatIsPressedMeanwhileChangesNothing() throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    let (working, others) = (
      KeyTable.standard.rows.filter(\.worksWhileOpening),
      KeyTable.standard.rows.filter { !$0.worksWhileOpening }
    )
    #expect(Set(working.map(\.hint)) == ["open", "help", "redraw", "close", "quit"])
    for row in others {
      for key in row.keys { bench.press(key) }
    }
    bench.send(.input(.paste("0.5")))
    for y in 0..<24 {
      for kind: MouseEvent.Kind in [.press(.left), .drag(.left), .wheel(.up), .press(.right)] {
        bench.send(.input(.mouse(MouseEvent(position: Point(x: 2, y: y), kind: kind))))
        // The answers in the box and in the last row are keys.
        if bench.model.opening == nil { bench = try opening() }
      }
    }
    #expect(bench.model.snapshot.position == 0 && bench.model.snapshot.events.isEmpty)
    #expect(bench.model.snapshot.changeCount == 0)
    #expect(bench.model.form.editor == nil && bench.model.zoomed == nil)
  }

  @Test func helpIsReadMeanwhileAndNotTakenAway() throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    bench.press(.character("?"))
    #expect(bench.model.overlay == .help(scroll: 0))
    bench.send(try ready(1))
    #expect(bench.model.overlay == .help(scroll: 0))
    #expect(bench.taken.isEmpty)
    bench.press(.escape)
    #expect(bench.taken == [1])
  }

  @Test func quittingAsksAsUsual() throws {
    var bench = try Bench()
    bench.press(.character("]"))
    choose("big", in: &bench)
    #expect(bench.model.overlay == .unsaved(.open(id: "x/big", place: "the big one")))
    #expect(bench.opened.isEmpty)
    bench.press(.character("d"))
    #expect(bench.opened == ["x/big"])
    bench.send(.preparing(number: 1))
    bench.press(.character("q"))
    #expect(bench.model.overlay == .unsaved(.quit))
    // It does not come while there is a question about the run before.
    bench.send(try ready(1))
    #expect(bench.taken.isEmpty && bench.model.overlay == .unsaved(.quit))
    bench.press(.character("d"))
    #expect(bench.quits)
  }

  @Test func quitsAtOnceWhereNothingIsLost() throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    bench.press(.character("q"))
    #expect(bench.quits)
  }

  /// What is being saved is not given up for a file that has come meanwhile.
  @Test func aSaveIsDoneBeforeTheRunGoes() throws {
    var bench = try Bench()
    bench.press(.character("]"))
    choose("big", in: &bench)
    bench.press(.character("d"))
    bench.send(.preparing(number: 1))
    bench.press(.character("q"), .character("s"))
    bench.type("mine")
    bench.press(.enter)
    bench.send(try ready(1))
    #expect(bench.taken.isEmpty)
    let request = try #require(bench.saves.last)
    bench.send(.failed("the disk is full"))
    #expect(bench.taken == [1] && !bench.quits && request.name == "mine")
  }

  @Test(arguments: [Key.escape, .control("c")])
  func isLeftAlone(key: Key) throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    bench.press(key)
    #expect(bench.cancellations == 1 && !bench.quits)
    bench.send(try ready(1))
    #expect(bench.taken.isEmpty && bench.model.snapshot.parameters != [3, 4])
    #expect(!bench.screen().plainText.contains("PREPARING"))
    bench.press(.character("."))
    #expect(bench.model.snapshot.position == 1)
  }

  @Test func anErrorIsToldAndTheRunStays() throws {
    var bench = try opening(in: try BenchState.paused.bench())
    bench.send(.preparing(number: 1))
    bench.press(.character("?"))
    bench.send(.unprepared(number: 1, "big.csv: line 3, column b: not a number"))
    #expect(bench.model.notice == nil, "who reads would not see it")
    bench.press(.escape)
    let screen = bench.screen().plainText
    #expect(screen.contains("line 3, column b") && !screen.contains("PREPARING"))
    #expect(screen.contains("step 20/20") && screen.contains("open a scenario"))
    bench.press(.escape)
    bench.press(.character(","))
    #expect(bench.model.snapshot.position == 19)
  }

  @Test func anotherFileTakesItsPlace() throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    choose("other", in: &bench)
    #expect(bench.opened == ["x/big", "x/other"])
    bench.send(.preparing(number: 1))
    #expect(!bench.screen().plainText.contains("PREPARING"))
    bench.send(try ready(1))
    bench.send(.unprepared(number: 1, "too late"))
    #expect(bench.taken.isEmpty && bench.model.notice == nil)
    bench.send(try ready(2, title: "Other"))
    #expect(bench.taken == [2])
    #expect(bench.screen().plainText.contains("Opened Other"))
  }

  /// Changes were given up for the first: the second does not ask again, and to stay keeps them.
  @Test func anotherFileAsksNothingTwice() throws {
    var bench = try Bench()
    bench.press(.character("]"))
    choose("big", in: &bench)
    bench.press(.character("d"))
    bench.send(.preparing(number: 1))
    choose("other", in: &bench)
    #expect(bench.opened == ["x/big", "x/other"])
    bench.send(.preparing(number: 2))
    bench.press(.escape)
    #expect(bench.model.snapshot.events.count == 1)
    choose("other", in: &bench)
    #expect(bench.opened.count == 2)
    #expect(bench.model.overlay == .unsaved(.open(id: "x/other", place: "other")))
  }

  /// Keys that are pressed at once are meant for the run that comes, or for what is shown in its place.
  @Test func keysAheadWaitForTheRun() throws {
    var bench = try opening()
    bench.press(.character("y"), .character("]"))
    #expect(bench.model.lossView.isLogarithmic && bench.changes.isEmpty)
    bench.send(try ready(1))
    #expect(!bench.model.lossView.isLogarithmic)
    #expect(bench.changes == ["learning_rate"])
    var other = try opening()
    other.press(.character("]"), .character("?"))
    other.send(.preparing(number: 1))
    #expect(other.model.overlay == .help(scroll: 0) && other.changes.isEmpty)
    other.press(.escape)
    other.send(try ready(1))
    #expect(other.changes.isEmpty)
    var third = try opening()
    third.press(.character("]"))
    third.send(.unprepared(number: 1, "gone"))
    #expect(third.changes.isEmpty)
  }

  /// A run that comes is as its file has it, whatever was done to the one before.
  @Test func nothingOfTheRunBeforeIsUnsaved() throws {
    var bench = try Bench()
    bench.press(.character("]"))
    choose("big", in: &bench)
    bench.press(.character("d"))
    bench.send(try ready(1))
    #expect(bench.taken == [1] && !bench.model.isUnsaved)
  }

  /// The trainer may have published the run before once more.
  @Test func olderSnapshotsAreNotShown() throws {
    var bench = try opening()
    let old = bench.model.snapshot
    bench.send(try ready(1))
    bench.send(.snapshot(old))
    #expect(bench.model.snapshot.parameters == [3, 4])
  }

  @Test func theAnswersAreClicked() throws {
    var bench = try opening()
    bench.send(.preparing(number: 1))
    let lines = bench.screen().plainText.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("stay with this run") })
    let line = Array(lines[row])
    let column = try #require(
      line.indices.first { line[$0...].starts(with: "esc stay with this run") })
    bench.send(
      .input(.mouse(MouseEvent(position: Point(x: column, y: row), kind: .press(.left)))))
    #expect(bench.cancellations == 1)
  }
}

extension Bench {
  /// The numbers of the openings whose runs the trainer was given.
  var taken: [Int] { effects.compactMap { if case .take(let number) = $0 { number } else { nil } } }

  var cancellations: Int {
    effects.count { if case .cancelOpening = $0 { true } else { false } }
  }

  /// The settings that were changed.
  var changes: [String] {
    commands.compactMap { if case .change(let name, _) = $0 { name } else { nil } }
  }
}
