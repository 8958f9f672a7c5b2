import Plot
import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Theory
@testable import Training

/// Which views of the trajectory a problem has, and what they show.
@Suite struct ModelViewsTests {
  private func title(_ bench: Bench) -> String { bench.title(of: .trajectory) ?? "" }

  @Test(arguments: [
    (BenchState.empty, [ScenarioView.Trajectory.plane, .parameters]),
    (.oneParameter, [.data, .parameters]),
    (.manyParameters, [.principal, .plane, .parameters]),
    (.polynomial, [.principal, .plane, .data, .parameters]),
    (.boundary, [.plane, .data, .parameters]),
  ])
  func theKeyGoesThroughTheViewsThatThereAre(
    state: BenchState, modes: [ScenarioView.Trajectory]
  ) throws {
    var bench = try state.bench()
    bench.model.planeView.chosenMode = nil
    #expect(bench.model.trajectoryModes == modes)
    #expect(bench.model.trajectoryMode == modes[0])
    var titles = Set<String>()
    for mode in modes.dropFirst() + modes.prefix(1) {
      bench.press(.character("v"))
      #expect(bench.model.trajectoryMode == mode)
      titles.insert(title(bench))
    }
    // Every view has a name of its own.
    #expect(titles.count == modes.count)
  }

  @Test(arguments: [
    (BenchState.paused, ScenarioView.Trajectory.plane, "Two parameters make one plane"),
    (.boundary, .data, "The pair is that of the plane"),
    (.manyParameters, .parameters, "The pair is that of the plane"),
    (.oneParameter, .data, "One parameter makes no plane"),
  ])
  func saysWhyThereIsNoOtherPair(
    state: BenchState, mode: ScenarioView.Trajectory, text: String
  ) throws {
    var bench = try state.bench()
    bench.model.planeView.chosenMode = mode
    let axes = bench.model.planeView.axes
    bench.press(.character("a"))
    #expect(bench.model.notice?.text.string.hasPrefix(text) == true)
    #expect(bench.model.planeView.axes == axes)
  }

  @Test func saysThatThereIsOneView() throws {
    var bench = try BenchState.oneParameter.bench()
    bench.model.snapshot.data = nil
    _ = bench.model.update(.input(.key(.character("v"))))
    #expect(bench.model.trajectoryMode == .parameters)
    #expect(bench.model.notice?.text == "There is one view of this problem")
  }

  @Test func aViewThatTheProblemHasNotGivesWay() throws {
    var bench = try BenchState.manyParameters.bench()
    bench.press(.character("v"), .character("v"), .character("v"))
    #expect(bench.model.trajectoryMode == .principal)
    bench.model.planeView.chosenMode = .data
    #expect(bench.model.trajectoryMode == .principal)
  }

  /// Two separable clouds have no minimum: the run goes on outwards, far beyond its start.
  @Test func theWindowFollowsARunThatGoesFarAndGetsBetter() throws {
    var configuration = Configuration()
    let rows = Component(kind: "given-rows", values: ["loss": .choice("logistic")])
    try configuration.set("problem", to: .component(rows))
    try configuration.set("columns", to: .integer(2))
    try configuration.set("x", to: .vector([1, 1, 2, 1, -1, -1, -2, -1]))
    try configuration.set("y", to: .vector([1, 1, -1, -1]))
    try configuration.set("start", to: .vector([0, 0]))
    try configuration.set("learning_rate", to: .number(50))
    try configuration.set("steps", to: .integer(2_000))
    var bench = try Bench(Scenario(configuration: configuration))
    bench.press(.character("$"))
    let end = bench.model.snapshot.parameters
    try #require(max(end[0].magnitude, end[1].magnitude) > 8)
    let window = PlaneWindow.fitting(bench.model)
    #expect(window.x.contains(end[0]) && window.y.contains(end[1]))
  }

