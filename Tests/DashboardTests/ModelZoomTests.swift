import Plot
import Scenarios
import TerminalKit
import Testing

@testable import Dashboard

/// Looking closer and elsewhere, by keys and by mouse, and the way back.
@Suite struct ModelZoomTests {
  private func mouse(_ kind: MouseEvent.Kind, _ point: Point) -> Action {
    .input(.mouse(MouseEvent(position: point, kind: kind)))
  }

  private func room(_ name: PanelName, _ bench: Bench) throws -> Rect {
    try #require(bench.model.room(of: name)).rect
  }

  private func seen(_ bench: Bench) throws -> PlotFrame {
    let room = try #require(bench.model.room(of: .trajectory))
    return try #require(TrajectoryPanel().frame(bench.model, in: room, at: nil))
  }

  /// The steps that are seen, to the whole step.
  private func seenSteps(_ bench: Bench) -> ClosedRange<Double>? {
    bench.model.lossView.window.map { $0.lowerBound.rounded()...$0.upperBound.rounded() }
  }

  /// A key that can do nothing says why.
  @Test func theEndsOfTheStepsAreTold() throws {
    var bench = try Bench()
    bench.press(.end)
    func notice(_ keys: Character...) -> String? {
      for key in keys { bench.press(.character(key)) }
      return bench.model.notice?.text.string
    }
    #expect(notice("X") == "All steps are in sight")
    #expect(notice("Z") == nil)
    #expect(notice(")", ")", ")", ")", ")") == "The last step is in sight")
    #expect(notice("(") == nil)
    #expect(notice("(", "(", "(", "(", "(") == "The first step is in sight")
    #expect(notice("K")?.hasPrefix("This plot moves left and right") == true)
    #expect(notice("Z", "Z", "Z", "Z") == "This is as close as it goes")
    #expect(bench.model.lossView.window != nil)
  }

  private static let planes: [BenchState] = [.paused, .manyParameters, .boundary, .outliers]

  @Test(arguments: planes)
  func aPlaneIsZoomedAndMovedByKeysAndGivenBack(state: BenchState) throws {
    var bench = try state.bench()
    bench.press(.tab, .tab)
    #expect(bench.model.focus == .trajectory)
    let all = try seen(bench)
    bench.press(.character("Z"))
    let near = try seen(bench)
    let ratio = (near.x.upper - near.x.lower) / (all.x.upper - all.x.lower)
    #expect(abs(ratio - 0.5) < 0.05)
    #expect(bench.title(of: .trajectory)?.hasSuffix("zoomed") == true)
    let width = near.x.upper - near.x.lower
    let height = near.y.upper - near.y.lower
    bench.press(.character(")"))
    #expect(abs(try seen(bench).x.lower - near.x.lower - width / 4) < width / 20)
    bench.press(.character("("), .character("K"))
    #expect(abs(try seen(bench).y.lower - near.y.lower - height / 4) < height / 20)
    bench.press(.character("J"), .character("J"))
    #expect(abs(try seen(bench).y.lower - near.y.lower + height / 4) < height / 20)
    bench.press(.character("c"))
    #expect(try seen(bench) == all)
    #expect(bench.title(of: .trajectory)?.hasSuffix("zoomed") == false)
  }

  @Test(arguments: planes)
  func theWheelKeepsWhatIsUnderThePointer(state: BenchState) throws {
    var bench = try state.bench()
    let room = try room(.trajectory, bench)
    let point = Point(x: room.minX + room.width * 3 / 4, y: room.minY + room.height / 4)
    let before = try #require(try seen(bench).values(at: point))
    let width = try seen(bench).x.upper - (try seen(bench).x.lower)
    bench.send(mouse(.wheel(.up), point))
    let after = try #require(try seen(bench).values(at: point))
    #expect(abs(after.x - before.x) < width / 20)
    #expect(try seen(bench).x.upper - (try seen(bench).x.lower) < width * 0.6)
  }

  @Test(arguments: planes)
  func draggingMovesWhatIsSeen(state: BenchState) throws {
    var bench = try state.bench()
    let room = try room(.trajectory, bench)
    let start = Point(x: room.minX + room.width / 2, y: room.minY + room.height / 2)
    let end = start.moved(x: 5, y: -2)
    let grabbed = try #require(try seen(bench).values(at: start))
    bench.send(mouse(.press(.left), start))
    bench.send(mouse(.drag(.left), start.moved(x: 2, y: -1)))
    bench.send(mouse(.drag(.left), end))
    bench.send(mouse(.release(.left), end))
    let now = try #require(try seen(bench).values(at: end))
    let width = try seen(bench).x.upper - (try seen(bench).x.lower)
    #expect(abs(now.x - grabbed.x) < width / 20)
    #expect(bench.model.isTrajectoryZoomed)
    let held = try seen(bench)
    bench.send(mouse(.drag(.left), start))
    #expect(try seen(bench) == held)
  }

  @Test func aPlaneThatWasMovedStaysWhileTheRunGoesOn() throws {
    var bench = try Bench()
    bench.press(.tab, .tab, .character("("))
    let held = try seen(bench)
    bench.press(.character(">"), .end)
    #expect(try seen(bench) == held)
  }

