import Plot
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard
@testable import Engine

/// A replay keeps to itself what lies beyond the cursor: first it is predicted, then revealed.
@Suite struct ReplayTests {
  private func screen(_ bench: Bench) -> String { bench.screen().plainText }

  @Test func notesAheadAreNotRead() throws {
    var bench = try BenchState.replay.bench(size: Size(width: 140, height: 40))
    bench.press(.home)
    #expect(screen(bench).contains("@15  a note"))
    #expect(!screen(bench).contains("Back under"))
    // What will be done is told: what comes of it is to be predicted.
    #expect(screen(bench).contains("learning rate 1 →"))
    bench.press(.character(">"), .character("."), .character("."), .character("."))
    #expect(screen(bench).contains("a note"))
    bench.press(.character("."), .character("."))
    #expect(bench.model.snapshot.position == 15)
    #expect(screen(bench).contains("Back under"))
    bench.press(.home)
    bench.model.document.isReplay = false
    #expect(screen(bench).contains("Back under"))
  }

  /// However fast it came there: between two snapshots it may have started and stopped again.
  @Test func aNoteIsReadWhereTheReplayStops() throws {
    var bench = try BenchState.replay.bench()
    bench.press(.home, .character(">"))
    #expect(bench.model.notice == nil)
    var ahead = bench
    ahead.press(.character("."), .character("."), .character("."), .character("."))
    ahead.press(.character("."))
    #expect(ahead.model.notice?.text == "Back under 2/λmax (space continues)")
    bench.send(.snapshot(ahead.model.snapshot))
    #expect(bench.model.notice?.text == "Back under 2/λmax (space continues)")
    ahead.press(.character("."))
    #expect(ahead.model.notice == nil)
    ahead.press(.character(","))
    #expect(ahead.model.notice == nil, "not on the way back")
  }

  @Test func thePlaneIsThatOfTheStepsBehindTheCursor() throws {
    var bench = try BenchState.manyParameters.bench()
    bench.model.document.isReplay = true
    bench.press(.home, .character("."), .character("."), .character("."))
    var fresh = try BenchState.manyParameters.bench()
    fresh.press(.home, .character("f"), .character("."), .character("."), .character("."))
    #expect(bench.model.snapshot.head == 20 && fresh.model.snapshot.head == 3)
    let (found, expected) = (bench.model.plane, fresh.model.plane)
    guard case .vector(let right) = found.right, case .vector(let other) = expected.right else {
      Issue.record("no principal directions")
      return
    }
    #expect(abs(abs(zip(right, other).reduce(0) { $0 + $1.0 * $1.1 }) - 1) <= 1e-9)
    bench.model.planeView.window = nil
    fresh.model.planeView.window = nil
    let size = PlaneWindow.fitting(bench.model).rect.width
    #expect(abs(size / PlaneWindow.fitting(fresh.model).rect.width - 1) <= 1e-9)
  }

  /// A replay that was run to its end before shows what one shows that is there for the first time.
  @Test(arguments: ScenarioView.Curve.allCases)
  func noAxisGivesAwayWhatComes(quantity: ScenarioView.Curve) throws {
    for smoothing in [0, 0.9] {
      for isLogarithmic in [true, false] {
        var seen = try BenchState.replay.bench()
        seen.press(.end, .home)
        var fresh = try Bench(try BenchState.replay.scenario, isReplay: true)
        var axes: Set<Axis> = []
        for position in 0..<40 {
          for index in [0, 1] {
            var model = index == 0 ? seen.model : fresh.model
            model.lossView.quantity = quantity
            model.lossView.smoothing = smoothing
            model.lossView.isLogarithmic = isLogarithmic
            if index == 0 { seen.model = model } else { fresh.model = model }
          }
          let (old, new) = (LossCurve(seen.model).plot, LossCurve(fresh.model).plot)
          #expect(old.y == new.y, "\(position)")
          #expect(
            ParameterCurves(seen.model).plot.y == ParameterCurves(fresh.model).plot.y,
            "\(position)")
          axes.insert(old.y)
          seen.press(.character("."))
          fresh.press(.character("."))
        }
        // It stands still for long: the losses of this run span five decades and more.
        #expect(axes.count <= 14, "\(axes.count)")
      }
    }
  }

  @Test func nothingIsDrawnBeyondTheCursor() throws {
    var bench = try BenchState.replay.bench()
    bench.press(.end, .home, .character(">"))
    #expect(bench.model.snapshot.head == 40)
    for quantity in ScenarioView.Curve.allCases {
      bench.model.lossView.quantity = quantity
      let plots = [LossCurve(bench.model).plot, ParameterCurves(bench.model).plot]
      for plot in plots {
        #expect(plot.series.allSatisfy { Double($0.samples.count - 1) <= 10 })
        #expect(plot.events.allSatisfy { $0.x <= 10 })
      }
    }
    bench.model.lossView.smoothing = 0.9
    bench.model.lossView.quantity = .loss
    #expect(LossCurve(bench.model).plot.series.allSatisfy { $0.samples.count <= 11 })
  }

  @Test func variantsGoNoFurtherThanTheCursor() throws {
    var bench = try Bench()
    bench.press(.end)
    let snapshot = bench.model.snapshot
    bench.press(.home, .character("."), .character("."))
    bench.model.snapshot.comparedRuns = [
      ComparedRun(
        kind: .variant, label: "other", history: snapshot.history, start: snapshot.start,
        configuration: snapshot.configuration)
    ]
    let rect = Rect(x: 0, y: 0, width: 60, height: 20)
    func lengths() -> [Int] {
      TrajectoryPlane(bench.model).plot(in: rect).paths.map(\.points.count)
    }
    #expect(lengths() == [21, 3])
    bench.model.document.isReplay = true
    #expect(lengths() == [3, 3])
  }
}
