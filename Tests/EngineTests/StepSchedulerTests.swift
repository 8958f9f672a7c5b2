import Testing

@testable import Engine

@Suite struct StepSchedulerTests {
  @Test func countsTheUpdatesOfASecond() {
    var now = Duration.seconds(100)
    var pace = StepScheduler(.stepsPerSecond(40), now: now)
    var updates = 0
    while now < .seconds(101) {
      if let wait = pace.wait(now: now) {
        now += wait
      } else {
        updates += 1
        pace.advance(now: now)
      }
    }
    #expect(updates == 40)
  }

  @Test func makesUpForAShortDelay() {
    var pace = StepScheduler(.stepsPerSecond(100), now: .zero)
    pace.advance(now: .milliseconds(45))
    var updates = 1
    while pace.wait(now: .milliseconds(45)) == nil {
      pace.advance(now: .milliseconds(45))
      updates += 1
    }
    #expect(updates == 5)
  }

  @Test func doesNotRaceAfterALongDelay() {
    var pace = StepScheduler(.stepsPerSecond(100), now: .zero)
    pace.advance(now: .seconds(50))
    pace.advance(now: .seconds(50))
    #expect(pace.wait(now: .seconds(50)) == .milliseconds(10))
  }

  @Test func takesAFasterSpeedAtOnce() {
    var pace = StepScheduler(.stepsPerSecond(0.01), now: .zero)
    pace.advance(now: .zero)
    #expect(pace.wait(now: .seconds(1)) == .seconds(99))
    pace.change(to: .stepsPerSecond(10), now: .seconds(1))
    #expect(pace.wait(now: .seconds(1)) == .milliseconds(100))
    pace.change(to: .flatOut, now: .seconds(1))
    #expect(pace.wait(now: .seconds(1)) == nil)
  }
}

@Suite struct RateMeterTests {
  @Test func readsOnlyAfterItsWindow() {
    var meter = RateMeter(now: .zero)
    meter.count(10, now: .milliseconds(249))
    #expect(meter.stepsPerSecond == 0)
    meter.count(10, now: .milliseconds(250))
    #expect(meter.stepsPerSecond == 80)
    meter.count(1, now: .milliseconds(1_250))
    #expect(meter.stepsPerSecond == 1)
  }
}

@Suite struct SpeedTests {
  @Test func climbsTheLadderAndStaysAtItsEnds() {
    #expect(Speed.stepsPerSecond(10).faster == .stepsPerSecond(20))
    #expect(Speed.stepsPerSecond(10).slower == .stepsPerSecond(5))
    #expect(Speed.stepsPerSecond(12).faster == .stepsPerSecond(20))
    #expect(Speed.stepsPerSecond(12).slower == .stepsPerSecond(10))
    #expect(Speed.stepsPerSecond(1).slower == .stepsPerSecond(1))
    #expect(Speed.stepsPerSecond(10_000).faster == .flatOut)
    #expect(Speed.flatOut.faster == .flatOut)
    #expect(Speed.flatOut.slower == .stepsPerSecond(10_000))
  }

  @Test func lastsAsLongAsAsked() {
    #expect(Speed.lasting(2, steps: 20) == .stepsPerSecond(10))
    #expect(Speed.lasting(2, steps: 21) == .stepsPerSecond(20))
    #expect(Speed.lasting(2, steps: 1_000_000) == .flatOut)
  }
}

/// What a trainer does between two updates that are far apart.
@Suite struct SlowRunTests {
  /// An update that was not waited for is published before the long sleep behind it.
  @Test func publishesBeforeItSleeps() throws {
    let watched = try Watched(speed: .stepsPerSecond(0.001))
    watched.trainer.send(.run)
    // The beginning, the command, the update.
    #expect(try watched.snapshot(ofWake: 3)?.position == 1)
  }

  /// A target that is lowered to the position ends the run at once, not when the next update is due.
  @Test func pausesWhereItsTargetCame() throws {
    let watched = try Watched(speed: .stepsPerSecond(0.001))
    watched.trainer.send(.run)
    _ = try watched.snapshot { $0.position == 1 }
    watched.trainer.send(.change(name: "steps", value: .integer(1)))
    #expect(try watched.snapshot { $0.target == 1 }.isRunning == false)
  }
}