  @Test func stepsAreMovedInsideOfTheRun() throws {
    var bench = try Bench()
    bench.press(.end, .tab)
    #expect(bench.model.focus == .loss)
    bench.press(.character("("))
    #expect(bench.model.lossView.window == nil && bench.model.notice != nil)
    bench.press(.character("Z"))
    #expect(bench.model.lossView.window == 10...20)
    bench.press(.character("("))
    #expect(bench.model.lossView.window == 7.5...17.5)
    for _ in 0..<9 { bench.press(.character("(")) }
    #expect(bench.model.lossView.window == 0...10)
    for _ in 0..<9 { bench.press(.character(")")) }
    #expect(bench.model.lossView.window == 10...20)
    bench.press(.character("X"))
    #expect(bench.model.lossView.window == nil)
    for _ in 0..<9 { bench.press(.character("Z")) }
    let window = try #require(bench.model.lossView.window)
    #expect(window.upperBound - window.lowerBound >= 4)
    bench.press(.character("c"))
    #expect(bench.model.lossView.window == nil)
  }

  /// As a text that scrolls along when the cursor leaves what is seen of it.
  @Test func theStepsGoAlongWithTheCursor() throws {
    var bench = try Bench(Scenario(configuration: try configuration([("steps", .integer(200))])))
    bench.press(.tab)
    for _ in 0..<4 { bench.press(.character(">")) }
    bench.press(.character("Z"), .character("Z"))
    #expect(seenSteps(bench) == 30...80)
    for _ in 0..<5 { bench.press(.character(">")) }
    #expect(seenSteps(bench) == 40...90)
    bench.press(.home)
    #expect(seenSteps(bench) == 0...50)
    bench.press(.end, .end)
    #expect(seenSteps(bench) == 150...200)
  }

  /// Who looks at another place than the cursor's goes on to look there.
  @Test func theStepsStayWhereTheCursorIsNot() throws {
    var bench = try Bench(Scenario(configuration: try configuration([("steps", .integer(200))])))
    bench.press(.end, .tab, .character("Z"))
    for _ in 0..<9 { bench.press(.character("(")) }
    #expect(seenSteps(bench) == 0...100)
    bench.press(.character(","), .character("<"))
    #expect(seenSteps(bench) == 0...100)
  }

  @Test func theStepsGoAlongOnALogarithmicAxis() throws {
    var bench = try Bench(Scenario(configuration: try configuration([("steps", .integer(400))])))
    bench.press(.character(">"), .tab, .character("x"), .character("Z"))
    let window = try #require(bench.model.lossView.window)
    for _ in 0..<30 { bench.press(.character(">")) }
    let moved = try #require(bench.model.lossView.window)
    #expect(abs(moved.upperBound - 310) < 1e-9)
    // As many decades as before.
    let growth = moved.upperBound / moved.lowerBound / (window.upperBound / window.lowerBound)
    #expect(abs(growth - 1) < 1e-9)
  }

  @Test func stepsAreZoomedOnALogarithmicAxis() throws {
    var bench = try Bench(Scenario(configuration: try configuration([("steps", .integer(100))])))
    bench.press(.end, .tab, .character("x"), .home, .character("Z"))
    let window = try #require(bench.model.lossView.window)
    #expect(window.lowerBound == 1)
    // Half of the axis from 1 to 100.
    #expect(abs(window.upperBound - 10) <= 1e-9)
    bench.press(.character(")"), .character(")"))
    let moved = try #require(bench.model.lossView.window)
    #expect(abs(moved.upperBound - 10.0 * 10.0.squareRoot()) <= 1e-9)
  }

  @Test func theRightButtonMovesTheSteps() throws {
    var bench = try Bench()
    bench.press(.end, .tab, .character("Z"))
    let room = try room(.loss, bench)
    let start = Point(x: room.minX + room.width / 2, y: room.minY + 3)
    bench.send(mouse(.press(.right), start))
    bench.send(mouse(.drag(.right), start.moved(x: 8, y: 0)))
    bench.send(mouse(.release(.right), start.moved(x: 8, y: 0)))
    let window = try #require(bench.model.lossView.window)
    #expect(window.lowerBound < 9 && window.lowerBound > 5)
    #expect(bench.model.snapshot.position == 20)
    bench.send(mouse(.wheel(.right), start))
    #expect(try #require(bench.model.lossView.window).lowerBound > window.lowerBound)
  }

  /// The parameters stand over the same steps, and the same cursor moves on them.
  @Test func theParametersShareTheSteps() throws {
    var bench = try BenchState.parameters.bench()
    bench.press(.tab, .tab, .character("Z"))
    #expect(bench.model.lossView.window == 10...20)
    bench.press(.character("c"))
    let room = try room(.trajectory, bench)
    let frame = try seen(bench)
    let column = try #require(frame.column(of: 7))
    bench.send(mouse(.press(.left), Point(x: column, y: room.minY + 2)))
    #expect((6...8).contains(bench.model.snapshot.position))
    bench.send(mouse(.drag(.left), Point(x: room.minX, y: room.minY + 2)))
    #expect(bench.model.snapshot.position == 0)
  }
}
