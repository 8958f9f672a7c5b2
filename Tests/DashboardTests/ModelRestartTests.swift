import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What can be done at the end of a run whose settings were changed.
@Suite struct ModelRestartTests {
  /// A run at its end, with the learning rate changed there.
  private func changedAtTheEnd(size: Size = Size(width: 120, height: 40)) throws -> Bench {
    var bench = try Bench(size: size)
    bench.press(.end, .enter)
    bench.type("0.3")
    bench.press(.enter)
    return bench
  }

  private let ways =
    "The run is at its target of 20 steps: raise steps, or g tries these from the start, or R "
    + "starts again with them"

  @Test func theChangeSaysWhatCanBeDone() throws {
    #expect(try changedAtTheEnd().model.notice?.text.string == ways)
  }

  @Test(arguments: [Key.space, .character("."), .character(">")])
  func soDoTheKeysThatWouldGoOn(key: Key) throws {
    var bench = try changedAtTheEnd()
    bench.press(.escape, key)
    #expect(bench.model.notice?.text.string == ways)
    #expect(bench.model.snapshot.position == 20 && !bench.model.snapshot.isRunning)
  }

  /// With nothing changed there is nothing to try, and with more steps the run goes on.
  @Test func whereItIsNoHelpItIsNotSaid() throws {
    var bench = try Bench()
    bench.press(.end, .space)
    #expect(bench.model.notice?.text.string.contains("R starts") == false)
    bench.press(.down, .enter)
    bench.type("40")
    bench.press(.enter)
    #expect(bench.model.notice == nil && bench.model.snapshot.target == 40)
    // Behind the end a change is a fork, and is in force from there.
    bench.press(.character("<"), .character("]"))
    #expect(bench.model.notice?.text.string.contains("R starts") != true)
  }

  @Test func theKeyStartsAgainAndUndoGoesBack() throws {
    var bench = try changedAtTheEnd()
    bench.press(.character("R"))
    var snapshot = bench.model.snapshot
    #expect(snapshot.isRunning && snapshot.position == 0 && snapshot.events.isEmpty)
    #expect(snapshot.configuration[RunSettings.learningRate] == 0.3)
    #expect(snapshot.ghosts.map(\.label) == ["learning rate 0.1"])
    bench.press(.end)
    let expected = try Run(
      configuration: configuration([("learning_rate", .number(0.3))]))
    expected.advance(to: 20)
    #expect(bench.run.recordsHash(upTo: 20) == expected.recordsHash(upTo: 20))
    bench.press(.character("u"))
    snapshot = bench.model.snapshot
    #expect(snapshot.position == 20 && snapshot.events.count == 1 && snapshot.ghosts.isEmpty)
    #expect(bench.model.notice?.text.string.contains("the start with other settings") == true)
  }

  @Test func withTheSettingsOfTheStartItSaysSo() throws {
    var bench = try Bench()
    bench.press(.end, .character("R"))
    #expect(
      bench.model.notice?.text.string == "These settings have held from the start: home goes there")
    #expect(bench.model.snapshot.position == 20 && bench.model.snapshot.ghosts.isEmpty)
  }

  /// At the end the row of keys has it in place of the key that runs, and a click on it is as good.
  @Test func theRowOfKeysHasIt() throws {
    var bench = try changedAtTheEnd(size: Size(width: 80, height: 24))
    bench.press(.escape)
    func row() -> String {
      bench.screen().plainText.split(separator: "\n").last.map(String.init) ?? ""
    }
    #expect(row().hasPrefix(" R start again"))
    bench.press(.character(","))
    #expect(row().hasPrefix(" space run/pause"))
    bench.press(.end)
    bench.click(Point(x: 1, y: 23))
    #expect(bench.model.snapshot.isRunning && bench.model.snapshot.position == 0)
  }
}
