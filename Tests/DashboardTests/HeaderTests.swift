import Engine
import TerminalKit
import Testing

@testable import Dashboard

/// What the first row says of a run that goes on.
@Suite struct HeaderTests {
  private func header(
    position: Int, target: Int, stepsPerSecond: Double, isRunning: Bool = true, width: Int = 100
  ) throws -> String {
    var bench = try Bench()
    bench.model.snapshot.position = position
    bench.model.snapshot.target = target
    bench.model.snapshot.stepsPerSecond = stepsPerSecond
    bench.model.snapshot.isRunning = isRunning
    var grid = Grid(size: Size(width: width, height: 1))
    Header.bar(bench.model).render(into: &grid, in: grid.bounds, look: bench.model.look)
    return grid.plainText
  }

  /// Rounded up: what is promised is not over before its time.
  @Test(arguments: [
    (0, 20, 10.0, "2 s left"), (13, 20, 10, "1 s left"), (0, 1201, 10, "3 min left"),
    (0, 1200, 10, "120 s left"), (0, 7200, 1, "120 min left"), (0, 7201, 1, "3 h left"),
    (0, 172_801, 1, "3 d left"), (0, 1_000_000_000, 1e-9, "more than 999 d left"),
  ])
  func saysHowLongTheRunGoesOn(position: Int, target: Int, speed: Double, text: String) throws {
    let row = try header(position: position, target: target, stepsPerSecond: speed)
    #expect(row.contains("steps/s   \(text)   seed 0"))
  }

  @Test(arguments: [(20, 20, 10.0, true), (0, 20, 10, false), (0, 20, 0, true)])
  func promisesNothingThatItDoesNotKnow(
    position: Int, target: Int, speed: Double, isRunning: Bool
  ) throws {
    let row = try header(
      position: position, target: target, stepsPerSecond: speed, isRunning: isRunning)
    #expect(row.contains("seed 0") && !row.contains("left"))
  }

  /// Without colours every state is bold, and the one that is wrong is more.
  @Test(arguments: Theme.all.map(\.name))
  func everyStateStandsOutWithoutColors(name: String) throws {
    let theme = try #require(Theme.named(name))
    let attributes = { (state: RunStatus) in theme.style(state.role, at: .none).attributes }
    let diverged = attributes(.diverged)
    for state in [RunStatus.preparing, .live, .paused, .replay, .fork] {
      #expect(attributes(state) == .bold, "\(state)")
      #expect(diverged.isStrictSuperset(of: attributes(state)), "\(state)")
    }
  }

  /// A long title gives way to all that changes.
  @Test func aLongTitleIsCutFirst() throws {
    var bench = try Bench()
    bench.model.document.scenario.title = String(repeating: "long ", count: 20)
    var grid = Grid(size: Size(width: 80, height: 1))
    Header.bar(bench.model).render(into: &grid, in: grid.bounds, look: bench.model.look)
    let row = grid.plainText
    #expect(row.contains("long long") && row.contains("…"))
    #expect(row.contains("step 0/20   10 steps/s   seed 0"))
  }

  @Test func thePaceStaysLongerThanTheTimeLeft() throws {
    let row = try header(position: 0, target: 20, stepsPerSecond: 10, width: 50)
    #expect(row.contains("10 steps/s") && !row.contains("left"))
  }
}