  @Test func thePrincipalPlaneIsTheRuns() throws {
    let bench = try BenchState.manyParameters.bench()
    let history = bench.run.history
    let points = [bench.run.start] + (0..<20).map { history.parameters(at: $0) }
    let expected = try #require(PrincipalDirections(of: points))
    let found = try #require(bench.model.planeView.principal?.directions)
    for (left, right) in zip(found.vectors, expected.vectors) {
      #expect(zip(left, right).allSatisfy { abs($0.magnitude - $1.magnitude) <= 1e-9 })
    }
    // It goes through w*, and the cursor's step is exactly where it is.
    let plane = bench.model.plane
    #expect(plane.origin == bench.model.snapshot.theory.minimizer)
    let marks = TrajectoryPlane(bench.model).marks
    let now = plane.place(of: bench.model.snapshot.parameters)
    #expect(marks.contains { $0.role == .current && $0.point == PlanePoint(x: now.x, y: now.y) })
    let request = try #require(bench.model.planeView.surface?.request)
    #expect(request.plane == plane)
  }

  /// Step by step the picture turns, but never flips; while the cursor moves it stands still.
  @Test func thePrincipalPlaneIsSteady() throws {
    var bench = try BenchState.manyParameters.bench()
    bench.press(.home, .character("f"))
    var old = bench.model.planeView.principal
    for _ in 0..<20 {
      bench.press(.character("."))
      let new = try #require(bench.model.planeView.principal)
      for (left, right) in zip(new.directions.vectors, try #require(old).directions.vectors) {
        #expect(zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } >= 0)
      }
      old = new
    }
    let plane = bench.model.plane
    bench.press(.character(","), .character("<"), .home)
    #expect(bench.model.plane == plane)
  }

  @Test func aRunningRunTurnsThePlaneSeldom() throws {
    func snapshot(_ count: Int, isRunning: Bool) throws -> Snapshot {
      var bench = try BenchState.manyParameters.bench()
      bench.press(.home, .character("f"))
      for _ in 0..<count { bench.press(.character(".")) }
      var snapshot = bench.model.snapshot
      snapshot.isRunning = isRunning
      return snapshot
    }
    func settled(_ old: PrincipalView?, _ snapshot: Snapshot) -> PrincipalView? {
      PrincipalView.settled(old, snapshot, count: snapshot.history.count)
    }
    let old = try #require(settled(nil, try snapshot(12, isRunning: true)))
    #expect(settled(old, try snapshot(15, isRunning: true)) == old)
    #expect(settled(old, try snapshot(16, isRunning: true)) != old)
    #expect(settled(old, try snapshot(15, isRunning: false)) != old)
    #expect(settled(old, try snapshot(11, isRunning: true)) != old)
    var changed = try snapshot(12, isRunning: true)
    changed.changeCount += 1
    #expect(settled(old, changed) != old)
  }

  @Test func axesLeadFromThePrincipalPlaneToCoordinates() throws {
    var bench = try BenchState.manyParameters.bench()
    bench.press(.character("a"))
    #expect(bench.model.trajectoryMode == .plane)
    #expect(bench.model.planeView.axes == PlaneView.Axes(x: 0, y: 1))
    bench.press(.character("a"))
    #expect(bench.model.planeView.axes == PlaneView.Axes(x: 0, y: 2))
  }

  @Test(arguments: ScenarioView.Trajectory.allCases)
  func aViewThatWasChosenIsSavedAndOpened(mode: ScenarioView.Trajectory) throws {
    var bench = try BenchState.polynomial.bench()
    bench.model.planeView.chosenMode = nil
    #expect(bench.model.scenarioView == nil)
    for _ in 0..<4 where bench.model.trajectoryMode != mode { bench.press(.character("v")) }
    #expect(bench.model.trajectoryMode == mode)
    let view = bench.model.scenarioView
    // The view that it has by itself needs no words.
    #expect((view == nil) == (mode == .principal))
    bench.model.planeView = PlaneView(view)
    #expect(bench.model.trajectoryMode == mode)
  }

  @Test func aPlaneInAScenarioIsShown() {
    let view = PlaneView(ScenarioView(plane: ScenarioView.Plane(right: 1, up: 3)))
    #expect(view.chosenMode == .plane)
    #expect(view.axes == PlaneView.Axes(x: 0, y: 2))
  }

