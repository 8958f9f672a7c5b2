import Engine
import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// What the keys of time ask of the trainer, and what comes of it.
@Suite struct ModelTimeTests {
  @Test(arguments: [
    (Key.character("."), 6), (.character(","), 4), (.character(">"), 15), (.character("<"), 0),
    (.left, 4), (.right, 6), (.character("h"), 4), (.character("l"), 6), (.pageUp, 0),
    (.pageDown, 12), (Key(.left, .shift), 0), (Key(.right, .shift), 12), (.home, 0), (.end, 12),
  ])
  func movesTheCursor(key: Key, position: Int) throws {
    var bench = try Bench()
    bench.send(.input(.key(.character(">"))))
    bench.press(.character("."), .character("."))
    for _ in 0..<7 { bench.press(.left) }
    #expect(bench.model.snapshot.position == 5)
    bench.press(key)
    #expect(bench.model.snapshot.position == position)
  }

  @Test func scrubsNoFurtherThanTheRunWas() throws {
    var bench = try Bench()
    bench.press(.character("."), .right, .right, .pageDown)
    #expect(bench.model.snapshot.head == 1)
  }

  @Test func goesToTheTargetFromTheHead() throws {
    var bench = try Bench()
    bench.press(.character("."), .end)
    #expect(bench.model.snapshot.position == 20)
  }

  @Test func runsAndPauses() throws {
    var bench = try Bench()
    bench.press(.space)
    #expect(bench.model.snapshot.isRunning)
    bench.press(.space)
    #expect(!bench.model.snapshot.isRunning)
  }

  @Test func saysThatTheTargetIsReached() throws {
    var bench = try Bench()
    bench.press(.end, .space)
    #expect(bench.model.notice?.text.string.contains("target of 20") == true)
    #expect(!bench.model.snapshot.isRunning)
  }

  @Test func changesTheSpeedByTheLadder() throws {
    var bench = try Bench()
    bench.press(.character("+"))
    #expect(bench.model.snapshot.speed == .stepsPerSecond(20))
    bench.press(.character("-"), .character("-"))
    #expect(bench.model.snapshot.speed == .stepsPerSecond(5))
    bench.press(.character("*"))
    #expect(bench.model.snapshot.speed == .flatOut)
  }

  @Test func jumpsFromEventToEvent() throws {
    let events = [3, 9].map { Event(at: $0, .note("at \($0)")) }
    var bench = try Bench(Scenario(events: events))
    bench.press(.end, .character("b"))
    #expect(bench.model.snapshot.position == 9)
    bench.press(.character("b"))
    #expect(bench.model.snapshot.position == 3)
    bench.press(.character("b"))
    #expect(bench.model.snapshot.position == 3)
    bench.press(.home, .character("w"))
    #expect(bench.model.snapshot.position == 3)
  }

  @Test func forksOnlyWhereSomethingLiesAhead() throws {
    var bench = try Bench()
    bench.press(.end, .character("f"))
    #expect(bench.model.snapshot.ghosts.isEmpty)
    bench.press(.character("<"), .character("f"))
    #expect(bench.model.snapshot.head == 10)
    #expect(bench.model.snapshot.ghosts.count == 1)
    #expect(RunStatus(bench.model) == .fork)
  }
}

@Suite struct RunStateTests {
  @Test func isPausedAtFirstAndLiveWhileItRuns() throws {
    var bench = try Bench()
    #expect(RunStatus(bench.model) == .paused)
    bench.press(.space)
    #expect(RunStatus(bench.model) == .live)
  }

  @Test func isAReplayWhileRecordsAreRepeated() throws {
    var bench = try Bench()
    bench.press(.end, .home, .space)
    #expect(RunStatus(bench.model) == .replay)
  }

  @Test func isAReplayUntilSomethingIsChanged() throws {
    var bench = try Bench(isReplay: true)
    #expect(RunStatus(bench.model) == .replay)
    bench.press(.end, .character("<"), .character("]"))
    #expect(RunStatus(bench.model) == .fork)
  }

