import Synchronization
import Testing
import Theory
import Training

@testable import Engine

/// How surfaces and a run that goes on share a thread.
@Suite struct SurfaceSchedulerTests {
  private static func request(_ number: Int) -> SurfaceRequest {
    SurfaceRequest(
      plane: ParameterPlane(origin: [0, 0], right: .parameter(0), up: .parameter(1)),
      xRange: 0...Double(number + 1), yRange: 0...1, columns: 2, rows: 2)
  }

  @Test func leavesTheRunThreeTimesAsLongAsASurfaceTook() {
    var turn = SurfaceScheduler()
    #expect(turn.take(now: .zero, holdsRun: true) == nil)
    turn.want(Self.request(0))
    #expect(turn.take(now: .zero, holdsRun: true) == Self.request(0))
    turn.finish(from: .zero, to: .seconds(2))
    turn.want(Self.request(1))
    turn.want(Self.request(2))
    #expect(turn.take(now: .milliseconds(7_999), holdsRun: true) == nil)
    #expect(turn.take(now: .seconds(8), holdsRun: true) == Self.request(2))
    #expect(turn.take(now: .seconds(8), holdsRun: true) == nil)
  }

  @Test func makesOneAtOnceForWhomNoRunWaits() {
    var turn = SurfaceScheduler()
    turn.finish(from: .zero, to: .seconds(2))
    turn.want(Self.request(0))
    #expect(turn.take(now: .seconds(3), holdsRun: false) == Self.request(0))
    turn.want(Self.request(1))
    turn.forget()
    #expect(turn.take(now: .seconds(3), holdsRun: false) == nil)
  }

  /// A surface is asked for at each step; the newest is made in the end.
  @Test func aRunThatIsFollowedIsNotHeldUp() throws {
    let looks = Mutex(0)
    let run = try Run(configuration: configuration([("steps", .integer(60))]))
    // The clock stands still from some look on: no surface is due again while it runs.
    let worker = try DrivenWorker(run) {
      .seconds(
        looks.withLock { count in
          count = min(count + 1, 20)
          return count
        })
    }
    let newest = Mutex(-1)
    _ = worker.work([.run]) { snapshot, queue in
      let last = newest.withLock { newest in
        defer { newest = max(newest + (newest >= 60 ? 1 : 0), snapshot.position) }
        return newest
      }
      if snapshot.position > last {
        queue.send(.surface(Self.request(snapshot.position)))
      } else if last == 60 {
        // Behind what was asked for last.
        queue.send(.pause)
      } else if last > 60 {
        queue.stop()
      }
    }
    let made = worker.replies().compactMap { reply -> SurfaceRequest? in
      if case .surface(let surface) = reply { surface.request } else { nil }
    }
    #expect(made.last == Self.request(60))
    #expect((2...20).contains(made.count))
  }
}