  @Test func theFitFollowsTheCursor() throws {
    var bench = try BenchState.oneParameter.bench()
    let data = try #require(bench.model.snapshot.data)
    func slope() throws -> Double {
      let series = try #require(
        DataPlot(bench.model, data).plot(in: Rect(x: 0, y: 0, width: 60, height: 20)).series.first {
          $0.label == "this run"
        })
      let last = series.samples.count - 1
      let width = Double(last) * series.spacing
      return (series.samples.value(at: last) - series.samples.value(at: 0)) / width
    }
    #expect(abs(try slope() - bench.run.parameters[0]) <= 1e-12)
    let atEnd = try slope()
    bench.press(.home)
    #expect(abs(try slope() - 1) <= 1e-12)
    #expect(abs(atEnd - 1) > 0.1)
  }

  @Test func earlierRunsOnOtherRowsAreLeftOut() throws {
    var bench = try BenchState.oneParameter.bench()
    let data = try #require(bench.model.snapshot.data)
    bench.press(.home, .enter)
    bench.type("0.3")
    bench.press(.enter)
    #expect(DataFits(bench.model, data).all.contains { $0.role == .ghost })
    var other = try BenchState.oneParameter.bench()
    for _ in 0..<30 where other.model.form.selected != "seed" { other.press(.down) }
    other.press(.enter)
    other.type("5")
    other.press(.enter)
    #expect(!other.model.snapshot.ghosts.isEmpty)
    #expect(!DataFits(other.model, data).all.contains { $0.role == .ghost })
  }

  @Test func theBoundaryIsWhereTheProbabilityIsAHalf() throws {
    let bench = try BenchState.boundary.bench()
    let data = try #require(bench.model.snapshot.data)
    let rect = Rect(x: 0, y: 0, width: 60, height: 30)
    let plot = BoundaryPlot(bench.model, data).plot(in: rect)
    let w = bench.model.snapshot.parameters
    let line = try #require(plot.paths.last)
    #expect(line.stroke == .solid && line.points.count == 2)
    for point in line.points {
      #expect(abs(w[0] * point.x + w[1] * point.y) <= 1e-9 * (point.x.magnitude + 1))
    }
    let field = try #require(plot.field)
    let middle = field.value(x: w[0], y: w[1])
    #expect(middle > 0.5 && field.value(x: -w[0], y: -w[1]) < 0.5)
  }

  /// The signs of both classes, and of the rows kept for the test, are all different.
  @Test func everyGroupHasASignOfItsOwn() {
    let groups = [(DataPicture.Group.Part.training, 1), (.training, -1), (.test, 1), (.test, -1)]
      .map { DataPicture.Group(part: $0.0, label: $0.1, rowCount: 0, x: [], y: []) }
    #expect(Set(groups.map(\.mark.glyph)).count == 4)
    #expect(Set(groups.map(\.mark.ascii)).count == 4)
    #expect(Set(groups.map(\.name)).count == 4)
    let targets = [DataPicture.Group.Part.training, .outlier, .test].map {
      DataPicture.Group(part: $0, label: nil, rowCount: 0, x: [], y: [])
    }
    #expect(Set(targets.map(\.mark.glyph)).count == 3)
    #expect(Set(targets.map(\.mark.ascii)).count == 3)
  }

  /// A run beside this one that diverges leaves the loss plot; this one keeps its room.
  @Test(arguments: [true, false])
  func aDivergedVariantDoesNotRuinTheRange(isLogarithmic: Bool) throws {
    var bench = try Bench()
    bench.press(.end)
    var other = try Bench(
      Scenario(
        configuration: try configuration([
          ("learning_rate", .number(30)), ("steps", .integer(60)),
        ])))
    other.press(.end)
    let alone = LossCurve(bench.model).plot.y
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "too fast", history: other.run.history, start: other.run.start,
        configuration: other.run.configuration)
    ]
    bench.model.lossView.isLogarithmic = isLogarithmic
    let both = LossCurve(bench.model).plot.y
    #expect(other.model.snapshot.history.loss(at: 10) > 1e10)
    #expect(both.upper < alone.upper * 1e5)
    #expect(both.upper > alone.upper * 2 && both.lower <= alone.lower * 1.001)
    let marks = bench.screen().plainText.contains("▲")
    #expect(marks)
  }

  private func beside(_ values: [(String, SettingValue)]) throws -> ComparedRun {
    var other = try Bench(Scenario(configuration: try configuration(values)))
    other.press(.end)
    return ComparedRun(
      kind: .variant, label: "other", history: other.run.history, start: other.run.start,
      configuration: other.run.configuration)
  }

  /// A run beside this one from elsewhere is in sight from its start to where it has come.
  @Test func thePlaneShowsTheWaysOfVariants() throws {
    var bench = try Bench()
    bench.press(.end)
    let start = [-20.0, 15]
    let other = try beside([("start", .vector(start)), ("steps", .integer(3))])
    bench.model.snapshot.comparedRuns = [other]
    let window = PlaneWindow.fitting(bench.model)
    let places = [start] + (0..<3).map { other.history.parameters(at: $0) }
    #expect(places.allSatisfy { window.x.contains($0[0]) && window.y.contains($0[1]) })
  }

  /// One that diverged leaves the picture, and does not make a point of the rest.
  @Test func aDivergedVariantDoesNotRuinThePlane() throws {
    var bench = try Bench()
    bench.press(.end)
    let alone = PlaneWindow.fitting(bench.model).rect
    bench.model.snapshot.comparedRuns = [
      try beside([("learning_rate", .number(30)), ("steps", .integer(60))])
    ]
    let both = PlaneWindow.fitting(bench.model).rect
    #expect(both.width <= alone.width * 8 && both.height <= alone.height * 8)
  }

  @Test func trueAndBestWeightsShareASign() throws {
    let bench = try BenchState.sameCell.bench()
    let layout = ScreenLayout(bench.model, size: bench.model.size)
    let rect = try #require(layout.room(of: .trajectory)).rect
    let marks = TrajectoryPlane(bench.model).plot(in: rect).marks
    #expect(marks.contains { $0.mark == .crossedDiamond && $0.label == "true_w, w*" })
    #expect(!marks.contains { $0.mark == .cross || $0.mark == .diamond })
    let text = bench.screen().plainText
    #expect(text.contains("◈ true_w, w*"))
    let apart = try Bench(Scenario(configuration: try configuration([("noise", .number(2))])))
    let others = TrajectoryPlane(apart.model).plot(in: Rect(x: 0, y: 0, width: 160, height: 80))
    #expect(others.marks.contains { $0.mark == .cross })
    #expect(others.marks.contains { $0.mark == .diamond })
  }
}

extension ModelViewsTests {
  /// Where two classes share a cell, the one that has more rows there shows, however the sample is made.
  @Test func theClassWithMostRowsShowsInACell() throws {
    let bench = try BenchState.boundary.bench()
    let own = try #require(bench.model.snapshot.data)
    let corners = ([-1.0, 1], [-1.0, 1])
    func picture(_ positive: Int, _ negative: Int) -> DataPicture {
      let groups = [(1, positive), (-1, negative)].map { label, count in
        DataPicture.Group(
          part: .training, label: label, rowCount: count, x: [0] + corners.0, y: [0] + corners.1)
      }
      return DataPicture(
        form: .labels, groups: groups, rowCount: positive + negative, basis: own.basis,
        featureNames: own.featureNames, targetName: own.targetName)
    }
    let rect = Rect(x: 0, y: 0, width: 40, height: 16)
    for (positive, negative) in [(90, 3), (3, 90)] {
      let plot = BoundaryPlot(bench.model, picture(positive, negative)).plot(in: rect)
      #expect(plot.points[0].points.count == (positive > negative ? 3 : 0))
      #expect(plot.points[1].points.count == (positive > negative ? 0 : 3))
    }
  }
}