  @Test func isAForkFromWhereItParted() throws {
    var bench = try Bench()
    bench.press(.end, .character("<"), .character("]"))
    #expect(RunStatus(bench.model) == .fork)
    bench.press(.character(","))
    #expect(RunStatus(bench.model) == .paused)
  }

  @Test func hasDivergedBehindTheFirstValueThatIsNotFinite() throws {
    let wild = try configuration([("learning_rate", .number(4)), ("steps", .integer(300))])
    var bench = try Bench(Scenario(configuration: wild))
    bench.press(.end)
    #expect(RunStatus(bench.model) == .diverged)
    #expect(bench.screen().plainText.contains("DIVERGED"))
    bench.press(.home)
    #expect(RunStatus(bench.model) == .paused)
  }
}

@Suite struct DiagnosisTests {
  @Test func saysWhyTheLossGrows() throws {
    let wild = try configuration([("learning_rate", .number(1.5))])
    var bench = try Bench(Scenario(configuration: wild), size: Size(width: 120, height: 40))
    #expect(Diagnosis(bench.model.snapshot) == nil)
    bench.press(.end)
    let text = bench.newsText
    // 2/λmax of seed 0 is 0.708380 (from PyTorch's data by NumPy).
    #expect(text.contains("Diverging: the learning rate 1.5 is 2.118 times"))
    #expect(text.contains("0.7084") && text.contains("Rewind"))
    // Where there is less room, in fewer words.
    bench.send(.input(.resize(Size(width: 80, height: 24))))
    #expect(bench.newsText == "✗ Diverging: lr 1.5, bound 0.708. Rewind and lower it")
  }

  @Test func isSilentBelowTheBound() throws {
    var bench = try Bench()
    bench.press(.end)
    #expect(Diagnosis(bench.model.snapshot) == nil)
  }
}

@Suite struct StabilityTests {
  @Test(arguments: [
    (0.5, 1.0, false, Stability.stable), (1, 1, false, .edge), (1.01, 1, false, .unstable),
    (0.5, 1, true, .belowLocalBound), (1.5, 1, true, .aboveLocalBound),
  ])
  func saysWhereTheRateStands(rate: Double, bound: Double, isLocal: Bool, expected: Stability) {
    #expect(Stability(learningRate: rate, bound: bound, isLocal: isLocal) == expected)
  }
}

@Suite struct ComparedRunStyleTests {
  @Test func tellsAsManyVariantsApartAsThereAreLetters() {
    let styles = (0..<26).map { ComparedRunStyle(.variant, $0) }
    #expect(Set(styles.map(\.letter)).count == 26)
    #expect(Set(styles.prefix(9).map { "\($0.role) \($0.stroke)" }).count == 9)
    #expect(!styles.contains { $0.role == .series1 || $0.stroke == .solid })
  }

  /// However many there were before it, and whichever are kept.
  @Test func aGhostKeepsItsLetter() throws {
    let run = try Run(configuration: Configuration())
    run.advance(to: 2)
    var first: ComparedRunStyle?
    for change in 0..<40 {
      run.rewind(to: 1)
      try run.change("learning_rate", to: .number(0.01 + 0.001 * Double(change)))
      run.advance(to: 2)
      if change == 20 { first = try ComparedRunStyle(#require(run.ghosts.last)) }
    }
    let kept = try #require(run.ghosts.first { ComparedRunStyle($0) == first })
    #expect(kept.number == 20)
    #expect(Set(run.ghosts.suffix(26).map { ComparedRunStyle($0).letter }).count == 26)
    #expect(first?.letter == "U")
  }

  @Test func drawsWhatIfUnlikeWhatIsForetold() {
    #expect(ComparedRunStyle(.whatIf, 0).stroke != .dotted)
  }
}
