import Plot
import Scenarios
import TerminalKit
import Testing
import Theory
import Training

@testable import Dashboard

/// All curves of the loss panel side by side.
@Suite struct CurveGridTests {
  private static let sizes = [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60), (300, 100)].map {
    Size(width: $0.0, height: $0.1)
  }

  private func bench(_ size: Size, _ values: [(String, SettingValue)] = []) throws -> Bench {
    var bench = try Bench(Scenario(configuration: try configuration(values)), size: size)
    // At step 7, under which no name of a tick stands.
    bench.press(.end, .character("<"), .character(","), .character(","), .character(","))
    bench.press(.character("E"))
    return bench
  }

  private static let names = [
    "loss", "excess", "by direction", "gradient norm", "learning rate", "w by step",
  ]

  @Test(arguments: sizes)
  func showsWhatHasRoomAndSaysWhatHasNot(size: Size) throws {
    let bench = try bench(size)
    let text = bench.screen().plainText
    let shown = Self.names.filter { name in
      text.split(separator: "\n").contains { $0.contains(name) }
    }
    #expect(text.contains("all curves"))
    let isWhole = size.width >= 60
    #expect(isWhole == (shown.count == Self.names.count), "\(shown)")
    #expect(isWhole != text.contains("of 6, e goes on"))
    #expect(shown.count >= 2)
  }

  /// Each plot has its names of ticks, and the cursor of all is at the same step.
  @Test(arguments: sizes.dropFirst())
  func everyPlotHasAxesAndTheSameCursor(size: Size) throws {
    // Of forty steps a narrow axis would name the first alone.
    let bench = try bench(size, [("steps", .integer(40))])
    let layout = ScreenLayout(bench.model, size: size)
    let rect = try #require(layout.room(of: .loss)).rect
    let grid = try #require(CurveGrid(bench.model, in: rect))
    let screen = bench.screen()
    var plots: Set<Rect> = []
    // The smallest plot of six takes more than a tenth of each side.
    for y in stride(from: rect.minY, to: rect.maxY, by: max(rect.height / 10, 1)) {
      for x in stride(from: rect.minX, to: rect.maxX, by: max(rect.width / 10, 1)) {
        guard let frame = grid.frame(at: Point(x: x, y: y)) else { continue }
        plots.insert(frame.plot)
        #expect(frame.x == bench.model.stepAxis)
      }
    }
    #expect(plots.count == 6)
    #expect(Set(plots.map(\.width)).count == 1)
    for plot in plots {
      let below = String(
        String.UnicodeScalarView(
          (plot.minX..<plot.maxX).map { screen[Point(x: $0, y: plot.maxY)].glyph.scalar }))
      #expect(below.contains("▴"), "\(plot)")
      #expect(below.replacing("▴", with: " ").split(separator: " ").count >= 2, "\(below)")
      let left = (plot.minY..<plot.maxY).map { y in
        screen.row(y).dropFirst(rect.minX).prefix(plot.minX - rect.minX)
      }
      #expect(left.joined().contains { $0.glyph.scalar.properties.numericType != nil }, "\(plot)")
    }
    // The same step in the same column of each column of plots.
    let foot = plots.map { plot in
      (plot.minX..<plot.maxX).first { screen[Point(x: $0, y: plot.maxY)].glyph == "▴" }
        .map { $0 - plot.minX }
    }
    #expect(Set(foot).count == 1 && foot[0] != nil)
  }

  /// Together the plots are as high as the panel, and none is more than a row higher than another.
  @Test(arguments: 24...60)
  func noRowIsLeftOver(height: Int) throws {
    let size = Size(width: 120, height: height)
    let bench = try bench(size)
    let layout = ScreenLayout(bench.model, size: size)
    let rect = try #require(layout.room(of: .loss)).rect
    let grid = try #require(CurveGrid(bench.model, in: rect))
    let plots = Set(
      (rect.minY..<rect.maxY).compactMap {
        grid.frame(at: Point(x: rect.minX + 8, y: $0))?.plot
      })
    // Below each plot stands a row with the names of its ticks.
    #expect(plots.map(\.maxY).max() == rect.maxY - 1)
    let heights = plots.map(\.height).sorted()
    #expect((heights.last ?? 0) - heights[0] <= 1)
  }

  @Test func leavesOutWhatTheProblemHasNot() throws {
    let absolute = SettingValue.component(
      Component(kind: "linear-regression", values: ["loss": .choice("absolute")]))
    let text = try bench(Size(width: 120, height: 40), [("problem", absolute)]).screen().plainText
    #expect(!text.contains("excess"))
    for name in ["loss", "gradient norm", "learning rate", "w by step"] {
      #expect(text.contains(name))
    }
  }

  /// The numbers beside the names are those at the cursor.
  @Test func tellsTheValuesAtTheCursor() throws {
    let bench = try bench(Size(width: 120, height: 40))
    let text = bench.screen().plainText
    let history = bench.run.history
    for value in [history.loss(at: 7), history.gradientNorm(at: 7), history.learningRate(at: 7)] {
      let number = NumberText.significant(value, digits: 6).string
      #expect(text.contains(number), "\(number)")
    }
    let parameters = history.parameters(at: 6)
    let theory = bench.model.snapshot.theory
    let parts = (0..<2).compactMap { theory.excessPart(along: $0, at: parameters) }
    for values in [parameters, parts] {
      let numbers = values.map { NumberText.significant($0, digits: 4).string }
      #expect(text.contains(numbers.joined(separator: ", ") + " "), "\(numbers)")
    }
    #expect(!text.contains("of the last update"))
  }

  /// At the end no update has begun: what updates use is known of the last one.
  @Test func tellsWhatTheLastUpdateUsed() throws {
    var bench = try bench(Size(width: 120, height: 40))
    bench.press(.end)
    let (snapshot, history) = (bench.model.snapshot, bench.run.history)
    #expect(snapshot.position == 20)
    let text = bench.screen().plainText
    for value in [history.gradientNorm(at: 19), history.learningRate(at: 19)] {
      let number = NumberText.significant(value, digits: 6).string
      #expect(text.contains("of the last update \(number)"), "\(number)")
    }
    bench.press(.home)
    #expect(!bench.screen().plainText.contains("of the last update"))
  }

  /// Every curve has a disc at the cursor, on its own value.
  @Test(arguments: [0, 7, 20])
  func everyCurveHasADisc(position: Int) throws {
    var bench = try bench(Size(width: 120, height: 40))
    bench.press(.end)
    while bench.model.snapshot.position > position { bench.press(.character(",")) }
    for quantity in ScenarioView.Curve.allCases {
      bench.model.lossView.quantity = quantity
      let plot = LossCurve(bench.model).plot
      let discs = plot.points.flatMap(\.points)
      #expect(discs.count == (quantity == .directions ? 2 : 1), "\(quantity)")
      let step = quantity.isOfUpdates ? min(position, 19) : position
      #expect(discs.allSatisfy { $0.x == Double(step) })
      for disc in discs where step < 20 {
        #expect(
          plot.series.contains { $0.samples.count > step && $0.samples.value(at: step) == disc.y })
      }
    }
    let parameters = bench.model.snapshot.parameters
    let discs = ParameterCurves(bench.model).plot.points.flatMap(\.points)
    #expect(discs == parameters.map { PlanePoint(x: Double(position), y: $0) })
  }

  @Test func aClickInAnyPlotMovesTheCursor() throws {
    var bench = try bench(Size(width: 120, height: 40))
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .loss)).rect
    for corner in [
      Point(x: rect.minX + 20, y: rect.minY + 3), Point(x: rect.maxX - 8, y: rect.maxY - 6),
      Point(x: rect.minX + 12, y: rect.maxY - 5),
    ] {
      let frame = try #require(CurveGrid(bench.model, in: rect)?.frame(at: corner))
      let step = try #require(frame.values(at: corner)?.x)
      bench.click(corner)
      #expect(bench.model.snapshot.position == Int(step.rounded()), "\(corner)")
    }
    // The wheel looks closer at all of them.
    bench.send(
      .input(
        .mouse(
          MouseEvent(
            position: Point(x: rect.maxX - 8, y: rect.maxY - 4), kind: .wheel(.up)))))
    #expect(bench.model.lossView.window != nil)
  }

  @Test func theKeyGivesTheScreenBack() throws {
    var bench = try Bench()
    bench.press(.end)
    let before = bench.screen().plainText
    bench.press(.character("E"))
    #expect(bench.model.zoomed == .loss && bench.model.focus == .loss)
    bench.press(.character("E"))
    #expect(bench.model.zoomed == nil && !bench.model.lossView.showsAll)
    #expect(bench.model.focus == .settings)
    #expect(bench.screen().plainText == before)
    // In its own panel where that has room.
    bench.press(.character("E"), .escape)
    #expect(bench.model.zoomed == nil)
    bench.send(.input(.resize(Size(width: 200, height: 60))))
    #expect(bench.screen().plainText.contains("w by step"))
  }

  /// Who went elsewhere meanwhile stays there.
  @Test func theKeyLeavesTheKeyboardWhereItWasTaken() throws {
    var bench = try Bench()
    bench.press(.character("z"), .character("E"), .character("E"))
    #expect(bench.model.zoomed == .settings && bench.model.focus == .settings)
    bench.press(.character("E"), .escape, .tab, .character("E"))
    #expect(bench.model.zoomed == nil && bench.model.focus == .trajectory)
  }

  @Test func isSavedAndOpened() throws {
    let view = try #require(try bench(Size(width: 80, height: 24)).model.scenarioView)
    #expect(view.curve == .all && view.panels == ["loss"])
    #expect(LossView(view).showsAll)
    #expect(try Bench(Scenario()).model.scenarioView == nil)
  }
}
